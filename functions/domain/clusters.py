"""Hot issues found in what people write: the same matter, in their own words (field.md Y15, B21).

`hot.py` counts by the place of the code and the category that was decided. Here the texts speak:
messages whose words are alike on the average become one issue, wherever their codes hang. Place and
category, where they are known, are heard as words that weigh much.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush, nlargest
from math import log, sqrt

from msgspec import Struct

TITLE_WEIGHS = 3  # times what a character of the body does
READ = 150  # characters of a body: what the matter is stands first
KEPT = 80  # the rarest terms of a message
ALIKE = 0.09  # how alike the messages of an issue are, on the average of all pairs
FAINT = 0.01  # likenesses below this are nothing
SPOT_WEIGHS = 3  # a known place or category, as a term
WEEK = timedelta(days=7)

_DIGITS = re.compile(r"\d+")
_BREAK = re.compile(r"[^\w]+|_")


class Told(Struct, frozen=True):
    """One message, as far as issues are concerned."""

    no: str
    at: datetime
    title: str
    body: str
    place: str = ""
    category: str = ""


class Issue(Struct, frozen=True):
    """Messages about one matter, the newest last; how many came lately, and how many before that."""

    nos: tuple[str, ...]
    words: tuple[str, ...]
    first: datetime
    last: datetime
    lately: int
    before: int

    @property
    def count(self) -> int:
        return len(self.nos)

    @property
    def growth(self) -> float:
        """How many times as many as in the span before; what is new has grown by all it is."""
        return self.lately / max(1, self.before)


Terms = dict[str, float]


def issues(
    told: Iterable[Told], *, at: datetime, span: timedelta = WEEK, at_least: int = 2
) -> list[Issue]:
    """The issues among messages, those with most in the last span first."""
    messages = sorted(told, key=lambda m: (m.at, m.no))
    vectors = weighed([terms(m) for m in messages])
    found = [
        _issue([messages[n] for n in sorted(group)], [vectors[n] for n in group], at, span)
        for group in together(vectors)
        if len(group) >= at_least
    ]
    return sorted(found, key=lambda issue: (-issue.lately, -issue.count, issue.nos))


def terms(message: Told) -> Counter[str]:
    """The pairs and triples of characters of a message, its title's weighing most."""
    counted: Counter[str] = Counter()
    for text, weight in ((message.title, TITLE_WEIGHS), (message.body[:READ], 1)):
        for piece in _BREAK.split(_DIGITS.sub("0", text.lower())):
            for size in (2, 3):
                for start in range(len(piece) - size + 1):
                    counted[piece[start : start + size]] += weight
    counted.update(
        {f"@{known}": SPOT_WEIGHS for known in (message.place, message.category) if known}
    )
    return counted


def weighed(counted: Sequence[Counter[str]]) -> list[Terms]:
    """TF-IDF, the heaviest terms only, each message of length 1; what stands once says nothing."""
    stands = Counter(term for one in counted for term in one)
    rare = {term: log(len(counted) / n) for term, n in stands.items() if n > 1}
    return [_heaviest(one, rare) for one in counted]


def _heaviest(counted: Counter[str], rare: Terms) -> Terms:
    raw = {term: (1 + log(n)) * rare[term] for term, n in counted.items() if rare.get(term)}
    kept = nlargest(KEPT, raw.items(), key=lambda item: item[1])
    length = sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return {term: weight / length for term, weight in kept}


def together(vectors: Sequence[Terms], alike: float = ALIKE) -> list[list[int]]:
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


def _likenesses(vectors: Sequence[Terms]) -> dict[int, dict[int, float]]:
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


def _issue(messages: list[Told], vectors: list[Terms], at: datetime, span: timedelta) -> Issue:
    ages = [at - m.at for m in messages]
    return Issue(
        tuple(m.no for m in messages),
        _words(vectors),
        messages[0].at,
        messages[-1].at,
        sum(timedelta(0) <= age < span for age in ages),
        sum(span <= age < 2 * span for age in ages),
    )


def _words(vectors: list[Terms], most: int = 4) -> tuple[str, ...]:
    """The terms that most of an issue's messages share, without pieces of one another."""
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    kept: list[str] = []
    for term, _ in total.most_common(30):
        if not any(term in other or other in term for other in kept) and len(kept) < most:
            kept.append(term)
    return tuple(kept)
