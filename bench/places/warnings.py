"""How often a dispatcher would be warned that a text speaks of another place than the code's."""

from functions.domain.county.roles import Unit
from functions.domain.spots import elsewhere, home

HALL = "政务大厅·综合窗口"


def warnings(told: list[tuple[str, list[str]]]) -> str:
    """Of messages with the places that a person found in them: with the code of their own estate or
    village, with that of another message's, and with that of a hall."""
    own = {text: homes[0] for text, places in told if (homes := [p for p in places if home(p)])}
    estates = {h: "" for _, places in told for p in places if (h := home(p))}
    first = {text: next((p for p in places if p[-1] in "县区"), "") for text, places in told}
    units = {p: Unit(p, p) for _, places in told for p in places if p[-1] in "村镇乡道"}
    texts = list(own)
    others = dict(zip(texts, [*texts[1:], *texts[:1]], strict=True))

    def warned(text: str, place: str) -> bool:
        county = {"county": Unit("county", f"{first[text]}人民政府")}
        return bool(elsewhere(text, place, "", units | county, estates.get))

    wrong = sum(warned(text, own[text]) for text in texts)
    right = sum(warned(text, own[others[text]]) for text in texts)
    silent = sum(warned(text, next(iter(own.values()))) for text, _ in told if text not in own)
    hall = sum(warned(text, HALL) for text, _ in told)
    return (
        f"at the own code {wrong} of {len(own)}, at another's {right} of {len(own)}, "
        f"naming no home {silent} of {len(told) - len(own)}, in a hall {hall} of {len(told)}"
    )
