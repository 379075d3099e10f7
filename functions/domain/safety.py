"""Word lists that must not miss, and need not cry wolf (安全网).

A word of a county's list is heard wherever it stands, except where the words around it say that
nothing happened: `没有着火`, `消防演练`, `打我电话`. A word of self-harm is always heard. Where a word stands
twice, one that is heard is enough: a false alarm costs a look, a missed one a life.
"""

import re

# Longer words that hold an alarming one and mean something else.
HARMLESS = (
    "打我电话", "打我手机", "打我微信", "打我座机", "信息爆炸", "爆炸性新闻", "爆炸式", "爆炸头", "知识爆炸",
    "漏气检测", "救命稻草", "救命钱", "救命药", "火爆",
)  # fmt: skip
# Just before a word: it did not happen, or is being prevented.
CALM_BEFORE = re.compile(
    r"(没有|没|未|并未|未曾|不会|(?<!消)防|预防|防止|严防|谨防|避免|以防|以免)$"
)
# Just after it: it is taught or practised.
CALM_AFTER = re.compile(r"^(事故|火灾)?(应急)?(演练|演习|知识|宣传|培训|讲座|预案|逃生训练)")
# Never calmed by what stands around them.
ALWAYS = (
    "自杀",
    "跳楼",
    "跳下去",
    "跳河",
    "不想活",
    "活不下去",
    "轻生",
    "割腕",
    "喝农药",
    "救命啊",
)
NEAR = 6  # characters


def heard(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The words of an emergency list that a text means."""
    plain = text
    for phrase in HARMLESS:
        plain = plain.replace(phrase, "\0" * len(phrase))
    return tuple(
        word for word in words if word and (word in text if word in ALWAYS else _meant(word, plain))
    )


def _meant(word: str, text: str) -> bool:
    """Whether a word stands at least once where nothing around it takes it back."""
    return any(
        not CALM_BEFORE.search(text[max(0, match.start() - NEAR) : match.start()])
        and not CALM_AFTER.search(text[match.end() : match.end() + 2 * NEAR])
        for match in re.finditer(re.escape(word), text)
    )
