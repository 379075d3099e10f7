"""Values that nobody means: by the forms that the product's own document declares, and beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

WORDS = (
    "", " ", "x", "\0", "\uffff", "😀", "\u200b" * 4, "a\nb", "\u202d138 0013 8000\u202c", "~~", "#", "/", "..", "%",
    "%00", "%25", "'\"<script>", "０１２", "𠮷", "-1", "null", "true", "1e400", "9" * 40, "é" * 80, "路灯坏了，请修理",
    "2026-03-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "NaN", "[]", "~read", "head", "event#0001",
)  # fmt: skip
LONG = ("长" * 300, "a" * 2500, "9" * 5000, "\u0301" * 3000, "(" * 3000)
NUMBERS = (0, -1, 1, 2, 5, 10**6, 2**31, 2**63 - 1, -(2**63), 2**64, 10**30, 1.5, -0.0)
VALUES: tuple[Any, ...] = (None, True, [], {}, [[]], {"a": 1}, *NUMBERS, *WORDS, *LONG)
BODIES = (
    b"", b"{", b"null", b"[]", b"0", b'""', b"{}", b"\xff\xfe", b"\0", b'{"a":"\\ud800"}', b'{"step":1,"step":2}',
    b"[" * 50_000, b'{"a":' * 50_000, b'{"step":' + b"9" * 5000 + b"}", b'{"step":1e999}', b'{"step":NaN}',
    b'{"content":"' + "长".encode() * 60_000 + b'"}', b'{"a":"\xed\xa0\x80"}', b"\xef\xbb\xbf{}", b"{}{}", b"x" * 300_000,
    b'{"\\u0000":"\\u0000"}',
)  # fmt: skip
TYPES = (
    "application/json", "application/json; charset=gbk", "text/plain", "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded", "", "é", "application/json" * 50,
)  # fmt: skip
PATHS = (
    "%00", "%ff%fe", "%ed%a0%80", "%F0%9F%98%80", "x", "..", "%2e%2e%2f", "a" * 2500, "9" * 18, "%E9%95%BF" * 90,
    "%0a", "%25", "~", "#".replace("#", "%23"), "+", "%20", "null",
)  # fmt: skip
QUERIES = (
    "", "%00", "%ff", "%F0%9F%98%80", "9" * 5000, "-1", "0", "1", "1.5", "%C2%B2", "%D9%A3", "a" * 3000, "~~~~", "%EF%BF%BF",
    "2026-03-01T00:00:00Z", "0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00", "null", "%ed%a0%80", "12.x", "999999999.", "1" * 9,
)  # fmt: skip


class Maker:
    """Makes values of a schema: mostly what it declares, with ids that exist; sometimes what it does not."""

    def __init__(self, rng: Random, schemas: dict[str, Any], known: dict[str, list[Any]]) -> None:
        self.rng, self.schemas, self.known = rng, schemas, known

    def of(self, schema: dict[str, Any], name: str = "", *, strange: float = 0.1) -> Any:
        if self.rng.random() < strange:
            return self.rng.choice(VALUES)
        if "$ref" in schema:
            return self.of(self.schemas[schema["$ref"].rsplit("/", 1)[1]], name, strange=strange)
        for several in ("anyOf", "oneOf"):
            if several in schema:
                return self.of(self.rng.choice(schema[several]), name, strange=strange)
        if "enum" in schema:
            return self.rng.choice(schema["enum"])
        return getattr(self, f"_{schema.get('type', 'null')}")(schema, name, strange)

    def _null(self, *_: Any) -> None:
        return None

    def _boolean(self, *_: Any) -> bool:
        return self.rng.random() < 0.5

    def _integer(self, schema: dict[str, Any], name: str, _strange: float) -> Any:
        if name in self.known:
            return self.rng.choice(self.known[name])
        least, most = schema.get("minimum", -3), schema.get("maximum", 400)
        return self.rng.choice((least, most, self.rng.randint(least, most), least - 1, most + 1))

    _number = _integer

    def _string(self, schema: dict[str, Any], name: str, _strange: float) -> str:
        if name in self.known and self.rng.random() < 0.8:
            return str(self.rng.choice(self.known[name]))
        word = self.rng.choice(WORDS) * self.rng.choice((1, 1, 1, 30))
        return str(word[: schema.get("maxLength", 4000)])

    def _array(self, schema: dict[str, Any], name: str, strange: float) -> list[Any]:
        item = schema.get("items") or (schema.get("prefixItems") or [{"type": "string"}])[0]
        return [self.of(item, name, strange=strange) for _ in range(self.rng.choice((0, 1, 2, 9)))]

    def _object(self, schema: dict[str, Any], _name: str, strange: float) -> dict[str, Any]:
        needed = set(schema.get("required", ()))
        made = {
            key: self.of(of, key, strange=strange)
            for key, of in schema.get("properties", {}).items()
            if key in needed or self.rng.random() < 0.6
        }
        if more := schema.get("additionalProperties"):
            made |= {str(n): self.of(more, str(n), strange=strange) for n in range(1, 5)}
        return made
