"""The engine of the search: pairs of characters on shelves in S3, read by ranges (docs/search.md).

The seam: another engine offers `candidates` and `compact` under these names, fed by the same rows
(`search_rows.py`). It may give too much, never too little: heads and words decide (`search.py`).
"""

from array import array
from collections.abc import Iterable, Iterator

from msgspec import Struct

from functions.domain.county.roles import Scope
from functions.domain.search import shelf, sight
from functions.domain.search.form import grams, plain
from functions.domain.search.shelf import Postings
from functions.domain.search.sight import Sight
from functions.store import search_rows, search_shelves
from functions.store.search_rows import Fresh, Manifest, Shelved
from functions.store.search_shelves import Turned

ENOUGH, ENOUGH_MOVED = 128, 512  # fresh rows that are worth a compaction
ENOUGH_LONG = 300_000  # or so many characters of them
FULL = 4096  # appeals of a shelf that no longer grows
MERGED = 4  # full shelves that become one
PAIRS = 8  # of all words together that shelves are asked for; the rest is checked
LEAST_BUCKETS = 16
TRIES = 3


class WantedWord(Struct, frozen=True):
    """A word, with all that it may be beside a part of the text."""

    text: str
    units: frozenset[str] = frozenset()  # whose name holds it
    nos: frozenset[str] = frozenset()  # whose telephone, name or code it is


def candidates(tenant: str, scope: Scope, wanted: tuple[WantedWord, ...]) -> list[str]:
    """The numbers of what may have all words, within a scope, the newest day first.

    Calls and bytes follow from what was asked for, and from nothing out of the asker's sight.
    """
    for _ in range(TRIES):
        try:
            return _candidates(tenant, scope, wanted)
        except Turned:
            continue
    return _candidates(tenant, scope, wanted)


def _candidates(tenant: str, scope: Scope, wanted: tuple[WantedWord, ...]) -> list[str]:
    fresh = search_rows.read(tenant)
    seen = _sight(tenant, fresh.manifest)
    listed = _listed(tenant, fresh.manifest, wanted)
    old = _on_shelves(seen, scope, wanted, listed, fresh)
    return sorted({*old, *_not_yet(scope, wanted, fresh)}, reverse=True)


def _not_yet(scope: Scope, wanted: tuple[WantedWord, ...], fresh: Fresh) -> Iterator[str]:
    """What is on no shelf yet."""
    for no, entry in fresh.new.items():
        sees = fresh.moved.get(no, entry.sees)
        if no not in fresh.gone and sight.covers(scope, sees):
            texts = [plain(text) for text in entry.texts]
            if all(
                any(word.text in text for text in texts) or _else(word, no, sees) for word in wanted
            ):
                yield no


def _on_shelves(
    seen: Sight,
    scope: Scope,
    wanted: tuple[WantedWord, ...],
    listed: dict[str, frozenset[int]],
    fresh: Fresh,
) -> Iterator[str]:
    """What is on a shelf and was not put in anew: by its pairs, its number, its unit or its contact."""
    covered, passed = seen.seen(scope), fresh.gone | fresh.new.keys()
    for place in _places(seen, wanted, listed):
        which, no = seen.which[place], str(seen.nos[place])
        if which == sight.GONE or no in passed:
            continue
        moved = fresh.moved.get(no)
        if not (covered[which] if moved is None else sight.covers(scope, moved)):
            continue
        sees = seen.sets[which] if moved is None else moved
        if all(place in listed[word.text] or _else(word, no, sees) for word in wanted):
            yield no


def _places(
    seen: Sight, wanted: tuple[WantedWord, ...], listed: dict[str, frozenset[int]]
) -> Iterable[int]:
    """Where to look: all places, but for words that can be nothing beside a part of the text."""
    words = [word for word in wanted if not (word.units or word.nos or word.text.isdigit())]
    if not words:
        return range(len(seen.nos))
    return sorted(frozenset.intersection(*(listed[word.text] for word in words)))


