"""The receipt and the progress as pages, for a browser without JavaScript."""

from html import escape

from functions.domain.refusals import Lang, Refusal

_FRAME = """<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><title>{title}</title>
<style>body{{font:1.25rem/1.6 sans-serif;max-width:34rem;margin:auto;padding:1rem}}
h1{{color:#0d4b86}}strong{{font-size:2rem}}li,a{{line-height:2.5}}</style>
<main><h1>{title}</h1>{body}</main></html>"""


def receipt(query_code: str, answer_by: str, numbers: list[tuple[str, str]]) -> bytes:
    """What somebody should write down or photograph."""
    grouped = " ".join(query_code[i : i + 4] for i in range(0, len(query_code), 4))
    urgent = "".join(f"<li>{escape(name)}：{escape(number)}</li>" for name, number in numbers)
    body = f"<p>查询码（请抄下或截图）：</p><p><strong>{escape(grouped)}</strong></p>"
    body += f"<p>预计答复时间：{escape(answer_by[:16].replace('T', ' '))} 前</p>"
    if urgent:
        body += f"<p>如有危险，请马上拨打：</p><ul>{urgent}</ul>"
    body += f'<p><a href="/a/{escape(query_code)}">查看办理进度</a></p>'
    return _FRAME.format(title="已收到，谢谢您", body=body).encode()


def refused(refusal: Refusal) -> bytes:
    """What was wrong; the browser's back button brings the text back."""
    body = f"<p>{escape(refusal.words[Lang.ZH])}</p><p>请按“返回”修改后再提交，您写的内容还在。</p>"
    return _FRAME.format(title=refusal.title[Lang.ZH], body=body).encode()


def not_found(refusal: Refusal) -> bytes:
    """No appeal of that code; the way back to the field."""
    body = f"<p>{escape(refusal.words[Lang.ZH])}</p>"
    body += '<p><a href="/a/">再输一次</a></p><p>也可以拨打 <a href="tel:12345">12345</a>。</p>'
    return _FRAME.format(title=refusal.title[Lang.ZH], body=body).encode()


def progress(shown: dict[str, object]) -> bytes:
    """What the progress page shows (`track.view`), as far as words go: no photos, nothing to tap."""
    facts = {"编号": shown["no"], "地点": shown["place"], "办理单位": shown["unit"]}
    if shown["due_at"] and shown["colour"]:
        facts["最迟答复"] = _time(shown["due_at"])
    body = f"<p><strong>{escape(str(shown['label']))}</strong></p>"
    body += "".join(f"<p>{name}：{escape(str(fact))}</p>" for name, fact in facts.items() if fact)
    if shown["reply"]:
        body += f"<h2>答复</h2><p>{_lines(shown['reply'])}</p>"
    body += "<h2>办理经过</h2><ul>" + "".join(map(_line, _events(shown))) + "</ul>"
    body += f"<h2>您说的</h2><p>{_lines(shown['content'])}</p>"
    body += '<p>要补充、评价，请换一个浏览器，或者拨打 <a href="tel:12345">12345</a>。</p>'
    return _FRAME.format(title="办理进度", body=body).encode()


def _events(shown: dict[str, object]) -> list[dict[str, str]]:
    told = shown["timeline"]
    return list(reversed(told)) if isinstance(told, list) else []


def _line(event: dict[str, str]) -> str:
    text = f"<br>{_lines(event['text'])}" if event.get("text") else ""
    return f"<li>{_time(event['at'])} {escape(event['label'])}{text}</li>"


def _time(moment: object) -> str:
    return escape(str(moment)[:16].replace("T", " "))


def _lines(text: object) -> str:
    return escape(str(text)).replace("\n", "<br>")
