"""Texts with fields: what is known is filled, what is not stays to be seen."""

from hypothesis import given
from hypothesis import strategies as st

from functions.domain.words.blanks import fields, filled, is_whole, left

NAMES = st.text("点位编号日期维修 ab", min_size=1, max_size=20).filter(
    lambda name: name == name.strip()
)
PARTS = st.lists(st.one_of(st.tuples(st.just("said"), st.text("您好，路灯已修好。\n", max_size=8)), st.tuples(st.just("field"), NAMES)), max_size=8)  # fmt: skip


@given(PARTS, st.dictionaries(NAMES, st.text("甲乙丙", min_size=1, max_size=5)))
def test_each_field_is_filled_or_stands_as_a_blank_and_nothing_else_changes(parts, known):
    written = "".join(said if kind == "said" else "{" + said + "}" for kind, said in parts)
    named = [said for kind, said in parts if kind == "field"]
    expected = "".join(
        said if kind == "said" else known.get(said, f"【{said}】") for kind, said in parts
    )

    assert is_whole(written)
    assert fields(written) == tuple(dict.fromkeys(named))
    assert filled(written, known) == expected
    assert left(written, known) == tuple(n for n in dict.fromkeys(named) if n not in known)


@given(
    st.sampled_from(["{", "}", "{}", "{ }", "{点位", "点位}", "{" + "长" * 21 + "}", "{{点位}}"])
)
def test_a_brace_that_encloses_no_name_is_no_field(stray):
    assert not is_whole(f"您好{stray}")
