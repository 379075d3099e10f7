"""A body is read by its declared form, or refused by the field's name."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.county import Settings
from functions.domain.county.limits import DEFAULT_LIMITS
from functions.domain.forms import is_unseen, legible, long_enough, read
from functions.domain.refusals import InvalidInput
from functions.domain.words.matching import shows
from functions.intake.forms import Rating, Submission

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def errors_of(raw, form):
    try:
        assert isinstance(read(raw, form), form)
    except InvalidInput as refusal:
        return refusal.errors
    return None


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(raw):
    assert errors_of(raw, Submission) != ()


@given(JSON)
def test_whatever_json_comes_the_fault_names_a_field(value):
    errors = errors_of(msgspec.json.encode(value), Rating)

    assert errors is None or all(error.field and error.code for error in errors)


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        (b"[]", "body"),
        (b"{", "body"),
        (b'{"level":9,"solved":true}', "level"),
        (b'{"level":3}', "solved"),
    ],
)
def test_the_field_is_named(raw, field):
    with pytest.raises(InvalidInput) as refused:
        read(raw, Rating)

    assert refused.value.errors[0].field == field


UNSEEN = st.text(
    st.sampled_from(
        " \n\u200b\u200c\u2060\ufeff\u00ad\u202e\ufe0f\u3164\u115f\u2800\u034f\u3000\U000e0041\x07"
    ),
    max_size=12,
)


@given(UNSEEN, UNSEEN)
def test_what_nobody_sees_is_no_text(before, after):
    assert is_unseen(before)
    with pytest.raises(InvalidInput):
        long_enough("reply_public", f"{before}好{after}", 2)
    assert long_enough("reply_public", f"{before}已{after}修好", 3)


@given(st.sampled_from("1234"), st.sampled_from(["sign", "finish", "contact"]))
def test_what_is_wrong_under_a_key_is_named_with_the_key(level, part):
    limits = msgspec.to_builtins(DEFAULT_LIMITS, str_keys=True)
    limits[level][part] = "soon"
    (fault,) = errors_of(msgspec.json.encode({"name": "北县", "limits": limits}), Settings)
    assert (fault.field, fault.code) == (f"limits[{level}].{part}", "type")


CONTROLS = [
    chr(n) for n in (*range(0x20), *range(0x7F, 0xA0), 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF) if chr(n) not in "\t\n\r"
]  # fmt: skip
WRITTEN = st.text(st.characters(codec="utf-8")).map(legible)


def escaped(text):
    """JSON with every sign that is no letter escaped, as some phones send it."""
    return json.dumps(text).encode()


def plain(text):
    """JSON with each sign as it is, control characters too: some programs send that."""
    return json.dumps(text, ensure_ascii=False).encode()


def raw(text):
    """The same with no sign escaped that a reader could take."""
    signs = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return b'"%s"' % text.translate(str.maketrans(signs)).encode()


@given(WRITTEN, WRITTEN, st.sampled_from(CONTROLS), st.sampled_from([escaped, plain, raw]))
def test_no_sign_that_only_machines_read_is_kept_of_any_text(before, after, sign, way):
    body = b'{"code":"NTH000000001","content":%s}' % way(f"{before}{sign}{after}")

    kept = before + after
    assert read(body, Submission).content in ({kept} if shows(kept) else {kept, ""})


UNSEEN = st.text(
    st.sampled_from(
        "\u200b\u200d\u2060\ufeff\u202e\u2066\u00ad\u3164\u115f\u034f\ufe0f\u0301\U000e0020 \t\u3000"
    ),
    min_size=1,
).filter(str.strip)


@given(UNSEEN, st.sampled_from([escaped, plain, raw]), st.text(min_size=1, max_size=3))
def test_a_text_of_which_nothing_can_be_seen_is_none_and_what_stands_beside_it_stays(
    said, way, beside
):
    seen = "路" + legible(beside) + '\\"' + "灯"
    body = b'{"code":%s,"content":%s,"address":%s,"service":%s}' % (
        way("NTH000000001"), way(seen), way(said), way(said + "一"),
    )  # fmt: skip

    told = read(body, Submission)

    assert (told.content, told.address, told.service) == (seen, "", said + "一")
    assert errors_of(b'{"level":5,"solved":true,"text":%s}' % way(said), Rating) is None
    (error,) = errors_of(b'{"code":"NTH000000001","window_issue":{"window":%s,"matter":"x"}}' % way(said), Submission)  # fmt: skip
    assert (error.field, error.code) == ("window_issue.window", "too_short")


@given(WRITTEN, st.sampled_from(["\\ud800", "\\udfff", "\\uDBFF", "\\ud83d\\ud83d"]))
def test_half_an_emoji_becomes_the_sign_for_what_cannot_be_read(said, half):
    body = b'{"code":"NTH000000001","content":"%s%s"}' % (plain(said)[1:-1], half.encode())

    assert read(body, Submission).content.rstrip("\ufffd") == said.rstrip("\ufffd")


@pytest.mark.parametrize(
    "said",
    ["a\\u0000b", "\\\\u0000", "\\b", "C:\\b\\f", "line\none\ttab\r\n", "👨‍👩‍👧", "\u200b路灯"],
)
def test_what_only_looks_like_such_a_sign_stays(said):
    for way in (escaped, plain):
        body = b'{"code":"NTH000000001","content":%s}' % way(said)
        assert read(body, Submission).content == said
