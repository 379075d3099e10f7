"""The receipt as a page, for a browser without JavaScript."""

from html import escape

from functions.domain.refusals import Lang, Refusal

_FRAME = """<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>
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
