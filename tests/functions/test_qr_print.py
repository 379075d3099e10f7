"""What is printed can be scanned, read and understood; what can't be printed is refused by name."""

import io
import secrets

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from functions.domain.codes import mint
from functions.domain.county.county import DEFAULT_NUMBERS, County, EmergencyNumber, Settings
from functions.domain.refusals import InvalidInput
from functions.qr import ink, symbol
from functions.qr.codes import printed
from functions.qr.placard import Masthead, Placard, masthead
from functions.qr.poster import poster, posters
from functions.qr.sheet import EACH, sheets

ORIGIN = "https://mashangban.example.gov.cn"
HEAD = Masthead("北县", ORIGIN, "12345", DEFAULT_NUMBERS)
CODE = "NTH7K3M9XQ2V"
WALL = Placard("翠竹苑小区·大门口", CODE, "翠竹社区")
A4_MM = (210, 297)


def drawn(pdf, dots=100, page=0):
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=dots / 72).to_pil()


def words(pdf, page=0):
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].get_textpage().get_text_range()


def pages(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def scanned(picture):
    return {barcode.text for barcode in zxingcpp.read_barcodes(picture)}


def test_a_poster_is_one_a4_page():
    with pypdfium2.PdfDocument(poster(HEAD, WALL)) as document:
        assert len(document) == 1
        assert [round(side / ink.MM) for side in document[0].get_size()] == list(A4_MM)


def test_a_poster_says_where_it_hangs_what_to_do_and_whom_to_call():
    said = words(poster(HEAD, WALL)).replace("\r\n", " ")

    for needed in (
        "北县", "翠竹苑小区·大门口", "翠竹社区", printed(CODE), "打开微信，扫上面的码", "12345",
        "报警 110", "火警 119", "急救 120", "Scan to report",
    ):  # fmt: skip
        assert needed in said


def test_the_code_of_a_poster_leads_to_its_page():
    assert scanned(drawn(poster(HEAD, WALL))) == {f"{ORIGIN}/q/{CODE}"}


def test_a_poster_is_scanned_from_afar_and_aslant_and_with_a_corner_torn_off():
    page = drawn(poster(HEAD, WALL), dots=127)  # five dots a millimetre
    far = page.resize((220, 311), Image.Resampling.BILINEAR)
    aslant = page.rotate(17, Image.Resampling.BILINEAR, expand=True, fillcolor="white")
    torn = page.copy()
    torn.paste("white", (5 * 125, 5 * 160, 5 * 150, 5 * 185))  # of 84 mm, 22 by 22

    for picture in (far, aslant, torn):
        assert scanned(picture) == {f"{ORIGIN}/q/{CODE}"}


def test_a_printer_without_colours_prints_a_poster_that_works():
    grey = drawn(poster(HEAD, WALL)).convert("L").point(lambda v: 255 if v > 128 else 0)

    assert scanned(grey) == {f"{ORIGIN}/q/{CODE}"}


def test_the_quiet_zone_of_a_poster_is_white():
    page = drawn(poster(HEAD, WALL), dots=254).convert("L")  # ten dots a millimetre
    side = len(symbol.modules(symbol.link(ORIGIN, CODE)))
    module = 104 / (side + 2 * symbol.QUIET)
    left, top = 530 + 20, 885 + 20  # the marks at the corners are at most two millimetres thick
    zone = int(module * symbol.QUIET * 10) - 25

    assert page.crop((left, top, left + 1000, top + zone)).getextrema() == (255, 255)
    assert page.crop((left, top, left + zone, top + 1000)).getextrema() == (255, 255)


def test_every_font_of_a_poster_is_embedded():
    pdf = poster(HEAD, WALL)

    assert b"/FontFile2" in pdf
    assert b"/Helvetica" not in pdf


def test_the_same_poster_is_the_same_file():
    assert poster(HEAD, WALL) == poster(HEAD, WALL)


def test_many_posters_share_what_is_the_same():
    file = io.BytesIO()
    places = [Placard(f"石板村{i}组", mint("NTH", secrets.randbits)) for i in range(60)]

    posters(file, HEAD, places)

    assert pages(file.getvalue()) == 60
    assert len(file.getvalue()) < 60 * 2600 + 40_000
    for page in (0, 31, 59):
        assert scanned(drawn(file.getvalue(), page=page)) == {f"{ORIGIN}/q/{places[page].code}"}
        assert places[page].place in words(file.getvalue(), page)


def test_a_sheet_holds_eight_cards_each_with_its_own_code():
    file = io.BytesIO()
    places = [Placard(f"幸福小区{i}栋", mint("NTH", secrets.randbits)) for i in range(11)]

    sheets(file, HEAD, places)

    assert pages(file.getvalue()) == 2
    for page, expected in ((0, places[:EACH]), (1, places[EACH:])):
        found = scanned(drawn(file.getvalue(), dots=200, page=page))
        assert found == {f"{ORIGIN}/q/{placard.code}" for placard in expected}
        said = words(file.getvalue(), page)
        assert all(printed(p.code) in said and p.place in said for p in expected)


def test_the_county_speaks_with_its_own_words():
    county = County("n", "NTH", "s", Settings("东县", hotline="0746-12345"))

    head = masthead(county, ORIGIN)

    assert head == Masthead("东县", ORIGIN, "0746-12345", DEFAULT_NUMBERS)
    assert "0746-12345" in words(poster(head, WALL))


@pytest.mark.parametrize("rare", ["塆", "碶", "崀", "垸", "〇", "①", "№"])
def test_rare_characters_of_villages_are_printed(rare):
    name = f"{rare}头村"

    assert name in words(poster(HEAD, Placard(name, CODE)))


@pytest.mark.parametrize(
    ("name", "named"), [("𪛖口村", "𪛖"), ("幸福小区😀", "😀"), ("a\nb", "\n")]
)
def test_a_character_that_the_font_lacks_is_named_and_nothing_is_printed(name, named):
    file = io.BytesIO()

    with pytest.raises(InvalidInput) as refused:
        posters(file, HEAD, [WALL, Placard(name, CODE)])

    assert f"“{named}”（U+{ord(named):04X}）" in str(refused.value.words["zh"])
    assert file.getvalue() == b""


def test_a_name_that_cannot_stand_on_a_poster_is_refused():
    with pytest.raises(InvalidInput) as refused:
        poster(HEAD, Placard("很" * 300, CODE))

    assert refused.value.errors[0].code == "too-long"


HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
PLACE = st.text(
    st.one_of(HAN, st.sampled_from("0123456789ABab·（）()-、 号栋")), min_size=1, max_size=80
)


@settings(max_examples=25, deadline=None)
@given(PLACE.filter(str.strip), st.text(HAN, max_size=60))
def test_whatever_a_place_is_called_nothing_runs_off_the_paper(name, posted_by):
    placard = Placard(name.strip(), CODE, posted_by)
    file = io.BytesIO()
    sheets(file, HEAD, [placard] * 8)

    for pdf, margin in ((poster(HEAD, placard), 7), (file.getvalue(), 5)):
        with pypdfium2.PdfDocument(pdf) as document:
            text = document[0].get_textpage()
            boxes = [text.get_charbox(i) for i in range(text.count_chars())]
        wide, high = ink.PAPER
        least = margin * ink.MM
        for left, bottom, right, top in boxes:
            assert left >= least or left == right
            assert right <= wide - least
            assert bottom >= 0
            assert top <= high


def test_many_numbers_to_call_find_room():
    many = tuple(EmergencyNumber(f"燃气抢修{i}", f"0746-822222{i}") for i in range(6))

    said = words(poster(Masthead("北县", ORIGIN, "12345", many), WALL))

    assert all(f"{n.name} {n.number}" in said.replace("\r\n", " ") for n in many)


def test_a_line_ends_where_no_word_is_parted():
    _, lines = ink.fitted("长安路街道云锦苑社区云锦苑小区（二期）12栋2单元", 120, {20: 2})
    assert lines == ["长安路街道云锦苑社区云锦苑小区", "（二期）12栋2单元"]

    _, lines = ink.fitted("翠竹苑小区·大门口", 40, {15: 2})
    assert lines == ["翠竹苑小区", "大门口"]


def test_a_png_and_a_drawing_are_scanned_as_the_poster_is():
    text = symbol.link(ORIGIN, CODE)
    picture = Image.open(io.BytesIO(symbol.png(text)))

    assert scanned(picture) == {text}
    assert min(picture.size) > 900
    assert round(picture.info["dpi"][0]) == 300


def test_the_drawing_has_the_same_dark_modules_as_the_symbol():
    text = symbol.link(ORIGIN, CODE)
    modules = symbol.modules(text)
    painted = [[False] * len(modules) for _ in modules]

    for column, row, length in symbol.bars(modules):
        for x in range(column, column + length):
            assert not painted[row][x]
            painted[row][x] = True

    assert tuple(map(tuple, painted)) == modules
    side = len(modules) + 2 * symbol.QUIET
    drawing = symbol.svg(text)
    assert f'viewBox="0 0 {side} {side}"' in drawing
    assert drawing.count("v1h-") == len(list(symbol.bars(modules)))


@given(
    st.integers(0, 2**45 - 1), st.sampled_from(["https://a.cn", ORIGIN, "http://127.0.0.1:8000"])
)
def test_every_code_there_can_be_is_read_back(bits, origin):
    text = symbol.link(origin, mint("NTH", lambda _: bits))

    read = zxingcpp.read_barcode(symbol.image(symbol.modules(text), 3))

    assert read is not None
    assert read.text == text
    assert read.ec_level in {"Q", "H"}
