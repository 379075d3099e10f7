"""What we decline, in the business's words; `http/problem.py` alone knows which HTTP status each one is."""

from dataclasses import dataclass
from enum import StrEnum


class Lang(StrEnum):
    """The languages that people are answered in."""

    ZH = "zh"
    EN = "en"


class Words(dict[Lang, str]):
    """One sentence in every language."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__({Lang.ZH: zh, Lang.EN: en})


@dataclass(frozen=True, slots=True)
class FieldError:
    """Which field of the input is wrong, and how."""

    field: str
    code: str
    message: Words


class Refusal(Exception):
    """Base of everything that we decline and the caller can act on."""

    title = Words("请求未被接受", "The request was declined")
    numbers: tuple[
        tuple[str, str], ...
    ] = ()  # to call at once, where what is declined tells of danger
    sure = True  # of the danger: else the numbers come without alarm

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(zh, en)


class InvalidInput(Refusal):
    """Something in the input is missing or wrong; nothing was stored."""

    title = Words("填写有误", "Some input is wrong")

    def __init__(self, *errors: FieldError) -> None:
        super().__init__(
            "；".join(e.message[Lang.ZH] for e in errors),
            "; ".join(f"{e.field}: {e.message[Lang.EN]}" for e in errors),
        )
        self.errors = errors


class NotSignedIn(Refusal):
    """No session, or one that has ended."""

    title = Words("请先登录", "Sign in first")


class WrongPassword(Refusal):
    """The name, the password or the second factor is wrong; we do not say which."""

    title = Words("登录失败", "Sign-in failed")


class NotPermitted(Refusal):
    """The person's role does not include it."""

    title = Words("没有权限", "Not permitted")


class Unknown(Refusal):
    """No such thing, or none that this caller may know of."""

    title = Words("没有找到", "Not found")


class ActionNotAllowed(Refusal):
    """The appeal's status does not permit this action."""

    title = Words("当前状态不能这样操作", "Not allowed in this status")


class StaleAppeal(Refusal):
    """Someone else changed the appeal first; reload and retry."""

    title = Words("事项已被更新", "The appeal has changed")


class Overtaken(Refusal):
    """Somebody else changed it since the caller read it; nothing was stored."""

    title = Words("别人刚改过这里", "Somebody else changed this")

    def __init__(self, by: str = "", at: str = "") -> None:
        who, whom = (f"{by} 在 {at[11:16]} ", f"{by} changed this at {at[11:16]}") if by else (
            "有人", "Somebody changed this meanwhile",
        )  # fmt: skip
        super().__init__(
            f"{who}改过这里，您的修改没有保存。请看过最新内容后再保存",
            f"{whom}; nothing of yours was saved. Look at what is there now and save again",
        )
        self.by, self.at = by, at


class KeyReused(Refusal):
    """The idempotency key was used before, with another body."""

    title = Words("幂等键已被使用", "The idempotency key was used with another body")


class AlreadyExists(Refusal):
    """There is one of this name already."""

    title = Words("已存在", "Exists already")


@dataclass(frozen=True, slots=True)
class Challenge:
    """A question that a person answers easily, and the token that goes back with the answer."""

    question: Words
    token: str


class TooMany(Refusal):
    """A rate bucket is full; with the challenge answered, more is let through (field.md §3.3)."""

    title = Words("提交过于频繁", "Too many requests")

    def __init__(self, zh: str, en: str, challenge: Challenge | None = None) -> None:
        super().__init__(zh, en)
        self.challenge = challenge


class Busy(Refusal):
    """The store was too busy to finish; nothing was stored, the caller should send it again."""

    title = Words("系统繁忙，请稍后再试", "Busy, please send it again")


class TooLarge(Refusal):
    """The upload or body is larger than we take."""

    title = Words("内容过大", "Too large")


def invalid(field: str, code: str, zh: str, en: str) -> InvalidInput:
    """The refusal of one field."""
    return InvalidInput(FieldError(field, code, Words(zh, en)))
