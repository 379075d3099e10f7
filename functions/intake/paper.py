"""The receipt and the progress as pages, for a browser without JavaScript: Chinese, and English below it."""

from collections.abc import Iterable
from html import escape

from functions.domain.items.readers import DESIGNATED
from functions.domain.items.six_steps import LABELS, Progress, Step
from functions.domain.refusals import Challenge, Lang, Refusal, TooMany, Words

_FRAME = """<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><title>{name}</title>
<style>body{{font:1.25rem/1.6 sans-serif;max-width:34rem;margin:auto;padding:1rem}}
h1{{color:#0d4b86}}strong{{font-size:2rem}}ol{{list-style:none;padding:0}}ol li{{display:inline-block;margin-right:1em}}li,a{{line-height:2.5}}label{{display:block;margin:.7rem 0}}
textarea,input:not([type=checkbox]){{box-sizing:border-box;width:100%;font:inherit;padding:.5rem}}
button{{font:inherit;padding:.7rem 2rem}}small{{display:block;line-height:1.4}}.urgent{{border:3px solid #b3261e;padding:0 1rem}}</style>
<main><h1>{title}</h1>{body}</main></html>"""


CODE = Words("查询码", "Query code")
HOTLINE = Words(
    '也可以拨打 <a href="tel:12345">12345</a>。', 'Or call <a href="tel:12345">12345</a>.'
)


def both(words: Words) -> str:
    """A sentence of ours in both languages; it may hold marks of HTML."""
    return f'{words[Lang.ZH]}<small lang="en">{words[Lang.EN]}</small>'


def told(words: Words) -> str:
    """The same of a refusal, which may repeat what somebody wrote."""
    return both(Words(escape(words[Lang.ZH]), escape(words[Lang.EN])))


def receipt(shown: dict[str, object]) -> bytes:
    """What somebody should write down or photograph."""
    code = str(shown["query_code"])
    grouped = " ".join(code[i : i + 4] for i in range(0, len(code), 4))
    by = _time(shown["answer_by"])
    body = _numbers(shown)
    body += f"<p>{both(Words('查询码（请抄下或截图）：', 'Your query code; write it down:'))}</p>"
    body += f"<p><strong>{escape(grouped)}</strong></p>"
    body += f"<p>{both(Words(f'预计答复时间：{by} 前', f'An answer is due by {by}'))}</p>"
    body += _readers(shown["protected"])
    return page(
        Words("已收到，谢谢您", "Received, thank you"), body + _way_to(code) + photo_for(code)
    )


def photo_for(code: str) -> str:
    """The way to add a photo: the page that we answer has the field for it."""
    return _form("/api/plain/photo", _hidden("code", code), Words("附一张照片", "Add a photo"))


def photo(url: str, fields: dict[str, str]) -> bytes:
    """The field for a photo, which goes from here to the store; what it must say comes before it."""
    told = "".join(_hidden(name, value) for name, value in fields.items())
    field = '<p><input type="file" name="file" accept="image/*" required></p>'
    send = f"<p><button>{both(Words('上传照片', 'Send the photo'))}</button></p>"
    help_ = Words(
        "选一张照片，最大 10 MB。一刻钟内有效；传完会回到查进度的页面。",
        "Choose one photo, 10 MB at most, within a quarter of an hour; then you are back where progress is shown.",
    )
    body = f'<form method="post" enctype="multipart/form-data" action="{escape(url)}">{told}{field}{send}</form>'
    return page(Words("附一张照片", "Add a photo"), f"<p>{both(help_)}</p>{body}")


def not_found(refusal: Refusal, code: str) -> bytes:
    """No appeal of that code, or first a small sum; the field again."""
    body = urgent(refusal.numbers) if refusal.numbers else ""
    body += f"<p>{told(refusal.words)}</p>"
    asked = refusal.challenge if isinstance(refusal, TooMany) else None
    field = f'<label>{both(CODE)}<input name="code" maxlength="400" value="{escape(code)}"></label>'
    body += _form("/api/plain", field + question(asked), Words("查进度", "Follow it"))
    return page(refusal.title, f"{body}<p>{both(HOTLINE)}</p>")


def question(asked: Challenge | None) -> str:
    """The sum that is asked, with the field for its answer."""
    if asked is None:
        return ""
    token = _hidden("challenge_token", asked.token)
    field = '<input name="challenge_answer" maxlength="20" autocomplete="off">'
    return f"{token}<label>{told(asked.question)}{field}</label>"


FACTS = {
    "no": Words("编号", "Number"),
    "place": Words("地点", "Place"),
    "unit": Words("办理单位", "Unit"),
    "due_at": Words("最迟答复", "Answer due by"),
}


