"""Who helps beside police, fire brigade and ambulance (该打给谁): lines that all of China has, by what was told.

A child that is beaten or touched is shown 12355 (青少年服务台), who speaks of ending their life 12356
(心理援助热线), who is beaten at home or forced 12338 (妇女维权热线). A county that lists one of them itself is shown it once, by the county's name for it.
"""

from functions.domain.safety.emergencies import despairs
from functions.domain.safety.minors import is_harmed
from functions.domain.words import late
from functions.domain.words.joined import compared

HelpLine = tuple[str, str]  # what it is called, and its number
YOUTH: HelpLine = ("青少年服务台", "12355")
MIND: HelpLine = ("心理援助热线", "12356")
WOMEN: HelpLine = ("妇女维权热线", "12338")
_AT_HOME = late.pattern(
    r"(?:老公|丈夫|前夫|男朋友|男友|男人|屋里人|婆家)[^。！？；没不]{0,12}(?:打我|打老婆|掐我|砍我|杀我|强奸我)|家暴|家庭暴力|强奸|强暴|性侵|迷奸"
    r"|\b(?:husband|boyfriend|he) (?:is |was |keeps |has been )?(?:hit|beat|chok|rap)\w* (?:me|his wife)\b|\braped\b"
)
_ENGLISH = late.pattern(
    r"\b(?:kill|hurt|harm|cut|hang) myself\b|\bsuicid|\bwant to die\b|\bend (?:my|it all|my own) life\b"
    r"|\b(?:don't|do not|dont|no longer) want to (?:live|be alive)\b"
)


def lines(*texts: str) -> tuple[HelpLine, ...]:
    """The lines that help with what any of the texts tells."""
    told = [text for text in texts if text]
    asked = ((YOUTH, _of_a_child), (MIND, _of_despair), (WOMEN, _of_a_woman))
    return tuple(line for line, is_meant in asked if any(map(is_meant, told)))


def of_numbers(numbers: str) -> tuple[HelpLine, ...]:
    """The lines of some numbers, with blanks between them."""
    return tuple(line for line in (YOUTH, MIND, WOMEN) if line[1] in numbers.split(" "))


def beside(known: tuple[HelpLine, ...], more: tuple[HelpLine, ...]) -> tuple[HelpLine, ...]:
    """A county's own numbers, and behind them those lines that it does not list itself."""
    numbers = {number for _, number in known}
    return known + tuple(dict.fromkeys(line for line in more if line[1] not in numbers))


def _of_a_child(text: str) -> bool:
    return is_harmed(compared(text))


def _of_despair(text: str) -> bool:
    return despairs(text) or bool(_ENGLISH.search(compared(text)))


def _of_a_woman(text: str) -> bool:
    return bool(_AT_HOME.search(compared(text)))
