"""Starts the processes of the runner, starts again what dies, and stops them all.

It is a single thread that has imported the app, and forks: a child starts at once and shares what
was imported.
"""

import faulthandler
import gc
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from infra.local import life
from infra.local.journal import STATE_GONE

_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 5.0
_TICK = 0.05
_DRAIN_SECONDS, _STOP_SECONDS = 3.0, 4.5

Work = Callable[[], None]


@dataclass
class Child:
    name: str
    work: Work | None
    once: bool
    pid: int = 0
    spawn: Callable[[], int] | None = None
    deaths: int = 0
    again_at: float = 0.0


class Supervisor:
    def __init__(self) -> None:
        self.life, self._end_of_life = os.pipe()
        self._children: list[Child] = []
        self._stopping = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)

    def spawn(self, name: str, spawn: Callable[[], int]) -> None:
        """Run a program that others live on: started again when it dies, stopped last of all.

        It says that a new one would have lost something by ending with `STATE_GONE`.
        """
        self._children.append(Child(name, None, once=False, pid=spawn(), spawn=spawn))

    def start(self, name: str, work: Work, *, once: bool = False) -> None:
        """Run something in a process of its own, again whenever it dies unless it is to run once."""
        child = Child(name, work, once)
        self._children.append(child)
        self._fork(child)

    def watch(self) -> int:
        """Wait until told to stop, or until something ends that can't be started again."""
        status = 0
        while not self._stopping and not status:
            status = self._reap()
            self._revive()
            time.sleep(_TICK)
        self._end_all()
        return status

    def _stop(self, *_: object) -> None:
        self._stopping = True

    def _fork(self, child: Child) -> None:
        gc.freeze()
        sys.stdout.flush()
        child.pid = os.fork()
        if not child.pid:
            self._become(child)

    def _become(self, child: Child) -> NoReturn:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.close(self._end_of_life)
        life.end_with(self.life)
        faulthandler.enable()
        status = 1
        try:
            if child.work:
                child.work()
            status = 0
        except BaseException:  # noqa: BLE001 - nothing may return into the supervisor's own code
            sys.excepthook(*sys.exc_info())
        finally:
            sys.stdout.flush()
            os._exit(status)

    def _reap(self) -> int:
        """Note who has ended. The answer is not 0 where the runner can't go on."""
        for child in [each for each in self._children if each.pid]:
            pid, result = os.waitpid(child.pid, os.WNOHANG)
            if not pid:
                continue
            child.pid, child.deaths = 0, child.deaths + 1
            status = os.waitstatus_to_exitcode(result)
            if child.once and status == 0:
                self._children.remove(child)
            elif child.once or (child.spawn and status == STATE_GONE):
                print(f"{child.name} ended ({status}), and the runner with it", file=sys.stderr)
                return 1
            else:
                child.again_at = time.monotonic() + _pause(child.deaths)
                print(f"{child.name} ended ({status}); it starts again", file=sys.stderr)
        return 0

    def _revive(self) -> None:
        for child in self._children:
            if child.pid or child.again_at > time.monotonic():
                continue
            if child.spawn:
                child.pid = child.spawn()
            else:
                self._fork(child)

    def _end_all(self) -> None:
        """Stop what uses the store, then the store; kill what has not ended when patience has."""
        began = time.monotonic()
        self._end([c for c in self._children if c.work], began + _DRAIN_SECONDS)
        self._end([c for c in self._children if not c.work], began + _STOP_SECONDS)

    def _end(self, children: list[Child], until: float) -> None:
        for child in children:
            _send(child, signal.SIGTERM)
        while any(_runs(child) for child in children) and time.monotonic() < until:
            time.sleep(_TICK)
        for child in children:
            _send(child, signal.SIGKILL)


def _send(child: Child, number: signal.Signals) -> None:
    if child.pid:
        os.kill(child.pid, number)


def _runs(child: Child) -> bool:
    if child.pid and os.waitpid(child.pid, os.WNOHANG)[0]:
        child.pid = 0
    return bool(child.pid)


def _pause(deaths: int) -> float:
    longest: float = min(_FIRST_PAUSE * 2 ** (deaths - 1), _LONGEST_PAUSE)
    return longest
