"""Print the codes of a list of places: PDFs of a thousand posters each, or of cards to cut out.

    python -m infra.at prod print_codes --tenant demo             every place of the county
    python -m infra.at prod print_codes --tenant demo --file plan.csv     new places: registered, then printed
    python -m infra.print_codes --county 示范县 --origin https://… --file codes.csv    no store needed

The list is CSV with a head line: 名称 (or name), and where there are such 类别 (kind: 单位, 楼栋, 村组),
户数 (households), 编码 (code), 单位编号 (unit), 张贴单位 (posted_by). A village group gets a code for every
30 households. Every symbol is read back before it is printed. OUT/codes.csv lists what was made; the
same command again goes on where it was stopped. With --tenant, `infra.at` puts the stage's
tables into the environment.
"""

import argparse
import csv
import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

from functions.domain.codes import mint
from functions.domain.county.county import DEFAULT_NUMBERS, County, Place
from functions.domain.refusals import Lang, Refusal
from functions.qr.ink import missing
from functions.qr.placard import Masthead, Placard, masthead
from functions.qr.plan import BadRowsError, PlanLine, planned, rows
from infra.press import press, progress

HEADER = ("编码", "名称", "单位编号", "张贴单位")


def listed(path: Path) -> list[PlanLine]:
    """What the list asks for, checked: every bad line is named before anything is done."""
    wanted = list(planned(rows(path.read_bytes())))
    bad = [(row.line, f"字体没有“{lacking}”") for row in wanted if (lacking := missing(row.place))]
    if bad:
        raise BadRowsError(bad)
    return wanted


def coded(wanted: list[PlanLine], tag: str, file: Path) -> list[PlanLine]:
    """The same places with their codes: those of an earlier run, else new ones, now kept in a file."""
    if not file.exists():
        half = file.with_suffix(".part")
        with half.open("w", encoding="utf-8", newline="") as kept:
            writer = csv.writer(kept)
            writer.writerow(HEADER)
            for row in wanted:
                code = row.code or mint(tag, secrets.randbits)
                writer.writerow((code, row.place, row.unit, row.posted_by))
        half.rename(file)
    earlier = listed(file)
    if [row.place for row in earlier] != [row.place for row in wanted]:
        raise BadRowsError([(0, f"{file} 属于另一份清单，请换一个 --out")])
    return earlier


def register(county: County, places: list[PlanLine]) -> None:
    """Make the codes known to the county; those that it knows already stay as they are."""
    from functions.store import registry  # noqa: PLC0415 (without --tenant there is no store)

    units = registry.units(county.id)
    strange = [(r.line, f"没有单位“{r.unit}”") for r in places if r.unit and r.unit not in units]
    if strange:
        raise BadRowsError(strange)
    known = {place.code for place in all_places(county.id)}
    new = [row for row in places if row.code not in known]
    for row in progress(new, len(new), "registered"):
        place = Place(row.code, row.place, row.unit or None)
        registry.add_place(county.id, place)


def all_places(tenant: str) -> Iterator[Place]:
    """Every place of a county, in pages."""
    from functions.store import registry  # noqa: PLC0415

    after = ""
    while page := registry.places(tenant, after=after, limit=500):
        yield from page
        after = page[-1].code


def of_tenant(arguments: argparse.Namespace) -> tuple[Masthead, list[Placard]]:
    """The county's own words, and its places: all of them, or those of the list, registered."""
    from functions import settings  # noqa: PLC0415 (it reads the environment)
    from functions.store import registry  # noqa: PLC0415

    county = registry.county(arguments.tenant)
    head = masthead(county, arguments.origin or settings.PUBLIC_URL)
    if not arguments.file:
        active = (place for place in all_places(county.id) if place.active)
        return head, [Placard(place.name, place.code) for place in active]
    places = coded(listed(arguments.file), county.tag, arguments.out / "codes.csv")
    register(county, places)
    return head, [Placard(row.place, row.code, row.posted_by) for row in places]


def of_file(arguments: argparse.Namespace) -> tuple[Masthead, list[Placard]]:
    """The words given on the command line, and places that have their codes."""
    head = Masthead(arguments.county, arguments.origin, arguments.hotline, DEFAULT_NUMBERS)
    places = listed(arguments.file)
    uncoded = [(row.line, "没有编码；要新编码请用 --tenant") for row in places if not row.code]
    if uncoded:
        raise BadRowsError(uncoded)
    return head, [Placard(row.place, row.code, row.posted_by) for row in places]


def main(given: list[str] | None = None) -> int:
    parser = _parser()
    arguments = parser.parse_args(given)
    if not arguments.tenant and not (arguments.county and arguments.origin and arguments.file):
        parser.error("give --tenant, or --county, --origin and --file")
    arguments.out.mkdir(parents=True, exist_ok=True)
    try:
        head, placards = (of_tenant if arguments.tenant else of_file)(arguments)
        files = press(
            head, placards, arguments.out, cards=arguments.cards, pages=arguments.pages, jobs=arguments.jobs
        )  # fmt: skip
    except BadRowsError as bad:
        print(bad, file=sys.stderr)
        return 1
    except Refusal as refusal:
        print(refusal.words[Lang.ZH], file=sys.stderr)
        return 1
    for file in files:
        print(file, f"{file.stat().st_size / 1e6:.1f} MB", sep="\t")
    print(f"{len(placards)} codes, each read back")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m infra.print_codes",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--tenant", help="a county of this stage")
    parser.add_argument("--county", help="or: the county's name")
    parser.add_argument("--origin", help="and: where its pages are, https://…")
    parser.add_argument("--hotline", default="12345")
    parser.add_argument("--file", type=Path, help="the list of places (CSV)")
    parser.add_argument("--out", type=Path, default=Path("build/codes"))
    parser.add_argument("--cards", action="store_true", help="eight cards a page, not posters")
    parser.add_argument("--pages", type=int, default=1000, help="of one PDF")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
