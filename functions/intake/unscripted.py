"""The form of a browser without JavaScript: read as the same declared form as JSON, by the one way in.

A refusal keeps every word that was written, in the form that sends it again.
"""

from datetime import datetime
from hashlib import sha256
from html import escape
from urllib.parse import parse_qsl

import msgspec

from functions.domain.refusals import Challenge, Lang, Refusal, TooMany
from functions.intake.forms import Submission
from functions.intake.paper import page, urgent

Said = dict[str, str]
TEXTS = ("code", "content", "address", "service")
TICKS = {"confidential": "请为我保密", "public_ok": "同意公开"}
CONTACT = {"name": "称呼", "phone": "电话"}


def written(body: bytes, code: str) -> Said:
    """What the form holds; the code of the page's address comes first."""
    said = dict(parse_qsl(body.decode(errors="replace")))
    return said | {"code": code} if code else said


def code_of(said: Said) -> str:
    """The place that it was written at."""
    return said.get("code", "")


def as_json(said: Said) -> bytes:
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


def key_of(form: Submission, address: str, at: datetime) -> str:
    """The same text from the same address on one day is the same appeal; an answered sum changes nothing."""
    contact = form.contact
    who = (contact.name, contact.phone) if contact else ()
    told = (form.content, form.address, form.service, str(form.confidential), str(form.public_ok))
    said = "\x1f".join([address, form.code, *told, *who, f"{at:%Y%m%d}"])
    return sha256(said.encode()).hexdigest()


def refused(refusal: Refusal, said: Said) -> bytes:
    """What was wrong, with every word that was written, ready to be sent again."""
    asked = refusal.challenge if isinstance(refusal, TooMany) else None
    body = urgent(refusal.numbers) if refusal.numbers else ""
    body += f"<p>{escape(refusal.words[Lang.ZH])}</p><p>您写的内容还在下面，修改后再提交。</p>"
    return page(refusal.title[Lang.ZH], body + _form(said, asked))


def _form(said: Said, asked: Challenge | None) -> str:
    """The form again. A photo is not needed, and no browser sends a chosen one twice."""
    fields = _question(asked) if asked else ""
    fields += (
        f'<label>内容<textarea name="content" rows="8">{_kept(said, "content")}</textarea></label>'
    )
    fields += _field(said, "address", "事发地址")
    fields += "".join(_field(said, name, label) for name, label in CONTACT.items())
    fields += "".join(_tick(said, name, label) for name, label in TICKS.items())
    fields += f'<input type="hidden" name="service" value="{_kept(said, "service")}">'
    return f'<form method="post" action="/q/{_kept(said, "code")}">{fields}<p><button>再次提交</button></p></form>'


def _question(asked: Challenge) -> str:
    token = f'<input type="hidden" name="challenge_token" value="{escape(asked.token)}">'
    field = '<input name="challenge_answer" maxlength="20" autocomplete="off">'
    return f"{token}<label>{escape(asked.question[Lang.ZH])}{field}</label>"


def _field(said: Said, name: str, label: str) -> str:
    return f'<label>{label}<input name="{name}" value="{_kept(said, name)}"></label>'


def _tick(said: Said, name: str, label: str) -> str:
    ticked = " checked" if said.get(name) else ""
    return f'<label><input type="checkbox" name="{name}" value="true"{ticked}> {label}</label>'


def _kept(said: Said, name: str) -> str:
    return escape(said.get(name, ""))
