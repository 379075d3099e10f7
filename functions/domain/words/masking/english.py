"""Where a text in Latin letters says its teller's name: My name is …, 我叫 zhang san, a name below the regards."""

from functions.domain.words import late

_WORD = r"[A-Za-z\u00c0-\u024f][\w'’\-]{0,30}"
_CAPITAL = r"[A-Z\u00c0-\u00de][\w'’\-]{1,30}"
_FULL = rf"{_WORD}(?:[ .]{{1,2}}(?!(?i:and|from|i|in|at|my|the|of|here|live)\b){_WORD}){{0,3}}"
_KIN = r"(?:son|daughter|wife|husband|father|mother|child|boy|girl|brother|sister|kid)"
_TOLD = (
    late.pattern(rf"(?i:\bmy (?:full )?name(?:['’]s| is)|\b(?:i am|i['’]m) called|\bcall me|\bwo jiao)[ :]{{1,2}}(?P<n>{_FULL})"),
    late.pattern(rf"(?:\b[Nn]ame ?[:：]|我叫做?|我的名字[是叫]?|姓名|联系人|署名|落款)[ :：是为]{{0,3}}(?P<n>{_FULL})"),
    late.pattern(rf"\b(?:I am|I['’]m|i am|i['’]m|[Tt]his is)[ ]{{1,2}}(?P<n>{_CAPITAL}(?: {_CAPITAL}){{1,3}}|{_CAPITAL}(?=,| (?:from|at|in|living)\b))"),
    late.pattern(rf"(?i:\bmy (?:\w{{1,12}} )?{_KIN})(?:,| is| named| called|['’]s name is){{0,2}}[ ]{{1,2}}(?P<n>{_CAPITAL}(?: {_CAPITAL}){{0,3}})"),
    late.pattern(rf"(?i:\b(?:regards|sincerely|thanks|thank you|yours))[,.!]?\s{{1,4}}(?P<n>{_CAPITAL}(?: {_CAPITAL}){{0,3}})\s*$"),
)  # fmt: skip


def english(content: str) -> list[int]:
    """The places of a name in Latin letters, as the text is written."""
    return [
        i
        for pattern in _TOLD
        for match in pattern.finditer(content)
        for i in range(*match.span("n"))
    ]
