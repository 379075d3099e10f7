"""The command that prints a county's codes."""

import csv
import itertools

import pytest

from functions.store import registry
from infra import press, print_codes
from tests.functions.test_qr_print import drawn, pages, scanned, words

ORIGIN = "https://demo.example"
PLAN = "名称,类别,户数,单位编号\n石板村八组,村组,95,village\n幸福小区3栋,楼栋,,lights\n"


@pytest.fixture
def run(tmp_path):
    def run(text, *arguments):
        (tmp_path / "plan.csv").write_text(text, encoding="utf-8")
        out = tmp_path / "out"
        given = ["--file", str(tmp_path / "plan.csv"), "--out", str(out), "--jobs", "1", *arguments]
        return print_codes.main(given), out

    return run


def codes_in(out):
    with (out / "codes.csv").open(encoding="utf-8") as file:
        return {row["名称"]: row["编码"] for row in csv.DictReader(file)}


def test_new_places_are_registered_and_their_posters_lead_to_them(north, run):
    status, out = run(PLAN, "--tenant", "north")

    assert status == 0
    codes = codes_in(out)
    assert len(codes) == 5
    pdf = (out / "posters-001.pdf").read_bytes()
    for page, (name, code) in enumerate(codes.items()):
        place = registry.place("north", code)
        assert (place.name, place.unit) == (name, "lights" if "小区" in name else "village")
        assert scanned(drawn(pdf, page=page)) == {f"{ORIGIN}/q/{code}"}
        assert name in words(pdf, page)


def test_the_same_command_again_makes_no_new_codes(north, run):
    _, out = run(PLAN, "--tenant", "north")
    first, known = codes_in(out), len(registry.places("north"))

    assert run(PLAN, "--tenant", "north")[0] == 0

    assert codes_in(out) == first
    assert len(registry.places("north")) == known


def test_a_run_that_was_stopped_halfway_is_finished_with_the_same_codes(north, run, monkeypatch):
    calls = itertools.count()
    save = registry.add_place

    def dies(*arguments, **keywords):
        if next(calls) == 3:
            raise KeyboardInterrupt
        save(*arguments, **keywords)

    monkeypatch.setattr(registry, "add_place", dies)
    with pytest.raises(KeyboardInterrupt):
        run(PLAN, "--tenant", "north")
    monkeypatch.undo()
    status, out = run(PLAN, "--tenant", "north")

    assert status == 0
    assert {code: registry.place("north", code).name for code in codes_in(out).values()} == {
        code: name for name, code in codes_in(out).items()
    }
    assert len(registry.places("north")) == 2 + 5


def test_another_list_into_the_same_folder_is_refused(north, run, capsys):
    run(PLAN, "--tenant", "north")

    assert run("名称\n图书馆\n", "--tenant", "north")[0] == 1
    assert "另一份清单" in capsys.readouterr().err


def test_without_a_list_every_place_that_is_in_use_is_printed(north, tmp_path):
    status = print_codes.main(["--tenant", "north", "--out", str(tmp_path), "--jobs", "1"])

    assert status == 0
    assert pages((tmp_path / "posters-001.pdf").read_bytes()) == 2


def test_long_lists_are_printed_in_several_files(run):
    lines = "".join(f"DEM00000{i:04},{i}号院\n" for i in range(7))

    status, out = run("编码,名称\n" + lines, "--county", "东县", "--origin", ORIGIN, "--pages", "3")

    assert status == 0
    files = sorted(out.glob("*"))
    assert [f.name for f in files] == ["posters-001.pdf", "posters-002.pdf", "posters-003.pdf"]
    assert [pages(f.read_bytes()) for f in files] == [3, 3, 1]
    assert "6号院" in words(files[2].read_bytes())


def test_several_processes_print_the_same(run, tmp_path):
    text = "编码,名称\nDEM000000001,甲\nDEM000000002,乙\n"
    given = ("--county", "东县", "--origin", ORIGIN, "--pages", "1")
    _, out = run(text, *given)
    alone = [file.read_bytes() for file in sorted(out.glob("*.pdf"))]

    _, out = run(text, *given, "--jobs", "2")

    assert [file.read_bytes() for file in sorted(out.glob("*.pdf"))] == alone


def test_cards_are_printed_eight_a_page(run):
    lines = "".join(f"DEM00000{i:04},{i}号院\n" for i in range(9))

    status, out = run("编码,名称\n" + lines, "--county", "东县", "--origin", ORIGIN, "--cards")

    assert status == 0
    pdf = (out / "cards-001.pdf").read_bytes()
    assert pages(pdf) == 2
    assert scanned(drawn(pdf, dots=200)) == {f"{ORIGIN}/q/DEM00000{i:04}" for i in range(8)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("编码,名称\nDEM000000001,𪛖祥村\n", "第 2 行：字体没有“𪛖”"),
        ("编码,名称\nDEM000000001,甲\nDEM000000001,乙\n", "第 3 行：编码与第 2 行相同"),
        ("编码,名称\n,甲\n", "第 2 行：没有编码"),
    ],
)
def test_one_bad_line_stops_everything_before_anything_is_printed(run, capsys, text, told):
    status, out = run(text, "--county", "东县", "--origin", ORIGIN)

    assert status == 1
    assert told in capsys.readouterr().err
    assert list(out.iterdir()) == []


def test_a_unit_that_the_county_lacks_stops_everything(north, run, capsys):
    status, _ = run("名称,单位编号\n图书馆,nobody\n", "--tenant", "north")

    assert status == 1
    assert "没有单位“nobody”" in capsys.readouterr().err
    assert len(registry.places("north")) == 2


def test_a_symbol_that_reads_as_something_else_stops_the_press(monkeypatch):
    right = press.symbol.modules(f"{ORIGIN}/q/DEM000000001")
    monkeypatch.setattr(press.symbol, "modules", lambda _: right)

    press.read_back(f"{ORIGIN}/q/DEM000000001")
    with pytest.raises(press.UnreadableError):
        press.read_back(f"{ORIGIN}/q/DEM000000002")
