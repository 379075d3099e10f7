"""Makes `web/` publishable: `python -m infra.pages OUT [STORE_ORIGIN ...]`.

Assets get their hash as a name (and every relative reference to them the new name), style
sheets go into the pages that link them, and `manifest.json` says how each file is served.
"""

import gzip
import json
import re
import shutil
import sys
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import quote

WEB = Path(__file__).resolve().parent.parent / "web"

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/svg+xml",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}

# Published under a name of its own; whatever else the pages refer to becomes a hashed asset.
FIXED = {
    "citizen/index.html": "index.html",
    "citizen/q.html": "q.html",
    "citizen/a.html": "a.html",
    "citizen/404.html": "404.html",
    "citizen/robots.txt": "robots.txt",
    "citizen/icon.svg": "favicon.ico",
    "desk/index.html": "desk.html",
    "citizen/sw.js": "sw.js",  # the last: it carries pages with their headers, which name the styles of all
}

# First match wins. FindPage in resources.yaml says the same to the CDN; a test holds them together.
ROUTES = [
    [r"/", "index.html"],
    [r"/[qQ]/[^/]+/?", "q.html"],
    [r"/[aA](/[^/]*)?", "a.html"],
    [r"/desk(/.*)?", "desk.html"],
]

FOREVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=0, s-maxage=300, must-revalidate"

REFERENCE = re.compile(r"""(?P<open>["'(])(?P<path>\.{1,2}/[\w./-]+\.\w+)(?=["')])""")
ATTRIBUTE = re.compile(r'(?P<open>\b(?:src|href)=")(?P<path>[\w.-][\w./-]*\.\w+)(?=")')
KIT = re.compile(r"(?<=const KIT = )\[(?P<paths>[^\]]+)\]")
QUOTED = re.compile(r"'([^']+)'")
STATIC_IMPORT = re.compile(r"""\b(?:from|import)\s*["'](\.{1,2}/[^"']+)["']""")
STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^":]+)">')
ICON = re.compile(r'<link rel="icon" href="([^":]+\.svg)">')
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
MODULE = re.compile(r'<script type="module" src="([^"]+)">')
WHOLE_LINE_COMMENT = re.compile(r"(?m)^[ \t]*(//.*|/\*(?!!).*\*/[ \t]*)\n")
INDENT = re.compile(r"(?m)^[ \t]+")
CSS_AIR = re.compile(r"\s*([{};])\s*|(?<=:)\s+")
REFUSED = re.compile(r"<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=", re.IGNORECASE)


class BrokenPageError(Exception):
    """A page that would not work once published."""


