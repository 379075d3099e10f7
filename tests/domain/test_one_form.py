"""One form for matching: whatever way a word is written, in a list or in a text, each that compares finds it.

Every class of code points that makes two writings of the same word is tried with every consumer there is.
"""

import sys
import unicodedata

import pytest
from msgspec.structs import replace

from functions.domain.county.county import Settings
from functions.domain.county.posts import Post
from functions.domain.county.push import Push, push_faults
from functions.domain.county.push import tidied as tidied_push
from functions.domain.county.responsibility import LadderLevel, holder
from functions.domain.county.roles import Person, Role, Unit
from functions.domain.county.rule import Duty, Rule
from functions.domain.county.settings_check import faults as unclear
from functions.domain.county.settings_check import tidied as tidied_settings
from functions.domain.county.tree import Region, RegionKind, searched
from functions.domain.forms import is_name, seen
from functions.domain.items import accused
from functions.domain.safety.adverts import advertised
from functions.domain.safety.tiers import listen
from functions.domain.safety.whom import lines
from functions.domain.search.form import plain
from functions.domain.sheets.table import Column, read
from functions.domain.triage.pushed import pushed
from functions.domain.triage.routing import NetWords, Spot, decide
from functions.domain.triage.rulebook import Known, faults, tidied
from functions.domain.words.likeness import likeness, pairs
from functions.domain.words.matching import folded
from functions.domain.words.replies import flaws

WORD = "变压器着火"  # each of its characters has another in traditional writing, or a variant
TRADITIONAL = "變壓器著火"
EVERY_SIGN = [chr(code) for code in range(sys.maxunicode + 1)]
UNSEEN = [c for c in EVERY_SIGN if unicodedata.category(c) == "Cf"] + [
    *map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0xE0100, 0xE01F0)), *map(chr, range(0x0300, 0x0370)), *"\u115f\u3164\u2800"
]  # fmt: skip
BLANKS = [c for c in EVERY_SIGN if unicodedata.category(c)[0] == "Z"] + [*"\t\n\r\v\f\x85"]
WRITTEN = {
    "traditional": TRADITIONAL,
    "a sign without width": "\u200b".join(WORD),
    "a sign that turns": "变\u202e压\u2066器\u202c着火",
    "a variation selector": "变\ufe0f压\U000e0101器着火",
    "a mark above": "变\u0301压\u20dd器着火",
    "a filler": "变\u3164压\u2800器着火",
    "tags": "变\U000e0041压器着火",
    "a compatibility character": "变压器着⽕",
    "a blank": "变 压器着　火",
    "a line": "变压器\r\n着火",
    "all at once": "變\u200b \ufe0f壓\u0301　器著\n火",
}
LATIN = (
    "ktv",
    "KTV",
    "Ktv",
    "ｋｔｖ",
    "ＫＴＶ",
    "K\u200bT\u2060V",
    "ⓀⓉⓋ",
    "𝐊𝐓𝐕",
    "KТV",
    "k\u0301tv",
    "🅺🆃🆅",
)
UNITS = {"lights": Unit("lights", "县城管局")}
KNOWN = Known(UNITS, (), ())


def settings(**lists):
    """A county that keeps a list as an admin wrote it; None where it was refused."""
    kept = tidied_settings(replace(Settings("北县"), **lists))
    return None if unclear(kept, UNITS, ()) else kept


def by_rule(word, text):
    rule = tidied(Rule("一", "lights", keywords=(word,)))
    return None if faults((rule,), KNOWN) else bool(decide((rule,), NetWords(), content=text, spot=Spot()).unit)  # fmt: skip


def by_push(word, text):
    push = tidied_push(Push("lights", keywords=(word,)))
    refused = any(wrong for *_, wrong, _, _ in push_faults((push,), UNITS))
    return None if refused else bool(pushed((push,), "", text))


def by_kind(word, text):
    push = tidied_push(Push("lights", categories=(word,)))
    return bool(pushed((push,), f"{text}/下级", ""))


