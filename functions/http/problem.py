"""Refusals as RFC 9457 problems, in the caller's language."""

import msgspec

from functions.domain import refusals
from functions.domain.refusals import InvalidInput, Lang, Overtaken, Refusal, TooMany, Words
from functions.http.exchange import Answer

STATUS: dict[type[Refusal], int] = {
    refusals.InvalidInput: 422,
    refusals.NotSignedIn: 401,
    refusals.WrongPassword: 401,
    refusals.NotPermitted: 403,
    refusals.Unknown: 404,
    refusals.ActionNotAllowed: 409,
    refusals.StaleAppeal: 409,
    refusals.Overtaken: 409,
    refusals.KeyReused: 409,
    refusals.AlreadyExists: 409,
    refusals.TooLarge: 413,
    refusals.TooMany: 429,
    refusals.Busy: 503,
}

_PLAIN = {
    400: Words("请求有误", "Bad request"),
    404: Words("没有找到", "Not found"),
    405: Words("不支持这种请求", "Method not allowed"),
    415: Words("不支持这种内容", "Unsupported media type"),
    500: Words("系统出错了，我们已记录；请稍后再试", "Something broke on our side; try again"),
}


def of(refusal: Refusal, lang: Lang) -> Answer:
    """The problem that a refusal is."""
    body: dict[str, object] = {
        "type": f"urn:mashangban:{type(refusal).__name__}",
        "title": refusal.title[lang],
        "status": STATUS[type(refusal)],
        "detail": refusal.words[lang],
    }
    if isinstance(refusal, InvalidInput):
        body["errors"] = [
            {"field": e.field, "code": e.code, "message": e.message[lang]} for e in refusal.errors
        ]
    if isinstance(refusal, Overtaken) and refusal.by:
        body |= {"changed_by": refusal.by, "changed_at": refusal.at}
    if isinstance(refusal, TooMany) and refusal.challenge:
        ask = refusal.challenge
        body["challenge"] = {"question": ask.question[lang], "token": ask.token}
    if refusal.numbers:
        body |= _to_call(refusal.numbers)
        body["danger"] = "certain" if refusal.sure else "maybe"
    return _answer(body, STATUS[type(refusal)])


def plain(status: int, lang: Lang, numbers: tuple[tuple[str, str], ...] = ()) -> Answer:
    """A problem that is no refusal of ours: a wrong method, or a fault; with the numbers to call, where there are."""
    words = _PLAIN.get(status, _PLAIN[500])
    body: dict[str, object] = {"type": "about:blank", "title": words[lang], "status": status}
    return _answer(body | (_to_call(numbers) | {"danger": "maybe"} if numbers else {}), status)


def _to_call(numbers: tuple[tuple[str, str], ...]) -> dict[str, object]:
    return {"emergency": [{"name": name, "number": tel} for name, tel in numbers]}


def _answer(body: dict[str, object], status: int) -> Answer:
    headers = {"Content-Type": "application/problem+json", "Cache-Control": "no-store"}
    return Answer(msgspec.json.encode(body), status, headers)