@dataclass
class Site:
    """The files to publish, by their public name; `source` is the tree that they come from."""

    source: Path
    stores: list[str]
    files: dict[str, bytes] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    styles: list[str] = field(default_factory=list)
    underway: list[str] = field(default_factory=list)

    def read(self, name: str) -> str:
        return (self.source / name).read_text("utf-8")

    def address(self, name: str) -> str:
        """Where a file of the source tree is published; publishes it if it was not yet."""
        if name not in self.addresses:
            self.addresses[name] = self._publish(name)
        return self.addresses[name]

    def _publish(self, name: str) -> str:
        if name in self.underway:
            raise BrokenPageError(f"these import one another: {' → '.join([*self.underway, name])}")
        self.underway.append(name)
        body = self._body(name)
        self.underway.pop()
        public = FIXED.get(name) or _hashed(name, body)
        self.files[public] = body
        return f"/{public}"

    def _body(self, name: str) -> bytes:
        match Path(name).suffix:
            case ".html":
                return self._page(name).encode()
            case ".css" | ".js":
                text = WHOLE_LINE_COMMENT.sub("", self.read(name))
                if not name.startswith(
                    "vendor/"
                ):  # no text of ours spans lines: indents are for us
                    text = INDENT.sub("", text)
                text = KIT.sub(lambda kit: self._carried(name, kit["paths"]), text)
                return self._readdressed(name, text, REFERENCE).encode()
            case _:
                return (self.source / name).read_bytes()

    def _readdressed(self, name: str, text: str, pattern: re.Pattern[str]) -> str:
        def public(match: re.Match[str]) -> str:
            return match["open"] + self.address(self._resolve(name, match["path"]))

        return pattern.sub(public, text)

    def _carried(self, name: str, paths: str) -> str:
        """The files of an offline kit themselves: they come with the worker, in one request for all."""
        kit = {}
        for path in QUOTED.findall(paths):
            address = self.address(self._resolve(name, path))
            sent = {"Content-Type": TYPES[Path(path).suffix]} | self.headers(path)
            kit[address] = {"body": self.files[address[1:]].decode(), "headers": sent}
        return json.dumps(kit, ensure_ascii=False)

    def headers(self, name: str) -> dict[str, str]:
        """What a file is sent with, beside its type. Assets go without a policy: nobody opens them as a page."""
        if Path(name).suffix != ".html":
            return {"X-Content-Type-Options": "nosniff"}
        return on_pages(content_policy(sorted(set(self.styles)), self.stores))

    def _resolve(self, name: str, path: str) -> str:
        target = normpath(join(dirname(name), path))
        if not (self.source / target).is_file():
            raise BrokenPageError(f"{name} refers to {path}, which is not there")
        return target

    def _page(self, name: str) -> str:
        html = self.read(name)
        if found := REFUSED.search(html):
            raise BrokenPageError(f"{name}: the content policy forbids inline {found[0].strip()!r}")
        html = STYLESHEET.sub(lambda link: self._inlined(self._resolve(name, link[1])), html)
        html = ICON.sub(lambda link: self._drawn(self._resolve(name, link[1])), html)
        html = MODULE.sub(lambda script: self._preloads(name, script[1]) + script[0], html)
        html = self._readdressed(name, _lean(html), ATTRIBUTE)
        self.styles += STYLE.findall(html)
        return html

    def _inlined(self, name: str) -> str:
        css = self._readdressed(name, self.read(name), REFERENCE)
        css = CSS_AIR.sub(r"\1", re.sub(r"/[*].*?[*]/", "", css, flags=re.DOTALL)).replace(
            ";}", "}"
        )
        return f"<style>{css.strip()}</style>"

    def _drawn(self, name: str) -> str:
        """The icon in the page itself: one request less."""
        return f'<link rel="icon" href="data:image/svg+xml,{quote(self.read(name).strip(), safe=" /:=()")}">'

    def _preloads(self, page: str, script: str) -> str:
        """Asks for a module's imports at once, instead of one round trip deeper each."""
        known: dict[str, None] = {}
        self._imports(self._resolve(page, script), known)
        return "".join(f'<link rel="modulepreload" href="{self.address(name)}">' for name in known)

    def _imports(self, name: str, known: dict[str, None]) -> None:
        for path in STATIC_IMPORT.findall(self.read(name)):
            target = self._resolve(name, path)
            if target not in known:
                known[target] = None
                self._imports(target, known)


def _lean(text: str) -> str:
    return re.sub(r"\n\s*", "\n", text).strip()


def _hashed(name: str, body: bytes) -> str:
    path = Path(name)
    if path.suffix not in TYPES:
        raise BrokenPageError(f"no content type is known for {name}")
    flat = "-".join(path.with_suffix("").parts)
    return f"assets/{flat}.{sha256(body).hexdigest()[:10]}{path.suffix}"


def content_policy(styles: list[str], stores: list[str]) -> str:
    """One policy for every page: this origin, our own inlined styles, and the photo stores."""
    hashes = " ".join(
        f"'sha256-{b64encode(sha256(css.encode()).digest()).decode()}'" for css in styles
    )
    origins = "".join(f" {origin}" for origin in stores)
    return (
        f"default-src 'self'; connect-src 'self'{origins}; img-src 'self' blob: data:{origins}; "
        f"style-src 'self' {hashes}; script-src 'self'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )


def on_pages(policy: str) -> dict[str, str]:
    """What every page is sent with."""
    return {
        "Content-Security-Policy": policy,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
        "Referrer-Policy": "no-referrer",  # a query code is part of its page's address
        "X-Content-Type-Options": "nosniff",
    }


def build(out: Path, stores: list[str], source: Path = WEB) -> None:
    """Writes the site, its precompressed copies and its manifest into a folder made anew."""
    site = Site(source, stores)
    for name in FIXED:
        if (source / name).is_file():
            site.address(name)
    shutil.rmtree(out, ignore_errors=True)
    files = {
        name: _write(out, name, body, site.headers(name))
        for name, body in sorted(site.files.items())
    }
    manifest = {"routes": ROUTES, "files": files}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1), "utf-8")


def _write(out: Path, name: str, body: bytes, headers: dict[str, str]) -> dict[str, object]:
    path = out / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    packed = gzip.compress(body, 9, mtime=0)
    if smaller := len(packed) < len(body):
        path.with_name(path.name + ".gz").write_bytes(packed)
    return {
        "type": TYPES[path.suffix],
        "cache": FOREVER if name.startswith("assets/") else BRIEFLY,
        "etag": f'"{sha256(body).hexdigest()[:20]}"',
        "gzip": smaller,
        "headers": headers,
    }


if __name__ == "__main__":
    build(Path(sys.argv[1]), sys.argv[2:])
