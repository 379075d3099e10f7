"""Opens the demo county where it is asked for, and says when the runner is ready."""

import http.client
from collections.abc import Iterator

from infra.local.demo import Demo, open_demo

FIRST_PLACE = "翠竹苑小区·大门口"

_PATIENCE_SECONDS = 30


def announce(port: int, tenants: str) -> None:
    address = f"http://127.0.0.1:{port}"
    lines = _of_the_demo(open_demo(), address) if tenants == "demo" else ()
    _wait_for_an_answer(port)
    print("\n".join([f"Ready {address}", *lines]), flush=True)


def _of_the_demo(demo: Demo, address: str) -> Iterator[str]:
    """Its codes and accounts, and last, where the eye rests, what to open first."""
    yield from demo.lines()
    code = next(code for code, name in demo.places if name == FIRST_PLACE)
    yield ""
    yield f"1  Tell something 反映一件事      {address}/q/{code}"
    yield f"2  See it arrive 在工作台看到它   {address}/desk/?t=demo   (dispatcher / demo-dispatcher)"
    yield "3  More to look at 更多样例       make demo   (in a second terminal 另开一个终端)"


def _wait_for_an_answer(port: int) -> None:
    """Ask the front for anything: it listens already, and answers as soon as it can."""
    front = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_SECONDS)
    front.request("GET", "/")
    front.getresponse().read()
    front.close()
