"""Make an upload harmless: whatever came in, a plain small JPEG goes out, or nothing.

The picture is drawn anew on a blank canvas, so that nothing but its pixels survives: no place, no
time, no telephone's name, no thumbnail of what was cropped away, nothing hidden behind its end.
"""

import io
import re
import struct
import warnings
import zlib

from PIL import Image

from functions.domain.refusals import InvalidInput, invalid

PIXELS = 3_000_000  # at most, but for what would become too narrow to read
NARROWEST = 720  # pixels: the screenshot of a long chat is read at this width
TALL_PIXELS, LONGEST = 8_000_000, 16_000  # of what is kept that wide
QUALITY = 82
SCANS = 64  # a progressive JPEG has about ten; each one more costs a pass over all pixels

_JPEG, _PNG, _WEBP = "JPEG", "PNG", "WEBP"
_TAKEN = {_JPEG: 200_000_000, _PNG: 30_000_000, _WEBP: 30_000_000}  # JPEG is decoded small
_IN_PASSES = 50_000_000  # pixels of a JPEG that is kept whole in memory, pass after pass
_MAGIC = (
    (re.compile(rb"\xff\xd8\xff"), _JPEG),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), _PNG),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), _WEBP),
)
_MARKER = re.compile(rb"\xff([^\x00\x01\xd0-\xd8\xff])")  # of a JPEG's segments
_START_OF_SCAN, _END = b"\xda", b"\xd9"
_LAST = b"\xff\xd9"
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ORIENTATION = 0x0112
_BROKEN = (  # what Pillow raises on broken files
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)

Image.MAX_IMAGE_PIXELS = max(_TAKEN.values())  # `_taken` looks closer
warnings.simplefilter("error", Image.DecompressionBombWarning)


def reencode(raw: bytes) -> bytes:
    """The photo as a small JPEG, upright, with nothing in it but its pixels."""
    form = _form(raw)
    if form == _JPEG and _scans(raw) > SCANS:
        raise _refused("damaged", "照片无法处理", "The photo cannot be used")
    try:
        return _drawn(raw, form)
    except _BROKEN as error:
        if form == _JPEG and _scans(raw) and not raw.rstrip(b"\0").endswith(_LAST):
            return _what_is_there(raw)
        raise _damaged() from error


def _drawn(raw: bytes, form: str) -> bytes:
    with Image.open(io.BytesIO(raw), formats=[form]) as photo:
        pixels = photo.width * photo.height
        if pixels > _TAKEN[form] or (pixels > _IN_PASSES and "progressive" in photo.info):
            raise _refused("too-large", "照片尺寸过大", "The photo has too many pixels")
        return _jpeg(_small(photo))


def _what_is_there(raw: bytes) -> bytes:
    """Of a JPEG cut short, the part that arrived; what is missing stays grey."""
    try:
        return _drawn(raw + _LAST, _JPEG)
    except _BROKEN as error:
        raise _damaged() from error


def _damaged() -> InvalidInput:
    return _refused("damaged", "照片已损坏", "The photo is damaged")


def measure(width: int, height: int) -> tuple[int, int]:
    """The size at which a picture is kept: bounded by its pixels, and never too narrow to be read."""
    scale = min(1.0, max((PIXELS / (width * height)) ** 0.5, NARROWEST / min(width, height)))
    scale = min(scale, (TALL_PIXELS / (width * height)) ** 0.5, LONGEST / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _form(raw: bytes) -> str:
    """What the first bytes say; neither a name nor a declared type is believed."""
    for magic, form in _MAGIC:
        if magic.match(raw):
            return form
    raise _refused("format", "只支持 JPEG、PNG、WebP 照片", "Only JPEG, PNG and WebP photos")


def _scans(raw: bytes) -> int:
    """How many times the file paints over the whole picture."""
    count, at = 0, 2
    while (marker := _MARKER.search(raw, at)) and marker[1] != _END:
        count += marker[1] == _START_OF_SCAN
        at = marker.end() + int.from_bytes(raw[marker.end() : marker.end() + 2])
    return count


def _small(photo: Image.Image) -> Image.Image:
    """The first picture of the file, opaque and upright, no larger than needed."""
    turn = _UPRIGHT.get(_orientation(photo))
    size = measure(photo.width, photo.height)
    photo.draft("RGB", size)
    canvas = _opaque(photo)
    if canvas.size != size:
        canvas = canvas.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return canvas.transpose(turn) if turn is not None else canvas


def _orientation(photo: Image.Image) -> int:
    """How the camera was held; a broken note about it does not cost the photo."""
    try:
        return int(photo.getexif().get(_ORIENTATION, 1))
    except _BROKEN:
        return 1


def _opaque(photo: Image.Image) -> Image.Image:
    """The pixels on a white sheet, in three colours of eight bits."""
    if photo.mode.startswith("I"):
        photo = photo.convert("I").point(lambda value: value / 256).convert("L")
    sheet = Image.new("RGB", photo.size, "white")
    if photo.has_transparency_data:
        layer = photo.convert("RGBA")
        sheet.paste(layer, mask=layer.getchannel("A"))
    else:
        sheet.paste(photo.convert("RGB"))
    return sheet


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return file.getvalue()


def _refused(code: str, zh: str, en: str) -> InvalidInput:
    return invalid("photo", code, zh, en)
