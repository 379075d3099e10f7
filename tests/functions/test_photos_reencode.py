"""What people upload is made harmless, or refused."""

import io
import struct
import time
import zlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, PngImagePlugin

from functions.domain.refusals import InvalidInput
from functions.photos.reencode import LONGEST, NARROWEST, PIXELS, TALL_PIXELS, measure, reencode

pytestmark = pytest.mark.filterwarnings("ignore:.*orrupt EXIF:UserWarning")

MAKE, ORIENTATION, GPS = 0x010F, 0x0112, 0x8825


def a_picture(size=(64, 48), mode="RGB"):
    picture = Image.new("RGB", size, "navy")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 2, size[1] // 2), fill="yellow")
    return picture.convert(mode, dither=Image.Dither.NONE)


def saved(picture, form="JPEG", **how):
    file = io.BytesIO()
    picture.save(file, form, **how)
    return file.getvalue()


def opened(jpeg):
    picture = Image.open(io.BytesIO(jpeg), formats=["JPEG"])
    picture.load()
    return picture


def refusal(raw):
    with pytest.raises(InvalidInput) as refused:
        reencode(raw)
    return refused.value.errors[0].code


def is_yellow(pixel):
    return pixel[0] > 180 and pixel[1] > 180 and pixel[2] < 90


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_of_each_kind_becomes_a_jpeg_of_the_same_picture(form):
    out = opened(reencode(saved(a_picture(), form)))

    assert out.format == "JPEG"
    assert out.size == (64, 48)
    assert is_yellow(out.getpixel((8, 8)))
    assert not is_yellow(out.getpixel((56, 40)))


def test_a_large_photo_is_made_small_and_a_small_one_stays_as_it_is():
    assert opened(reencode(saved(a_picture((4000, 3000))))).size == (2000, 1500)
    assert opened(reencode(saved(a_picture((1200, 1599))))).size == (1200, 1599)


def test_a_thread_of_a_picture_keeps_a_pixel_of_width():
    assert opened(reencode(saved(a_picture((60000, 2))))).size == (LONGEST, 1)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_however_the_camera_was_held(orientation):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}.get(orientation)
    upright = a_picture()
    held = upright if undo is None else upright.transpose(Image.Transpose(undo))

    out = opened(reencode(saved(held, exif=exif)))

    assert out.size == (64, 48)
    assert is_yellow(out.getpixel((8, 8)))


def test_where_when_and_with_what_it_was_taken_is_gone():
    exif = Image.Exif()
    exif[MAKE] = "SECRETPHONE"
    exif.get_ifd(GPS)[2] = (26.0, 12.0, 30.0)
    marked = saved(
        a_picture(), exif=exif, comment=b"SECRETCOMMENT", icc_profile=b"SECRETPROFILE" * 20
    )
    text = PngImagePlugin.PngInfo()
    text.add_itxt("Comment", "SECRETTEXT")

    for out in (reencode(marked), reencode(saved(a_picture(), "PNG", pnginfo=text))):
        assert b"SECRET" not in out
        assert not opened(out).getexif()
        assert set(opened(out).info) <= {
            "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression",
        }  # fmt: skip


def test_what_hides_behind_the_picture_is_gone():
    polyglot = saved(a_picture()) + b"PK\x03\x04<script>alert(1)</script>"

    assert b"script" not in reencode(polyglot)


def test_a_file_that_only_pretends_to_be_a_photo_is_refused():
    assert refusal(b"GIF89a" + saved(a_picture())) == "format"
    assert refusal(b"<svg xmlns='http://www.w3.org/2000/svg'/>") == "format"
    assert refusal(saved(a_picture(), "GIF")) == "format"
    assert refusal(saved(a_picture(), "TIFF")) == "format"
    assert refusal(b"%PDF-1.7") == "format"
    assert refusal(b"") == "format"
    assert refusal(b"\xff\xd8\xff" + b"\x89PNG" * 40) == "damaged"


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("progressive", [False, True])
def test_of_a_jpeg_that_was_cut_short_what_is_there_is_kept(share, progressive):
    whole = saved(a_picture((900, 600)), quality=95, progressive=progressive)

    out = opened(reencode(whole[: int(len(whole) * share)]))

    assert out.size == (900, 600)
    assert is_yellow(out.getpixel((20, 4)))


@pytest.mark.parametrize("size", [(1080, 12000), (1170, 25000), (720, 30000), (12000, 1080)])
def test_a_long_chat_stays_readable(size):
    width, height = measure(*size)

    assert min(width, height) >= NARROWEST * 0.5
    assert width * height <= TALL_PIXELS * 1.01
    assert abs(width / height / (size[0] / size[1]) - 1) < 0.01


