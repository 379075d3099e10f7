"""Danger told in English (外语呼救): a cry of a word or two, and what is said of fire, gas, violence and harm.

Heard whatever a county lists, as words of self-harm are: few counties think of those who live there
and write no Chinese. An accident that is taught, prevented or long past is none; `fire station` is a place.
"""

import re
from bisect import bisect_right
from functools import lru_cache

from functions.domain.safety.wording import Spotted
from functions.domain.words import late

_CALL = (
    r"help|(?:s\W?o\W?s\W*)+|mayday|fire|on fire|murder(?:er)?|rap(?:e|ed|ist)|kidnap(?:ped|ping|per)?|explosion|bomb|gun(?:man|shots?)?"
    r"|shooting|stabb(?:ed|ing)|robb(?:ery|er)|suicide|drown(?:ing|ed)|bleeding|dying|overdose|poisoned|hostage|electrocuted|trapped"
    r"|gas leak(?:s|ing)?|leaking gas|ambulance|earthquake|save (?:me|us)|attacked|strangled"
)
_BESIDE = (
    r"please|pls|plz|me|us|now|police|here|quick(?:ly)?|hurry|come|there|it|is|are|was|am|been|being|have|in|at|the|an?|my|our|his|her|their|this|i|we|he|she"
    r"|they|someone|somebody|call|send|oh|my|omg|god|big|huge|house|home|building|room|kitchen|school|upstairs|downstairs|people|child|baby|'?(?:s|m|re|ve)"
)
# Nothing but a cry: HELP, fire fire, "help, police!!", "I was raped".
_BARE = late.pattern(
    rf"\W*(?:(?:{_BESIDE})\b\W*)*(?:{_CALL})(?![a-z])\W*(?:(?:{_BESIDE}|{_CALL})(?![a-z])\W*)*"
    r"|\W*(?:police\W*){2,}"
)
# Compounds that hold a word of danger and are a thing, a place, a game or a dismissal.
COMPOUND = late.pattern(
    r"\bfire[ -]?(?=(?:safety|extinguishers?|hydrants?|stations?|alarms?|drills?|training|departments?|brigades?|permits?|escapes?"
    r"|doors?|exits?|engines?|trucks?|insurance|lanes?|works?|places?|wood|walls?|fighters?|prevention|code|regulations?|inspections?|proof|wall)\b)"
    r"|\b(?:gun|knife|murder|bomb|kidnap\w*|poison|drown\w*|shooting|suicide)(?= (?:shop|store|game|mystery|movie|film|book|novel|range|prevention|hotline|stars?))",
    re.ASCII,
)
_WHO = r"(?:(?:someone|somebody|he|she|they|man|men|husband|wife|boyfriend|girlfriend|father|dad|mother|mom|mum|stepfather|uncle|boss|teacher|guys?|boys?|people|neighbou?r)s?)"
_AUX = r"(?:(?:'s| is| are|'re| was| were| keeps?| has| have| been| just| always| still| now| tried to| wants to| is going to| will)){0,3}"
_HARMS = r"(?:hit|beat|stab|shoot|attack|strangl|chok|rap|threaten|molest|grop|kidnap|follow|chas|stalk|touch|kill)(?:t?ing|p?ing|b?ing|e?s|e?d|t)?"
_VICTIM = (
    r"(?:me|us|him|her|people|a (?:man|woman|girl|boy|child|kid)|someone|somebody"
    r"|my (?:son|daughter|wife|mother|mom|mum|father|dad|child|kid|baby|sister|brother|friend|head|face|body|breasts?))"
)
_HARM = late.pattern(
    rf"\b{_WHO}{_AUX} {_HARMS} {_VICTIM}\b|\b(?:i am|i'm|i was|i've been|we are|she was|was|been) (?:being )?(?:raped|molested|kidnapped|beaten|stabbed|attacked|abused|followed by)\b"
    r"|\b(?:gunman|taken hostage|held hostage|unresponsive|passed out|heart attack|having a (?:stroke|seizure))\b"
    r"|\b(?:with|has|holding|carrying|pulled(?: out)?) an? (?:real )?(?:gun|knife|bomb|axe|machete)\b"
    r"|\b(?:can ?not|can't|cant|isn't|is not|not|stopped|hardly|barely) (?:breath(?:e|ing)|wak(?:e|ing) up|respond(?:ing)?|mov(?:e|ing) (?:his|her|my))\b"
    r"|\b(?:won't|doesn't|will not|does not) wake up\b|\b(?:is|was|'s|keeps|i'm|am) (?:still )?(?:badly |heavily )?bleeding\b|\bbleeding (?:a lot|badly|heavily|out)\b"
    r"|\b(?:fell|fallen|falls|jump(?:ed|ing)?|pushed) (?:\w+ )?(?:in|into|from|off|out of|down) (?:\w+ ){0,2}(?:river|well|lake|water|pond|sea|roof|window|balcony|bridge|building|shaft)\b"
    r"|\b(?:swallowed|drank|took|ate) (?:\w+ ){0,3}(?:poison|pesticide|pills|battery|bleach)\b"
    r"|\b(?:kill|hurt|harm|cut|hang) (?:myself|himself|herself)\b|\bend (?:my|it all|my own) life\b|\b(?:don't|do not|dont|no longer) want to (?:live|be alive)\b"
    r"|\b(?:going to|gonna|want to|about to) (?:die|jump|kill|shoot|stab)\b|\bdo(?:n't| not) touch me\b"
    r"|\bmy (?:son|daughter|child|kid|baby|grandson|mother|father) (?:is|has been|went|got) (?:missing|lost|gone|taken)\b"
    r"|\b(?:broke|breaking|break) into my (?:house|home|room|flat|apartment)\b|\b(?:locked|tied) (?:me|us) (?:up|in)\b|\bpassport\b[^。！？]{0,20}\b(?:took|taken|locked)\b",
    re.ASCII,
)  # fmt: skip
_ACCIDENT = late.pattern(
    r"\b(?:fire|smoke|explosion) (?:in|at|inside|on) (?:the|my|our|this|a)\b|\b(?:house|building|kitchen|car|shop|room|school|factory|bus|apartment|flat|roof|forest)"
    r"(?: is|'s)? (?:burning|on fire|in flames|flooding)\b|\bsmoke (?:is )?(?:coming|everywhere|fill\w+|pouring)\b|\b(?:just )?exploded\b|\bgas(?: is)? leak(?:ing|s|ed)?\b"
    r"|\bleaking gas\b|\bsmell(?:s|ing)? (?:of )?(?:strong )?gas\b|\bgas smell\b|\bcollaps(?:ed|ing)\b|\b(?:on|up on) the roof\b[^。！？]{0,20}\b(?:water|flood)|\bflood[^。！？]{0,20}\b(?:roof|trapped|rising|inside)"
    r"|\bwater is rising\b|\belectrocuted\b|\b(?:power line|live wire)s? (?:is |has |are )?(?:down|fell|fallen)\b|\btrapped (?:in|under|inside)\b",
    re.ASCII,
)  # fmt: skip
_NONE = late.pattern(
    r"\b(?:drills?|training|courses?|lessons?|movie|film|game|novel|museum|insurance|prevent\w*|permits?|licen[cs]es?|in case|years? ago|last (?:year|month)|months ago"
    r"|if there (?:is|was|were)|would|risk of|rehears\w+|compensation|no (?:fire|gas leak|smoke|explosion))\b",
    re.ASCII,
)  # fmt: skip
_LATIN = late.pattern(r"[a-z]\W?[a-z]")
_SENTENCE = late.pattern(r"[^。！？.!?\n]+")