def progress(shown: dict[str, object]) -> bytes:
    """What the progress page shows (`track.view`), as far as words go: no photos, nothing to tap."""
    facts = shown | {"due_at": shown["due_at"] and shown["colour"] and _time(shown["due_at"])}
    body = f"{_numbers(shown)}<p><strong>{escape(str(shown['label']))}</strong></p>"
    body += _steps(shown["steps"])
    body += "".join(_fact(words, facts[name]) for name, words in FACTS.items() if facts[name])
    body += _readers(shown["protected"])
    if shown["reply"]:
        body += f"{_heading('答复', 'The answer')}<p>{_lines(shown['reply'])}</p>"
    body += f"{_heading('办理经过', 'What was done')}<ul>{''.join(map(_line, _events(shown)))}</ul>"
    body += f"{_heading('您说的', 'What you told')}<p>{_lines(shown['content'])}</p>"
    more = Words(
        "要补充、评价，请换一个浏览器。", "To add something or to rate it, take another browser."
    )
    return page(
        Words("办理进度", "How far it is"), f"{body}<p>{both(more)}</p><p>{both(HOTLINE)}</p>"
    )


def _fact(words: Words, fact: object) -> str:
    return f'<p>{words[Lang.ZH]} <span lang="en">{words[Lang.EN]}</span>：{escape(str(fact))}</p>'


def _heading(zh: str, en: str) -> str:
    return f"<h2>{both(Words(zh, en))}</h2>"


_SIGNS = {
    Progress.DONE: "✓", Progress.SKIPPED: "–", Progress.NOW: "●", Progress.WAITING: "…",
    Progress.ENDED: "✕", Progress.AHEAD: "·",
}  # fmt: skip


def _steps(bar: object) -> str:
    """The six steps, each with a sign of how it stands with it."""
    stages = bar if isinstance(bar, list) else []
    return f'<ol aria-label="办理步骤">{"".join(map(_step, stages))}</ol>'


def _step(stage: dict[str, str]) -> str:
    """The one at which it stands is read as such."""
    is_here = stage["state"] not in {Progress.DONE, Progress.SKIPPED, Progress.AHEAD}
    here = ' aria-current="step"' if is_here else ""
    return f"<li{here}>{_SIGNS[Progress(stage['state'])]} {told(LABELS[Step(stage['key'])])}</li>"


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


# What the lines that all of China has are called in English.
LINES = {
    "110": "Police", "119": "Fire", "120": "Ambulance", "122": "Traffic accident",
    "12355": "Youth line", "12356": "Crisis line", "12338": "Women's line",
}  # fmt: skip


def urgent(numbers: Iterable[tuple[str, str]]) -> str:
    """The numbers to call first."""
    each = "".join(f"<li>{_line_to(name, number)}</li>" for name, number in numbers)
    first = both(Words("如有危险，请马上拨打：", "In danger? Call at once:"))
    return f'<section class="urgent"><p>{first}</p><ul>{each}</ul></section>'


def _line_to(name: str, number: str) -> str:
    link = f'{escape(name)}：<a href="tel:{escape(number)}">{escape(number)}</a>'
    english = LINES.get(number)
    return f'{link} <span lang="en">{english}</span>' if english else link


def _numbers(shown: dict[str, object]) -> str:
    """The numbers to call, where what was told may be danger."""
    found = shown["emergency"]
    numbers = [(n["name"], n["number"]) for n in found] if isinstance(found, list) else []
    return urgent(numbers) if numbers else ""


def _way_to(code: str) -> str:
    """The way to the progress: in the body of a form, for an address stays in the phone's history."""
    return _form("/api/plain", _hidden("code", code), Words("查看办理进度", "See how far it is"))


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'


def _form(action: str, fields: str, send: Words) -> str:
    button = f"<p><button>{both(send)}</button></p>"
    return f'<form method="post" action="{action}">{fields}{button}</form>'


def _readers(protected: object) -> str:
    """Of what is or may be a report: who reads it. Whoever hands reports on reads each of them."""
    if not isinstance(protected, dict):
        return ""
    readers = "和".join(dict.fromkeys((str(protected["readers"]), DESIGNATED)))
    only = f"只有{escape(readers)}能看到；村里、镇里都看不到。"
    return f"<p>{both(Words(only, 'Only they can read it; no village and no town can.'))}</p>"


def page(title: Words, body: str) -> bytes:
    """A whole page."""
    return _FRAME.format(name=escape(title[Lang.ZH]), title=told(title), body=body).encode()
