"""`make run`: the whole product on this machine.

python -m infra.local [--port 8000] [--state .local] [--tenants demo|none] [--app .]
"""

import argparse
import os
import secrets
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path

from infra.local import state
from infra.local.supervisor import Supervisor

ROOT = Path(__file__).parents[2]


def main() -> int:
    options = _options()
    folder = options.state.resolve()
    _leave_the_cloud()
    with state.locked(folder) as lock, _listening(options.port) as front, _listen(0) as store:
        supervisor = Supervisor()
        held = (supervisor.life, lock)
        supervisor.spawn("store", partial(_start_store, folder, store, held))
        _set_environment(folder, options.port, store.getsockname()[1])
        _start_app(supervisor, options, folder, front)
        return supervisor.watch()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make run")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--state", type=Path, default=Path(".local"))
    parser.add_argument("--tenants", choices=["demo", "none"], default="demo")
    parser.add_argument("--app", type=Path, default=ROOT, help="the folder of another app.py")
    return parser.parse_args()


def _listening(port: int) -> socket.socket:
    try:
        return _listen(port)
    except OSError as error:
        raise SystemExit(f"port {port} can't be used ({error.strerror}): make run PORT=…") from None


def _listen(port: int) -> socket.socket:
    """Listen on the loopback. Only of a socket that says it is TCP's does asyncio switch Nagle off."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen(512)
    return listening


def _leave_the_cloud() -> None:
    """See to it that nothing here can reach an AWS account of whoever runs it."""
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
        os.environ.pop(name, None)
    os.environ.update(
        AWS_ACCESS_KEY_ID="local",
        AWS_SECRET_ACCESS_KEY=secrets.token_urlsafe(24),  # photos are signed with it
        AWS_DEFAULT_REGION="us-east-1",
        AWS_REGION="us-east-1",
        AWS_CONFIG_FILE=os.devnull,
        AWS_SHARED_CREDENTIALS_FILE=os.devnull,
        AWS_EC2_METADATA_DISABLED="true",
    )


def _start_store(folder: Path, listening: socket.socket, held: tuple[int, int]) -> int:
    """Start the store. It holds the lock too: while it lives, nobody else may write that state."""
    life, _ = held
    arguments = [str(folder), str(listening.fileno()), str(life)]
    store = subprocess.Popen(
        [sys.executable, "-m", "infra.local.store", *arguments],
        cwd=ROOT,
        pass_fds=(listening.fileno(), *held),
        start_new_session=True,
    )
    store.returncode = 0  # it is the supervisor that waits for it
    return store.pid


def _set_environment(folder: Path, port: int, store_port: int) -> None:
    """What the cloud gives a function, decided before anybody imports it."""
    from infra.local import provision  # noqa: PLC0415 - while the store starts

    origin, store = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{store_port}"
    given = provision.environment() | {
        "AWS_ENDPOINT_URL": store,
        "STAGE": "local",
        "PAGES_DIR": str(folder / "pages"),
        "PUBLIC_URL": origin,
        "STORE_PUBLIC_URL": f"{origin}/s3",
    }
    os.environ.update(given)
    cloud = {name: value for name, value in os.environ.items() if name.startswith("AWS_")}
    state.remember(folder, cloud | given | {"AWS_SECRET_ACCESS_KEY": "local"})  # none signs photos


def _start_app(
    supervisor: Supervisor, options: argparse.Namespace, folder: Path, listening: socket.socket
) -> None:
    from infra import pages  # noqa: PLC0415
    from infra.local import application, front, provision, ready, thrift, worker  # noqa: PLC0415

    thrift.save()
    pages.build(folder / "pages", stores=[])
    app = application.load(options.app)
    provision.provision(folder)
    supervisor.start("front", partial(front.serve, app, listening))
    for source in application.sources(app):
        supervisor.start(source.name, partial(worker.serve, app, [source]))
    supervisor.start("opening", partial(ready.announce, options.port, options.tenants), once=True)


if __name__ == "__main__":
    sys.exit(main())
