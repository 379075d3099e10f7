"""Telephone numbers (电话) as people type and paste them: read where they can be, else kept as written.

Nobody is refused for how they write a number: who cannot be called back can still be heard.
"""

import re
import unicodedata
from typing import NamedTuple

from functions.domain.words import late, masking

LONGEST = 200  # characters of what is kept

_SPOKEN = str.maketrans(
    {sign: str(n) for n, signs in enumerate(
        ("零〇", "一壹幺", "二贰貳两", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    ) for sign in signs}
)  # fmt: skip
_UNSEEN = {"Cf", "Mn", "Me"}  # directions, and what makes a key of a digit: 1️⃣
_LISTED = late.pattern("(?<![①-⒛])[①-⒛](?![①-⒛])")  # ① before a number is none of its digits
_HAN = "".join(map(chr, _SPOKEN))
_TOLD = late.pattern(
    rf"[{_HAN}]{{3,}}|(?<![^\W\d_])[{_HAN}]{{1,2}}(?![^\W\d_])"
)  # not the 三 of 张三
_GAP = r"[ ()\-.]*"
_CHINA = rf"(?:(?:\+|00)?86{_GAP})?"
_EXTENSION = r"(?:[ ,(]*(?:转分机|转|轉|分机号?|ext\.?|x|\#|\*|-)[ ]*:?[ ]*(?P<{}>\d{{1,6}})(?!\d)\)?)?(?!\d)"
_NUMBER = late.pattern(
    rf"""(?<![\d+])(?:
      {_CHINA}(?:\(?0\)?{_GAP})?(?P<mobile>1[ \-.]*[3-9](?:(?:{_GAP}\d){{9}}|\d[/,]\d{{4}}[/,]\d{{4}}))(?!\d)
    | {_CHINA}\(?(?P<free>[48]00{_GAP}\d(?:[ -]?\d){{6}}){_EXTENSION.format("toll")}
    | (?:{_CHINA}\(?(?P<area>0(?:10|2\d|[3-9]\d\d))\)?|(?:\+|00)?86{_GAP}(?:0\))?{_GAP}(?P<code>10|2\d|[3-9]\d\d)\)?)
      [ ()\-./]*(?P<line>[1-9]\d{{6,7}}|[1-9]\d{{2,3}}[ \-.]\d{{4}}){_EXTENSION.format("inner")}
    | (?:\+|00)(?P<abroad>[1-9](?:{_GAP}\d){{6,14}})(?!\d)
    | (?<!\d\.)(?P<local>[2-8]\d{{6,7}}|[2-8]\d{{2,3}}[ \-.]\d{{4}}){_EXTENSION.format("desk")}
    | (?P<short>1[12]\d|1[02]\d{{3}}|9[56]\d{{3,6}})(?!\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = late.pattern(
    r"[\W_]|手机|电话|座机|固话|家里|单位|联系|方式|号码?|或者?|和|及|tel|phone|mobile|mob",
    re.IGNORECASE,
)

_SIGN = late.pattern(r"手机|电话|座机|固话|微信|同号|[^\W_]")  # whole words give nobody away


class Number(NamedTuple):
    """A number that was read: how it is written, and where it stands in the text in half width."""

    written: str
    start: int
    end: int

    @property
    def tel(self) -> str:
        """Its address for a link; a telephone waits a moment before it dials an extension."""
        number, _, extension = self.written.partition("转")
        plain = number.replace("-", "")
        return f"tel:{plain},{extension}" if extension else f"tel:{plain}"


def numbers(typed: str) -> tuple[Number, ...]:
    """The numbers in what was typed, in their order."""
    text = _plain(typed)
    return tuple(Number(_written(m), m.start(), m.end()) for m in _NUMBER.finditer(text))


def kept(typed: str) -> str:
    """What is stored: the numbers, where nothing else was said; else what was typed, as it stands."""
    text = _plain(typed)
    found = numbers(typed)
    rest = _BETWEEN.sub("", _without(text, found))
    if found and not rest:
        return "、".join(dict.fromkeys(number.written for number in found))
    return "".join(c for c in typed if unicodedata.category(c)[0] != "C").strip()[:LONGEST]


def one(typed: str) -> str:
    """A single number, where just that was typed; else what was typed, for who checks it to refuse."""
    read = kept(typed)
    return read if len(numbers(read)) == 1 else _plain(typed)


def masked(stored: str) -> str:
    """What others may see of it: no number whole, and nothing of what stands beside it, a name perhaps."""
    text = _plain(stored)
    parts, at = [], 0
    for number in numbers(stored):
        whole, _, extension = number.written.partition("转")
        shown = masking.phone(whole) + ("转**" if extension else "")
        parts += [_hidden(text[at : number.start]), shown]
        at = number.end
    return "".join([*parts, _hidden(text[at:])])


def links(stored: str) -> list[dict[str, str]]:
    """The numbers with the addresses that dial them."""
    return [{"number": number.written, "tel": number.tel} for number in numbers(stored)]


def _hidden(text: str) -> str:
    return _SIGN.sub(lambda said: said[0] if len(said[0]) > 1 else "*", text)


def _plain(typed: str) -> str:
    """Half width, without what cannot be seen; one kind of dash and of blank; Chinese digits as digits."""
    text = unicodedata.normalize("NFKC", _LISTED.sub(" ", typed))
    text = "".join(_sign(c) for c in text if unicodedata.category(c) not in _UNSEEN)
    return _TOLD.sub(lambda said: said[0].translate(_SPOKEN), text).strip()


def _sign(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    if kind == "Pd" or character in "−ー~_":
        return "-"
    if kind[0] == "Z" or kind == "Cc":
        return " "
    return {"·": ".", "【": "(", "】": ")", "[": "(", "]": ")", "。": " "}.get(character, character)


def _written(match: re.Match[str]) -> str:
    part = {name: re.sub(r"\D", "", said) for name, said in match.groupdict().items() if said}
    if "line" in part:
        area = part.get("area") or f"0{part['code']}"
        return _extended(f"{area}-{part['line']}", part.get("inner"))
    if "abroad" in part:
        return f"+{part['abroad']}"
    number = next(part[name] for name in ("mobile", "free", "local", "short") if name in part)
    return _extended(number, part.get("toll") or part.get("desk"))


def _extended(number: str, extension: str | None) -> str:
    return f"{number}转{extension}" if extension else number


def _without(text: str, found: tuple[Number, ...]) -> str:
    for number in reversed(found):
        text = text[: number.start] + " " + text[number.end :]
    return text
