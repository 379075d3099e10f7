"""The tree of places: by a county's own codes, known or not, it never goes round in a circle."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.county import Place, Posted
from functions.domain.county.posts import Post, nearest, passed_on
from functions.domain.county.tree import Region, RegionKind, above, below, chain, circles, unit_of
from functions.tenants.posting import counted

COUNTY = Region("431103", "云溪县", RegionKind.COUNTY)
TOWN = Region("431103001000", "青竹镇", RegionKind.TOWN, unit="town")
VILLAGE = Region("431103001002", "青竹村", RegionKind.VILLAGE)
GRID = Region("431103001002003", "三号网格", RegionKind.GRID)
OWN = Region("990001", "园区片", RegionKind.GRID, parent="431103001002")
TREE = {r.code: r for r in (COUNTY, TOWN, VILLAGE, GRID, OWN)}

CODES = st.sampled_from(
    ["43", "431103", "431103001", "431103001000", "431103001002", "43110300100201", "7", "99"]
)


def names(code, tree=TREE):
    return [region.name for region in chain(tree, code)]


def test_a_code_lies_in_what_its_digits_begin_with_and_in_what_is_named_above_it():
    assert names("431103001002003") == ["三号网格", "青竹村", "青竹镇", "云溪县"]
    assert names("990001") == ["园区片", "青竹村", "青竹镇", "云溪县"]


def test_a_code_that_the_tree_does_not_know_lies_in_the_nearest_region_that_it_does():
    assert names("431103001002009") == ["青竹村", "青竹镇", "云溪县"]
    assert names("431103001777") == ["青竹镇", "云溪县"]
    assert names("520000000000") == names("") == []


def test_a_place_without_a_unit_is_answered_for_by_the_nearest_region_that_has_one():
    assert unit_of(TREE, None, "431103001002003") == "town"
    assert unit_of(TREE, "own", "431103001002003") == "own"
    assert unit_of(TREE, None, "431103") is None


@given(st.dictionaries(CODES, CODES), CODES)
def test_whatever_codes_a_county_gives_every_way_up_ends_and_below_is_its_other_side(
    parents, asked
):
    tree = {c: Region(c, c, RegionKind.GRID, parent) for c, parent in parents.items()}

    way = [region.code for region in chain(tree, asked)]

    assert len(way) == len(set(way))
    for region in tree.values():
        over = above(tree, region)
        assert over == "" or region in below(tree, over) or over == region.code
        assert circles(tree, region) == (region.code in {r.code for r in chain(tree, over)})


PEOPLE = st.sampled_from(["a", "b", "c"])
POSTS = st.lists(st.builds(Post, st.sampled_from(["网格员", "民警"]), PEOPLE), unique=True).map(
    tuple
)


@given(st.lists(POSTS, max_size=4), st.sets(st.sampled_from(["网格员", "民警"])))
def test_the_nearest_who_hold_a_post_are_found_and_nobody_else(staff, duties):
    found = nearest(staff, duties)
    holding = [{p.person for p in posts if p.duty in duties} for posts in staff]

    assert set(found) == next(filter(None, holding), set())
    assert len(found) == len(set(found))


@given(POSTS, PEOPLE, PEOPLE)
def test_who_takes_over_holds_what_the_other_held_and_each_post_once(posts, old, new):
    after = passed_on(posts, old, new)

    assert {p.duty for p in after} == {p.duty for p in posts}
    assert len(after) == len(set(after))
    if old != new:
        assert all(p.person != old for p in after)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["431103001002003", "431103001777", "52", ""]),
            st.booleans(),
            st.booleans(),
        )
    )
)
def test_every_place_in_use_is_covered_once_in_each_region_around_it_or_lies_nowhere(drawn):
    mark = Posted("adam", datetime(2026, 1, 1, tzinfo=UTC))
    places = [
        Place(str(n), "", region=region, active=active, posted=mark if hung else None)
        for n, (region, active, hung) in enumerate(drawn)
    ]

    told = counted(TREE, places)

    used = [p for p in places if p.active]
    assert told.whole.places == len(used)
    assert told.whole.posted == sum(p.posted is not None for p in used)
    assert told.regions["431103"].places + told.nowhere.places == told.whole.places
    assert told.regions["431103"].posted + told.nowhere.posted == told.whole.posted
    hangs = any(p.posted and p.region == "431103001002003" for p in used)
    assert (told.villages.places, told.villages.posted) == (1, int(hangs))