@lru_cache(maxsize=4)  # each net asks of the same text
def cried(plain: str) -> tuple[Spotted, ...]:
    """Where a folded text cries in English, or tells of danger in it."""
    if not _LATIN.search(plain):
        return ()
    if _BARE.fullmatch(plain):
        return ((0, len(plain), plain),)
    told = plainly(plain, keep=True)
    return (*_found(_HARM, told), *_meant(_found(_ACCIDENT, told), told))


def plainly(text: str, *, keep: bool = False) -> str:
    """A text without what only sounds dangerous in it; `keep`: as long as it was."""
    return COMPOUND.sub(lambda match: "\0" * len(match[0]) if keep else "", text)


def _found(pattern: re.Pattern[str], text: str) -> list[Spotted]:
    return [(*match.span(), match[0]) for match in pattern.finditer(text)]


def _meant(found: list[Spotted], text: str) -> list[Spotted]:
    """Without what its sentence says is taught, prevented, feared or long past; each sentence is read once."""
    sentences = [s for s in _SENTENCE.finditer(text) if _NONE.search(s[0])] if found else []
    starts = [sentence.start() for sentence in sentences]

    def is_none(at: int) -> bool:
        before = bisect_right(starts, at) - 1
        return before >= 0 and at < sentences[before].end()

    return [each for each in found if not is_none(each[0])]
