"""What the people of the demo county tell, and where: invented, as all of it is."""

from pathlib import Path
from random import Random

import msgspec
from msgspec import Struct

FILE = Path(__file__).parents[2] / "infra/local/demo_county/past.json"


class Told(Struct, frozen=True):
    """A place, and what is told there."""

    place: str
    texts: tuple[str, ...]


def told(many: int, chance: Random) -> list[tuple[str, str]]:
    """So many times, a place and what is told there; no two the same words."""
    places = msgspec.json.decode(FILE.read_bytes(), type=list[Told])
    pairs = [(each.place, text) for each in places for text in each.texts]
    return [
        (place, f"{text}。已经{chance.randint(2, 60)}天了")
        for place, text in (chance.choice(pairs) for _ in range(many))
    ]
