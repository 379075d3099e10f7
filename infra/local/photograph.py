"""A photo for the demo: a street at night, drawn, and sent the way a citizen's telephone sends it."""

import http.client
import io
import secrets
from urllib.parse import urlsplit

from PIL import Image, ImageDraw

from infra.local.talk import PATIENCE_SECONDS, Talk

_SIZE = (1280, 960)
_SKY, _ROAD, _POLE, _LIT, _DARK = "#101828", "#1d2230", "#3a4256", "#f5d98b", "#262c3b"


def send_photo(talk: Talk, code: str, name: str) -> str:
    """Send one photo; the answer is its key."""
    picture = night_street(name)
    asked = {"code": code, "type": "image/jpeg", "size": len(picture)}
    form = talk.must("POST", "/api/uploads", asked)
    boundary = secrets.token_hex(16)
    body = _multipart(form["fields"], picture, boundary)
    address = urlsplit(form["url"])
    store = http.client.HTTPConnection(address.netloc, timeout=PATIENCE_SECONDS)
    kind = f"multipart/form-data; boundary={boundary}"
    store.request("POST", address.path, body, {"Content-Type": kind})
    answer = store.getresponse()
    if answer.status >= 300:
        raise ConnectionError(f"the photo is refused: {answer.status} {answer.read()!r}")
    store.close()
    key: str = form["key"]
    return key


def night_street(name: str) -> bytes:
    """A JPEG of a street with three lamps, one of which is lit."""
    picture = Image.new("RGB", _SIZE, _SKY)
    draw = ImageDraw.Draw(picture)
    draw.polygon([(0, 960), (1280, 960), (760, 520), (520, 520)], fill=_ROAD)
    for left, lit in ((180, False), (430, False), (1040, True)):
        draw.rectangle((left, 260, left + 12, 800), fill=_POLE)
        draw.ellipse((left - 34, 214, left + 46, 276), fill=_LIT if lit else _DARK)
    draw.text((24, 920), f"demo {name}", fill=_POLE)
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=80)
    return written.getvalue()


def _multipart(fields: dict[str, str], picture: bytes, boundary: str) -> bytes:
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="photo.jpg"\r\n'
        "Content-Type: image/jpeg\r\n\r\n"
    )
    tail = f"\r\n--{boundary}--\r\n"
    return "".join(parts).encode() + head.encode() + picture + tail.encode()
