"""Who stands where (岗位): at a place or a region, seen, changed, handed over to another."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from functions.domain import codes
from functions.domain.county.county import County
from functions.domain.county.posts import AT_A_NODE, DUTY_AT_MOST, Post, is_duty, passed_on
from functions.domain.county.tree import nodes, of_region, path
from functions.domain.editions import edition, expect
from functions.domain.forms import Edition, Form, Id, one_line
from functions.domain.refusals import Unknown, invalid
from functions.domain.words.matching import folded
from functions.store import registry, tree
from functions.store.tree import Posts
from functions.store.versions import Hand

Json = dict[str, object]


class PostForm(Form):
    """One person as one thing; the person is an account."""

    duty: Annotated[str, Meta(min_length=1, max_length=DUTY_AT_MOST)]
    person: Id


class StaffForm(Form):
    """Everybody who stands at a node from now on."""

    posts: Annotated[tuple[PostForm, ...], Meta(max_length=AT_A_NODE)]
    version: Edition | None = None


class Handover(Form):
    """All posts of one person go to another."""

    old: Id
    new: Id


def put(county: County, node: str, form: StaffForm, *, hand: Hand) -> None:
    """Say who stands at a node; what is open there is theirs from now on."""
    known_node(county, node)
    wanted = tuple(
        dict.fromkeys(
            Post(duty_of(p.duty, f"posts[{n}].duty"), p.person) for n, p in enumerate(form.posts)
        )
    )
    known = registry.people(county.id, fresh=True)
    for n, post in enumerate(wanted):
        if post.person not in known:
            raise invalid(
                f"posts[{n}].person", "choice", f"没有“{post.person}”这个账号", "is no account"
            )

    def changed(old: Posts) -> Posts:
        expect(form.version, old)
        return wanted

    tree.change_staff(county.id, node, changed, hand=hand)


def hand_over(county: County, form: Handover, *, hand: Hand) -> int:
    """Give all posts of one person to another (人员调整); says at how many nodes."""
    if form.new not in registry.people(county.id, fresh=True):
        raise invalid("new", "choice", "没有这个账号", "is no account")
    held = [node for node, posts in tree.everybody(county.id) if _holds(posts, form.old)]
    for node in held:
        tree.change_staff(
            county.id, node, lambda posts: passed_on(posts, form.old, form.new), hand=hand
        )
    return len(held)


def _holds(posts: Posts, person: str) -> bool:
    return any(post.person == person for post in posts)


def duty_of(said: str, field: str = "duty") -> str:
    """What a post is called: one line of what can be seen."""
    duty = one_line(said)
    if not is_duty(duty):
        raise invalid(field, "format", "请填写岗位名称", "needs a name")
    return duty


def known_node(county: County, node: str) -> None:
    """Refuse a node that is neither a place nor a region of the tree."""
    kind, code = node[:1], node[1:]
    if kind == "p" and codes.normal(code) == code:
        registry.place(county.id, code)
    elif kind != "r" or code not in tree.regions(county.id, fresh=True):
        raise Unknown("没有这个点位或区划", "No such place or region")


def at(county: County, node: str) -> Json:
    """Who stands at a node, as the admin sees it."""
    posts = tree.standing(county.id, (node,))[node].posts
    return {"node": node, "posts": _named(county, posts), "version": edition(posts)}


def around(county: County, place: str, region: str) -> list[Json]:
    """Who stands for a place: at the place and at each region around it, the nearest first."""
    regions = tree.regions(county.id)
    known = nodes(regions, place, region)
    return [
        {"node": node, "where": _where(county, node), "posts": _named(county, posts)}
        for node, posts in zip(known, tree.staff(county.id, known), strict=True) if posts
    ]  # fmt: skip


def search(county: County, text: str) -> Iterator[Json]:
    """Every post whose person, duty or place holds each of the words."""
    asked = [folded(part) for part in text.split()]
    for node, posts in tree.everybody(county.id):
        where = _where(county, node)
        for post in _named(county, posts):
            said = folded(f"{where} {post['duty']} {post['name']} {post['person']} {node[1:]}")
            if all(part in said for part in asked):
                yield {"node": node, "where": where} | post


def _where(county: County, node: str) -> str:
    if node == of_region(node[1:]):
        return path(tree.regions(county.id), node[1:]) or node[1:]
    try:
        return registry.place(county.id, node[1:]).name
    except Unknown:
        return node[1:]


def _named(county: County, posts: Posts) -> list[Json]:
    people = registry.people(county.id)
    return [
        {
            "duty": post.duty, "person": post.person,
            "name": people[post.person].name if post.person in people else post.person,
            "active": post.person in people and people[post.person].active,
        }
        for post in posts
    ]  # fmt: skip
