"""Whatever is stored is found by any part of it, within sight alone; a report changes no count and no call."""

from collections import Counter
from contextlib import contextmanager

import pytest
from botocore.client import BaseClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from functions.domain.county.roles import Scope
from functions.domain.search.entry import Entry
from functions.domain.search.form import grams, plain
from functions.store import search_index, search_rows, search_shelves
from functions.store.search_index import WantedWord, candidates
from functions.store.search_rows import IndexedWords

ALL = Scope(None)
SIGNS = "路灯坏了停水物业费ａBc1２３ ，。·-、é壞燈𠮷\n"
texts = st.text(SIGNS, min_size=2, max_size=30)
units = st.sets(st.sampled_from(["lights", "heat", "village"]), max_size=2).map(sorted).map(tuple)
matters = st.lists(st.tuples(texts, units), min_size=1, max_size=8)
TRADITIONAL = str.maketrans({"坏": "壞", "灯": "燈", "业": "業", "费": "費"})
WRITINGS = (
    str, str.upper, str.lower, lambda said: said.translate(TRADITIONAL), "\u200b".join,
    lambda said: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in said),
)  # fmt: skip


def no_of(n):
    return f"2611{n % 28 + 1:02}{n:012}"


def put(n, text, sees=("lights",)):
    entry = Entry(no_of(n), tuple(sees), (text,))
    was = search_rows.known("north", no_of(n))
    assert search_rows.put("north", IndexedWords(entry), was, openly=lambda _: None)


def look(word, scope=ALL):
    return candidates("north", scope, (WantedWord(plain(word)),))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(matters, st.data())
def test_any_part_finds_what_holds_it_within_sight_and_nothing_out_of_it(tables, told, data):
    search_rows.clear("north")
    shelved = data.draw(st.integers(0, len(told)))
    for n, (text, sees) in enumerate(told):
        put(n, text, sees)
        if n + 1 == shelved:
            search_index.compact("north", now=True)
    moved = data.draw(st.integers(0, len(told) - 1))
    told[moved] = (told[moved][0], data.draw(units))
    put(moved, *told[moved])

    text = plain(data.draw(st.sampled_from(told))[0])
    if len(text) < 2:
        return
    start = data.draw(st.integers(0, len(text) - 2))
    part = text[start : data.draw(st.integers(start + 2, len(text)))]
    typed = data.draw(st.sampled_from(WRITINGS))(part)
    scope = Scope(frozenset(data.draw(units)))

    holds = {no_of(n): sees for n, (said, sees) in enumerate(told) if part in plain(said)}
    seen = {no for no, sees in holds.items() if scope.units & set(sees)}
    within = {no_of(n) for n, (_, sees) in enumerate(told) if scope.units & set(sees)}
    assert holds.keys() <= set(look(typed))
    assert seen <= set(look(typed, scope)) <= within


@given(texts, texts)
def test_pairs_never_miss_a_part(text, other):
    whole = plain(text + other)
    assert all(grams(whole[i:j]) <= grams(whole) for i in range(3) for j in range(i, len(whole)))


SECRET, PLAIN_WORDS = "张局长受贿三万元", "路灯不亮了，麻烦修"


@contextmanager
def counted():
    """Calls by what they are, and bytes that come back of each object."""
    told, make = Counter(), BaseClient._make_api_call

    def note(self, operation, parameters):
        answer = make(self, operation, parameters)
        told[operation, len(parameters.get("RequestItems", ()))] += 1
        told["items"] += len(answer.get("Items", ()))
        return answer

    BaseClient._make_api_call = note
    try:
        yield told
    finally:
        BaseClient._make_api_call = make


@pytest.mark.parametrize("hidden", [3, 20])  # on a shelf, and not yet
@pytest.mark.parametrize("compacted", [False, True])
def test_a_report_is_to_every_search_as_if_it_had_never_told_that(tables, hidden, compacted):
    told = {}
    for text in (SECRET, PLAIN_WORDS):
        search_rows.clear("north")
        search_shelves.forget()
        for n in range(24):
            put(n, text if n == hidden else f"小区第{n}盏路灯", ("lights",))
            if n == 15:
                search_index.compact("north", now=True)
        assert bool(look(SECRET)) == (text == SECRET)
        search_rows.drop("north", no_of(hidden), search_rows.known("north", no_of(hidden)))
        if compacted:
            search_index.compact("north")
            search_shelves.forget()
        with counted() as calls:
            answers = [look(word) for word in (SECRET, "局长", "受贿", "小区", "路灯不亮")]
        told[text] = answers, calls

    assert told[SECRET] == told[PLAIN_WORDS]
    assert no_of(hidden) not in {no for answer in told[SECRET][0] for no in answer}


def test_an_index_grows_and_four_full_shelves_are_one(tables, monkeypatch):
    monkeypatch.setattr(search_index, "FULL", 4)
    for n in range(22):
        put(n, f"第{n}盏路灯不亮")
        if n % 3 == 0:
            search_index.compact("north", now=True)

    assert all(no_of(n) in look(f"第{n}盏") for n in range(22))
    assert len(look("路灯")) == 22
    search_index.compact("north", now=True)
    assert [s.count for s in search_rows.read("north").manifest.shelves] == [16, 4, 2]
    assert len(look("路灯")) == 22
    assert search_shelves.sweep("north", search_rows.read("north").manifest.keys) == 0


def test_two_compactions_at_once_make_one_generation(tables, monkeypatch):
    put(1, "路灯不亮")
    turn = search_rows.turn

    def slowly(tenant, old, new):
        monkeypatch.setattr(search_rows, "turn", turn)
        put(2, "停水了")
        assert search_index.compact(tenant, now=True)
        return turn(tenant, old, new)

    monkeypatch.setattr(search_rows, "turn", slowly)

    assert not search_index.compact("north", now=True)
    assert look("路灯") == [no_of(1)]
    assert look("停水") == [no_of(2)]


def test_what_changes_while_it_is_put_on_a_shelf_stays_a_row(tables, monkeypatch):
    put(1, "路灯不亮")
    turn = search_rows.turn

    def meanwhile(tenant, old, new):
        put(1, "路灯不亮，井盖也没了")
        return turn(tenant, old, new)

    monkeypatch.setattr(search_rows, "turn", meanwhile)
    search_index.compact("north", now=True)

    assert look("井盖") == look("路灯") == [no_of(1)]


def test_a_generation_that_ends_while_somebody_looks_is_read_anew(tables):
    put(1, "路灯不亮")
    search_index.compact("north", now=True)
    old = search_rows.read("north")
    put(2, "路灯又不亮")
    search_index.compact("north", now=True)
    search_shelves.forget()
    reads = iter([old])
    honest = search_rows.read
    search_rows.read = lambda tenant: next(reads, None) or honest(tenant)
    try:
        assert look("路灯") == [no_of(2), no_of(1)]
    finally:
        search_rows.read = honest
