"""The receipt and the progress as pages, for a browser without JavaScript."""

from collections.abc import Iterable
from html import escape

from functions.domain.county.county import County
from functions.domain.items.readers import DESIGNATED
from functions.domain.refusals import Lang, Refusal

_FRAME = """<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><title>{title}</title>
<style>body{{font:1.25rem/1.6 sans-serif;max-width:34rem;margin:auto;padding:1rem}}
h1{{color:#0d4b86}}strong{{font-size:2rem}}li,a{{line-height:2.5}}label{{display:block;margin:.7rem 0}}
textarea,input:not([type=checkbox]){{box-sizing:border-box;width:100%;font:inherit;padding:.5rem}}
button{{font:inherit;padding:.7rem 2rem}}.urgent{{border:3px solid #b3261e;padding:0 1rem}}</style>
<main><h1>{title}</h1>{body}</main></html>"""


def receipt(county: County, shown: dict[str, object]) -> bytes:
    """What somebody should write down or photograph."""
    code = str(shown["query_code"])
    grouped = " ".join(code[i : i + 4] for i in range(0, len(code), 4))
    body = (
        _numbers(county, shown)
        + f"<p>查询码（请抄下或截图）：</p><p><strong>{escape(grouped)}</strong></p>"
    )
    body += f"<p>预计答复时间：{escape(str(shown['answer_by'])[:16].replace('T', ' '))} 前</p>"
    body += _readers(shown["protected"])
    return page("已收到，谢谢您", body + _way_to(code))


def not_found(refusal: Refusal) -> bytes:
    """No appeal of that code; the way back to the field."""
    body = f"<p>{escape(refusal.words[Lang.ZH])}</p>"
    body += '<p><a href="/a/">再输一次</a></p><p>也可以拨打 <a href="tel:12345">12345</a>。</p>'
    return _FRAME.format(title=refusal.title[Lang.ZH], body=body).encode()


def progress(county: County, shown: dict[str, object]) -> bytes:
    """What the progress page shows (`track.view`), as far as words go: no photos, nothing to tap."""
    facts = {"编号": shown["no"], "地点": shown["place"], "办理单位": shown["unit"]}
    if shown["due_at"] and shown["colour"]:
        facts["最迟答复"] = _time(shown["due_at"])
    body = f"{_numbers(county, shown)}<p><strong>{escape(str(shown['label']))}</strong></p>"
    body += "".join(f"<p>{name}：{escape(str(fact))}</p>" for name, fact in facts.items() if fact)
    body += _readers(shown["protected"])
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


def urgent(numbers: Iterable[tuple[str, str]]) -> str:
    """The numbers to call first."""
    each = "".join(
        f'<li>{escape(name)}：<a href="tel:{escape(number)}">{escape(number)}</a></li>'
        for name, number in numbers
    )
    return f'<section class="urgent"><p>如有危险，请马上拨打：</p><ul>{each}</ul></section>'


def _numbers(county: County, shown: dict[str, object]) -> str:
    """The numbers to call, where what was told may be danger."""
    numbers = ((n.name, n.number) for n in county.settings.emergency_numbers)
    return urgent(numbers) if shown["emergency"] else ""


def _way_to(code: str) -> str:
    """The way to the progress: in the body of a form, for an address stays in the phone's history."""
    field = f'<input type="hidden" name="code" value="{escape(code)}">'
    return f'<form method="post" action="/api/plain">{field}<p><button>查看办理进度</button></p></form>'


def _readers(protected: object) -> str:
    """Of what is or may be a report: who reads it. Whoever hands reports on reads each of them."""
    if not isinstance(protected, dict):
        return ""
    readers = "和".join(dict.fromkeys((str(protected["readers"]), DESIGNATED)))
    return f"<p>只有{escape(readers)}能看到；村里、镇里都看不到。</p>"


def page(title: str, body: str) -> bytes:
    """A whole page."""
    return _FRAME.format(title=escape(title), body=body).encode()