def test_the_screenshot_of_a_chat_keeps_its_width():
    assert opened(reencode(saved(a_picture((1080, 12000)), "PNG"))).size == (720, 8000)


@given(st.integers(1, 60_000), st.integers(1, 60_000))
def test_whatever_its_shape_a_photo_is_bounded_by_its_pixels(width, height):
    wide, high = measure(width, height)

    assert 1 <= wide <= max(1, min(width, LONGEST))
    assert 1 <= high <= max(1, min(height, LONGEST))
    assert wide * high <= max(PIXELS, TALL_PIXELS) * 1.02


def test_a_photo_of_a_hundred_megapixels_is_decoded_small():
    huge = saved(Image.new("L", (12_000, 9_000), 120))

    assert opened(reencode(huge)).size == (2000, 1500)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_photo_that_ends_too_early_is_refused(form):
    whole = saved(a_picture((300, 200)), form)

    for share in (0.2, 0.5, 0.9):
        assert refusal(whole[: int(len(whole) * share)]) == "damaged"


def test_a_moving_picture_is_kept_as_its_first_frame():
    frames = [a_picture(), Image.new("RGB", (64, 48), "red")]

    for form in ("WEBP", "PNG"):
        moving = saved(frames[0], form, save_all=True, append_images=frames[1:], duration=100)
        assert is_yellow(opened(reencode(moving)).getpixel((8, 8)))


def test_a_telephones_photo_with_a_second_picture_inside_is_kept():
    """Ultra HDR and motion photos carry more after the first picture."""
    double = saved(a_picture(), "MPO", save_all=True, append_images=[a_picture((32, 24))])

    assert opened(reencode(double)).size == (64, 48)


@pytest.mark.parametrize("mode", ["L", "CMYK", "1", "P", "LA", "RGBA", "I;16"])
def test_every_kind_of_colour_becomes_plain_colours(mode):
    picture = a_picture(mode="L" if mode == "I;16" else mode)
    if mode == "I;16":
        picture = picture.convert("I").point(lambda v: v * 257).convert("I;16")
    form = "JPEG" if mode in {"L", "CMYK"} else "PNG"

    out = opened(reencode(saved(picture, form)))

    assert out.mode == "RGB"
    assert min(out.getpixel((8, 8))[:2]) > 180
    assert max(out.getpixel((56, 40))[:2]) < 60


def test_what_is_transparent_turns_white_not_black():
    nothing = Image.new("RGBA", (20, 20), (0, 0, 0, 0))

    assert min(opened(reencode(saved(nothing, "PNG"))).getpixel((10, 10))) > 250


def a_png_that_claims(width, height):
    def chunk(kind, body):
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [5001, 9500, 13000, 60000])
def test_a_bomb_is_refused_before_it_is_unpacked(side):
    begun = time.process_time()

    assert refusal(a_png_that_claims(side, side)) in {"too-large", "damaged"}
    assert time.process_time() - begun < 2


def test_a_photo_painted_over_a_thousand_times_is_refused_at_once():
    whole = saved(a_picture((2000, 1500)), progressive=True)
    last = whole[whole.rindex(b"\xff\xda") : -2]
    begun = time.process_time()

    assert refusal(whole[:-2] + last * 1000 + whole[-2:]) == "damaged"
    assert time.process_time() - begun < 2


def test_a_photo_with_a_broken_note_about_its_orientation_is_kept():
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    whole = saved(a_picture(), exif=exif)
    at = whole.index(b"Exif\0\0") + 6
    broken = whole[:at] + b"MM\x00\x2a\xff\xff\xff\xff" + whole[at + 8 :]

    assert opened(reencode(broken)).size == (64, 48)


SEEDS = [
    saved(a_picture((48, 36)), form, **how)
    for form, how in (
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("PNG", {}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
    )
] + [saved(a_picture((48, 36), "P"), "PNG"), saved(a_picture((48, 36), "CMYK"))]


def harmless(raw):
    """Either a JPEG of a bounded size comes out, or a refusal; nothing else ever."""
    try:
        out = opened(reencode(raw))
    except InvalidInput as refused:
        return refused.errors[0].field == "photo"
    return out.format == "JPEG" and out.width * out.height <= TALL_PIXELS * 1.02


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=12),
    st.integers(0, 10**6),
)
def test_a_damaged_photo_never_does_harm(seed, blows, cut):
    raw = bytearray(seed)
    for at, value in blows:
        raw[at % len(raw)] = value

    assert harmless(bytes(raw[: 1 + cut % len(raw)] if cut % 3 == 0 else raw))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x10\0\0\0WEBP"]), st.binary())
@example(b"\x89PNG\r\n\x1a\n", b"\0\0\0\rIHDR")
def test_noise_behind_the_right_first_bytes_never_does_harm(magic, noise):
    assert harmless(magic + noise)