def by_post(word, text):
    kept = settings(ladder=(LadderLevel("一", (word[:20],)),))
    return kept and bool(holder(kept.ladder, 1, [(Post(text[:20], "hans"),)]))


def by_net(word, text):
    kept = settings(emergency_words=(word,))
    return kept and bool(listen(kept.emergency_words, (), text).danger_words)


def by_guard(word, text):
    kept = settings(guarded_words=(word,))
    return kept and bool(listen((), kept.guarded_words, text).report_words)


def by_advert(word, text):
    kept = settings(spam_words=(word, "代开发票"))
    return kept and len(advertised(kept.spam_words, f"{text} 代开发票")) >= 2


def by_phrase(word, text):
    kept = settings(empty_phrases=(word,))
    return kept and "empty" in flaws(text, "路灯坏了", kept.empty_phrases)


def by_duty(word, text):
    duty = Duty("1", "甲", "lights", (word,))
    return bool(decide((), NetWords(), content=text, spot=Spot(), duties=(duty,)).unit)


def by_region(word, text):
    tree = {"431103": Region("431103", word, RegionKind.COUNTY)}
    return bool(list(searched(tree, [text])))


def by_unit(word, text):
    return accused.named({"u": Unit("u", word)}, f"{text}收钱不办事") == ("u",)


def by_person(word, text):
    return accused.meant([Person("p", word, frozenset({Role.HANDLER}))], f"{text}收钱不办事") == ("p",)  # fmt: skip


def by_search(word, text):
    return plain(word) in plain(text)


def by_likeness(word, text):
    return likeness(pairs(word), pairs(text)) == pytest.approx(1)


def by_heading(word, text):
    return bool(read(f"{text}\n甲\n".replace("\r\n", " "), (Column("a", (word,), required=True),)).rows)  # fmt: skip


OF_HAN = (
    by_rule, by_push, by_kind, by_post, by_net, by_guard, by_advert, by_phrase, by_duty, by_region,
    by_unit, by_person, by_search, by_likeness,
)  # fmt: skip


@pytest.mark.parametrize("finds", OF_HAN)
def test_a_word_of_han_is_found_in_any_writing_and_from_any(finds):
    assert finds(WORD, WORD)
    for case, said in WRITTEN.items():
        assert finds(WORD, said), (case, "in the text")
        found = finds(said, WORD)
        assert found or found is None, (case, "in the list")


@pytest.mark.parametrize("finds", OF_HAN)
def test_a_word_of_latin_is_found_in_any_writing_and_from_any(finds):
    for said in LATIN:
        assert finds("ktv", said), said
        found = finds(said, "ktv")
        assert found or found is None, said


@pytest.mark.parametrize("finds", [by_rule, by_push, by_net, by_guard, by_advert, by_phrase])
def test_no_word_of_a_list_is_kept_that_never_finds_what_it_says(finds):
    for gap in "…⋯︙":
        assert finds(f"变压{gap}火", "变压器着火") in {True, None}, gap
    for sign in ("☎", "→→", "!!"):
        assert finds(sign, "路灯☎→→。!!") in {True, None}, sign
    for nothing in ("", " ", "\u200b", "\u3164\u2800", "……", "。"):
        assert not finds(nothing, "路灯☎→→。!!"), nothing


def test_no_sign_of_its_class_is_left_out():
    for sign in UNSEEN:
        assert folded(f"着{sign}火") == "着火", hex(ord(sign))
        assert seen(sign * 3) == "", hex(ord(sign))
        assert not is_name(sign * 3), hex(ord(sign))
    for blank in BLANKS:
        assert folded(f"着{blank}火") == "着火", hex(ord(blank))
        assert seen(blank * 3) == "", hex(ord(blank))


def test_who_suffers_is_heard_in_any_writing():
    usual = lines("我不想活了")
    for said in (
        "我不\u200b想活了",
        "我 不想\n活了",
        "我不想\ufe0f活了",
        "我不想活ⓛ了".replace("ⓛ", "\u0301"),
    ):
        assert lines(said) == usual, said
