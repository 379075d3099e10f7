"""The form of a browser without JavaScript: read as the same declared form as JSON, by the one way in.

A refusal keeps every word that was written, in the form that sends it again.
"""

from datetime import datetime
from hashlib import sha256
from html import escape
from urllib.parse import parse_qsl, quote

import msgspec

from functions.domain.refusals import Challenge, InvalidInput, Lang, Refusal, TooMany, Words
from functions.intake.forms import Telling
from functions.intake.paper import both, page, question, told, urgent

Written = dict[str, str]
TEXTS = ("code", "content", "address", "service")
TICKS = {
    "confidential": Words("请为我保密", "Keep me confidential"),
    "public_ok": Words("同意公开", "It may be published"),
}
CONTACT = {"name": Words("称呼", "Your name"), "phone": Words("电话", "Telephone")}
LABELS = {
    "content": Words("内容", "What happened"),
    "address": Words("事发地址", "Where it is"),
    "challenge.answer": Words("小问题", "The question"),
} | {f"contact.{name}": label for name, label in CONTACT.items()}


def written(body: bytes, code: str) -> Written:
    """What the form holds; the code of the page's address comes first."""
    said = dict(parse_qsl(body.decode(errors="replace")))
    return said | {"code": code} if code else said


def code_of(said: Written) -> str:
    """The place that it was written at."""
    return said.get("code", "")


def as_json(said: Written) -> bytes:
    """The form as the JSON that a page with a script sends; the declared form reads both."""
    body: dict[str, object] = {name: said[name] for name in TEXTS if said.get(name)}
    body |= {name: True for name in TICKS if said.get(name)}
    contact = {name: said[name] for name in CONTACT if said.get(name)}
    if contact:
        body["contact"] = contact
    if said.get("challenge_token"):
        answer = said.get("challenge_answer", "")[:20]
        body["challenge"] = {"token": said["challenge_token"], "answer": answer}
    return msgspec.json.encode(body)


def key_of(form: Telling, address: str, at: datetime) -> str:
    """The same text from the same address on one day is the same appeal; an answered sum changes nothing."""
    contact = form.contact
    who = (contact.name, contact.phone) if contact else ()
    told = (form.content, form.address, form.service, str(form.confidential), str(form.public_ok))
    said = "\x1f".join([address, form.code, *told, *who, f"{at:%Y%m%d}"])
    return sha256(said.encode()).hexdigest()


def answer_of(said: Written) -> str:
    """The answer to a sum, as a header would carry it."""
    return f"{said.get('challenge_token', '')} {quote(said.get('challenge_answer', ''))}"


def refused(refusal: Refusal, said: Written) -> bytes:
    """What was wrong, with every word that was written, ready to be sent again."""
    asked = refusal.challenge if isinstance(refusal, TooMany) else None
    body = urgent(refusal.numbers) if refusal.numbers else ""
    body += "".join(f"<p>{told(words)}</p>" for words in _why(refusal))
    body += f"<p>{both(_AGAIN)}</p>"
    return page(refusal.title, body + _form(said, asked))


_AGAIN = Words(
    "您写的内容还在下面，修改后再提交。",
    "What you wrote stands below; change it and send it again.",
)


def _why(refusal: Refusal) -> list[Words]:
    """What is wrong, and of which field."""
    if not isinstance(refusal, InvalidInput):
        return [refusal.words]
    return [_of_field(LABELS.get(error.field), error.message) for error in refusal.errors]


def _of_field(label: Words | None, message: Words) -> Words:
    if label is None:
        return message
    zh, en = (f"{label[lang]}{mark}{message[lang]}" for lang, mark in _COLONS.items())
    return Words(zh, en)


_COLONS = {Lang.ZH: "：", Lang.EN: ": "}


def _form(said: Written, asked: Challenge | None) -> str:
    """The form again. A photo is not needed, and no browser sends a chosen one twice."""
    text = f'<textarea name="content" rows="8">{_kept(said, "content")}</textarea>'
    fields = question(asked) + f"<label>{both(LABELS['content'])}{text}</label>"
    fields += _field(said, "address", LABELS["address"])
    fields += "".join(_field(said, name, label) for name, label in CONTACT.items())
    fields += "".join(_tick(said, name, label) for name, label in TICKS.items())
    fields += f'<input type="hidden" name="service" value="{_kept(said, "service")}">'
    send = f"<p><button>{both(Words('再次提交', 'Send it again'))}</button></p>"
    return f'<form method="post" action="/q/{_kept(said, "code")}">{fields}{send}</form>'


def _field(said: Written, name: str, label: Words) -> str:
    return f'<label>{both(label)}<input name="{name}" value="{_kept(said, name)}"></label>'


def _tick(said: Written, name: str, label: Words) -> str:
    ticked = " checked" if said.get(name) else ""
    return (
        f'<label><input type="checkbox" name="{name}" value="true"{ticked}> {both(label)}</label>'
    )


def _kept(said: Written, name: str) -> str:
    return escape(said.get(name, ""))