def _else(word: WantedWord, no: str, sees: tuple[str, ...]) -> bool:
    return no in word.nos or not word.units.isdisjoint(sees) or is_in_number(word.text, no)


def is_in_number(word: str, no: str) -> bool:
    """Whether figures stand in a work order's number."""
    return len(word) >= 4 and word.isascii() and word.isdigit() and word in no


def _listed(
    tenant: str, manifest: Manifest, wanted: tuple[WantedWord, ...]
) -> dict[str, frozenset[int]]:
    """Under which numbers all pairs of each word stand; of a single character, all of them."""
    asked = {word.text: _pairs(word.text, len(wanted)) for word in wanted}
    pairs = sorted({pair for several in asked.values() for pair in several})
    found = _postings(tenant, manifest, pairs)
    everything = frozenset(range(sum(shelved.count for shelved in manifest.shelves)))
    return {
        text: everything.intersection(*(found[pair] for pair in several)) if several else everything
        for text, several in asked.items()
    }


def _pairs(text: str, words: int) -> list[str]:
    """Some pairs of a word, spread over it; which, follows from the word alone."""
    several, most = sorted(grams(text), key=text.find), max(1, PAIRS // words)
    step = max(1, -(-len(several) // most))
    return several[::step]


def _postings(tenant: str, manifest: Manifest, pairs: list[str]) -> dict[str, set[int]]:
    """Where each pair stands. Every bucket is fetched, even where the first says that nothing fits."""
    asked: list[tuple[Shelved, str, tuple[int, int]]] = []
    for one in manifest.shelves:
        offsets = _table(tenant, one)
        at = {pair: shelf.bucket_of(pair, one.buckets) for pair in pairs}
        asked += [(one, pair, (offsets[n], offsets[n + 1])) for pair, n in at.items()]
    bodies = search_shelves.get_all(tenant, ((one.key, span) for one, _, span in asked))
    found: dict[str, set[int]] = {pair: set() for pair in pairs}
    for (one, pair, _), body in zip(asked, bodies, strict=True):
        found[pair].update(one.begin + number for number in shelf.numbers(body, pair))
    return found


def _table(tenant: str, one: Shelved) -> array[int]:
    span = shelf.table_range(one.buckets)
    return search_shelves.remembered(
        tenant, one.key, lambda: shelf.table(search_shelves.get(tenant, one.key, span))
    )


def _sight(tenant: str, manifest: Manifest) -> Sight:
    if not manifest.sight:
        return sight.EMPTY
    key = manifest.sight
    return search_shelves.remembered(
        tenant, key, lambda: sight.unpack(search_shelves.get(tenant, key))
    )


# --- compaction: what came since goes to the shelves ------------------------------------------


def compact(tenant: str, *, now: bool = False) -> bool:
    """Put what came since on the shelves, where it is much or something must go; whether it was done."""
    fresh = search_rows.read(tenant)
    seen = _sight(tenant, fresh.manifest)
    if not (now or _is_due(fresh)):
        return False
    new = _next(tenant, fresh, seen)
    if not search_rows.turn(tenant, fresh.manifest, new):
        return False
    search_rows.shelved(tenant, fresh)
    search_shelves.remove(tenant, fresh.manifest.keys - new.keys)
    return True


def _is_due(fresh: Fresh) -> bool:
    purged = any(entry.purge for entry in fresh.new.values())
    many = len(fresh.new) >= ENOUGH or len(fresh.moved) >= ENOUGH_MOVED
    return bool(fresh.gone) or purged or many or sum(map(len, fresh.bodies.values())) > ENOUGH_LONG


def _next(tenant: str, fresh: Fresh, seen: Sight) -> Manifest:
    """The generation that holds what the rows say."""
    generation, whose = fresh.manifest.generation + 1, _moved(fresh, seen)
    added = {no: entry for no, entry in sorted(fresh.new.items()) if no not in fresh.gone}
    drafts = [ShelfDraft(one.begin, one.count, one) for one in fresh.manifest.shelves]
    drafts = [_purged(tenant, draft, _purge(fresh, seen)) for draft in drafts]
    drafts = _merged(tenant, _grown(tenant, drafts, [entry.grams for entry in added.values()]))
    whose += [fresh.moved.get(no, entry.sees) for no, entry in added.items()]
    body = sight.pack(sight.made([*seen.nos, *map(int, added)], whose))
    key = search_shelves.put(tenant, f"{generation}.sight", body)
    return Manifest(generation, key, tuple(_kept(tenant, generation, draft) for draft in drafts))


def _moved(fresh: Fresh, seen: Sight) -> list[sight.Sees | None]:
    """Whose each appeal is by now; what is gone, or was put in anew, is nobody's."""
    passed = fresh.gone | fresh.new.keys()
    return [
        None if whose is None or (no := str(number)) in passed else fresh.moved.get(no, whose)
        for number, whose in zip(seen.nos, seen.whose, strict=True)
    ]


def _purge(fresh: Fresh, seen: Sight) -> set[int]:
    """The places of what is protected or erased by now: not even its pairs stay."""
    purged = fresh.gone | {no for no, entry in fresh.new.items() if entry.purge}
    return {place for place, number in enumerate(seen.nos) if str(number) in purged}


class ShelfDraft(Struct, frozen=True):
    """A shelf of the next generation: as it lies there, or as it is to be written."""

    begin: int
    count: int
    lies: Shelved | None = None
    postings: Postings | None = None

    def read(self, tenant: str) -> Postings:
        """What it holds."""
        if self.postings is None and self.lies:
            return shelf.unpack(search_shelves.get(tenant, self.lies.key))
        return self.postings or {}


def _purged(tenant: str, draft: ShelfDraft, gone: set[int]) -> ShelfDraft:
    begin, end = draft.begin, draft.begin + draft.count
    here = frozenset(place - begin for place in gone if begin <= place < end)
    if not here:
        return draft
    return ShelfDraft(begin, draft.count, None, shelf.without(draft.read(tenant), here))


def _grown(tenant: str, drafts: list[ShelfDraft], added: list[frozenset[str]]) -> list[ShelfDraft]:
    """With what is new on the last shelf, while that is not full."""
    while added:
        last = drafts.pop() if drafts and drafts[-1].count < FULL else _after(drafts)
        part, added = added[: FULL - last.count], added[FULL - last.count :]
        postings = shelf.joined(last.read(tenant), shelf.build(part, last.count))
        drafts.append(ShelfDraft(last.begin, last.count + len(part), None, postings))
    return drafts


def _after(drafts: list[ShelfDraft]) -> ShelfDraft:
    return ShelfDraft(drafts[-1].begin + drafts[-1].count if drafts else 0, 0)


def _merged(tenant: str, drafts: list[ShelfDraft]) -> list[ShelfDraft]:
    """Four full shelves are one: each shelf costs every search a read for each pair."""
    full = [draft for draft in drafts if draft.count == FULL]
    if len(full) < MERGED:
        return drafts
    postings: Postings = {}
    for draft in full:
        postings = shelf.joined(postings, draft.read(tenant), draft.begin - full[0].begin)
    large = ShelfDraft(full[0].begin, FULL * len(full), None, postings)
    return [*(d for d in drafts if d.count > FULL), large, *(d for d in drafts if d.count < FULL)]


def _kept(tenant: str, generation: int, draft: ShelfDraft) -> Shelved:
    if draft.postings is None and draft.lies:
        return draft.lies
    buckets = max(LEAST_BUCKETS, draft.count // shelf.PER_BUCKET)
    body = shelf.pack(draft.read(tenant), buckets)
    key = search_shelves.put(tenant, f"{generation}.shelf", body)
    return Shelved(key, draft.begin, draft.count, buckets)
