"""Hot issues found in what people write: the same matter, in their own words (field.md Y15, B21).

`hot.py` counts by the place of the code and the category that was decided. Here the texts speak:
messages whose words are alike on the average become one issue, wherever their codes hang.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from heapq import heapify, heappop, heappush, nlargest
from math import log, sqrt

from msgspec import Struct

from functions.domain.words.matching import folded

TITLE_WEIGHS = 3  # times what a character of the body does
READ = 150  # characters of a body: what the matter is stands first
KEPT = 80  # the rarest terms of a message
ALIKE = 0.08  # the messages of an issue, on the average of all pairs; chosen by bench.hot
FAINT = 0.01  # likenesses below this are nothing
FEW = 500  # messages; from here on each word weighs by its own rarity alone
WORDS, LONGEST = 4, 8  # that name an issue; characters of one

# Terms of these characters alone say how somebody speaks, not of what: 我们是, 你们能不能.
_FILLERS = frozenset(
    "我你您他她它们咱俺的得地了着过是在有不没这那个一就也都还又和与跟能会可以要请吗呢吧啊呀嘛什么怎为何谁哪里那边上下来去到把被给让对从向很太多再只才说想看"
)
_DIGITS = re.compile(r"\d+")
_BREAK = re.compile(r"[^\w]+|_")


class Matter(Struct, frozen=True):
    """One message, as far as issues are concerned."""

    no: str
    at: datetime
    title: str
    body: str
    place: str = ""
    category: str = ""
    unit: str = ""


Weights = dict[str, float]
Naming = Callable[[Iterable[Matter]], tuple[str, ...]]


def grouped(messages: Sequence[Matter]) -> tuple[list[list[Matter]], Naming]:
    """The messages that belong together, and a function that names what some of them share."""
    vectors = weighed([terms(m) for m in messages])
    heavy = {m.no: vector for m, vector in zip(messages, vectors, strict=True)}

    def words(group: Iterable[Matter]) -> tuple[str, ...]:
        known = [m for m in group if m.no in heavy]
        texts = [f"{folded(m.title)}\n{folded(m.body[:READ])}" for m in known]
        return _words([heavy[m.no] for m in known], texts)

    groups = [sorted(members) for members in together(vectors) if len(members) > 1]
    return [[messages[n] for n in members] for members in groups], words


def terms(message: Matter) -> Counter[str]:
    """The pairs and triples of characters of a message, its title's weighing most."""
    counted: Counter[str] = Counter()
    for text, weight in ((message.title, TITLE_WEIGHS), (message.body[:READ], 1)):
        for piece in _BREAK.split(_DIGITS.sub("0", folded(text))):
            for size in (2, 3):
                for start in range(len(piece) - size + 1):
                    counted[piece[start : start + size]] += weight
    return Counter({term: n for term, n in counted.items() if not _FILLERS.issuperset(term)})


def weighed(counted: Sequence[Counter[str]]) -> list[Weights]:
    """TF-IDF, the heaviest terms only, each message of length 1; what stands once says nothing.

    Few messages are weighed as though there were more: else the words of an issue that a quarter of
    them tell would weigh next to nothing.
    """
    stands = Counter(term for one in counted for term in one)
    among = max(len(counted), min(FEW, 2 * len(counted)))
    rare = {term: log(among / n) for term, n in stands.items() if n > 1}
    return [_heaviest(one, rare) for one in counted]


def _heaviest(counted: Counter[str], rare: Weights) -> Weights:
    raw = {term: (1 + log(n)) * rare[term] for term, n in counted.items() if rare.get(term)}
    kept = nlargest(KEPT, raw.items(), key=lambda item: item[1])
    length = sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return {term: weight / length for term, weight in kept}


def together(vectors: Sequence[Weights], alike: float = ALIKE) -> list[list[int]]:
    """Join what is most alike, again and again, until no two groups are alike on the average."""
    groups = {n: [n] for n in range(len(vectors))}
    shared = _likenesses(vectors)
    queue = [
        (-s, a, b, 1, 1)
        for a, row in shared.items()
        for b, s in row.items()
        if a < b and s >= alike
    ]
    heapify(queue)
    while queue:
        _, a, b, size_a, size_b = heappop(queue)
        if (
            a not in groups
            or b not in groups
            or (len(groups[a]), len(groups[b])) != (size_a, size_b)
        ):
            continue  # one of them has grown since: its likeness was queued anew
        _join(groups, shared, a, b)
        for other, likeness in shared[a].items():
            mean = likeness / (len(groups[a]) * len(groups[other]))
            if mean >= alike:
                first, second = min(a, other), max(a, other)
                heappush(queue, (-mean, first, second, len(groups[first]), len(groups[second])))
    return list(groups.values())


def _join(
    groups: dict[int, list[int]], shared: dict[int, dict[int, float]], a: int, b: int
) -> None:
    """Put b into a. `shared` keeps the sum of likenesses of all pairs of two groups."""
    groups[a] += groups.pop(b)
    gone = shared.pop(b)
    shared[a].pop(b, None)
    for other, likeness in gone.items():
        if other != a:
            shared[a][other] = shared[other][a] = shared[a].get(other, 0.0) + likeness
            del shared[other][b]


def _likenesses(vectors: Sequence[Weights]) -> dict[int, dict[int, float]]:
    """The cosine of every pair that shares a term, found through the messages of each term."""
    stands: dict[str, list[tuple[int, float]]] = defaultdict(list)
    found: dict[int, dict[int, float]] = {n: {} for n in range(len(vectors))}
    for n, vector in enumerate(vectors):
        sums: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for other, theirs in stands[term]:
                sums[other] += weight * theirs
            stands[term].append((n, weight))
        for other, likeness in sums.items():
            if likeness >= FAINT:
                found[n][other] = found[other][n] = likeness
    return found


def _words(vectors: Iterable[Weights], texts: Sequence[str]) -> tuple[str, ...]:
    """The words that weigh most in a group, as they stand in its texts."""
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update({term: w for term, w in vector.items() if term.isalpha()})
    kept: list[str] = []
    for term, _ in total.most_common(4 * WORDS):
        word = _grown(term, texts)
        if len(kept) < WORDS and not any(_overlap(word, other) for other in kept):
            kept.append(word)
    return tuple(kept)


def _overlap(word: str, other: str) -> bool:
    return any(word[i : i + 2] in other for i in range(len(word) - 1))


def _grown(term: str, texts: Iterable[str]) -> str:
    """A piece of a word, as far as most texts that have it go on alike."""
    holding = [text for text in texts if term in text]
    while len(term) < LONGEST:
        wider: Counter[str] = Counter()
        for text in holding:
            at, end = text.index(term), text.index(term) + len(term)
            wider.update(w for w in (text[max(0, at - 1) : end], text[at : end + 1]) if w.isalpha())
        del wider[term]
        best, n = max(wider.items(), key=lambda item: item[1], default=("", 0))
        if 2 * n <= len(holding):
            break
        term, holding = best, [text for text in holding if best in text]
    return term
