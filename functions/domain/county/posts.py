"""People on places (岗位), many to many: who stands where, as what (X03, X06).

A post is a place's or a region's; whoever stands in a region stands for every place in it. The words for
posts are the county's own.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from functions.domain.forms import is_name
from functions.domain.words.matching import folded

DUTY_AT_MOST, AT_A_NODE = 20, 100
USUAL = ("网格员", "平安员", "社区民警", "村社干部", "包村干部", "人大代表")


def is_duty(said: str) -> bool:
    """Whether a post can be called so; `#` parts its name from others in an address."""
    return is_name(said) and len(said) <= DUTY_AT_MOST and "#" not in said


class Post(Struct, frozen=True):
    """One person as one thing (岗位) somewhere; the person is an account."""

    duty: str
    person: str


Staff = Sequence[tuple[Post, ...]]  # of a place and of the regions around it, the nearest first


def nearest(staff: Staff, duties: Iterable[str]) -> tuple[str, ...]:
    """Who holds one of the duties, however it is written, where the nearest of them stand; each once."""
    asked = set(map(folded, duties))
    for posts in staff:
        if held := tuple(dict.fromkeys(p.person for p in posts if folded(p.duty) in asked)):
            return held
    return ()


def passed_on(posts: Iterable[Post], old: str, new: str) -> tuple[Post, ...]:
    """The posts as they are when one person has taken over from another."""
    return tuple(dict.fromkeys(_handed(posts, old, new)))


def _handed(posts: Iterable[Post], old: str, new: str) -> Iterator[Post]:
    for post in posts:
        yield Post(post.duty, new) if post.person == old else post
