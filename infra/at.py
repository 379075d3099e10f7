"""Run a command of this folder by hand, on a deployed stage or on this machine's runner.

    python -m infra.at prod counties open --id lengshui --name 冷水滩区 --admin admin
    python -m infra.at local counties list          # `make run` of .local; STATE=… names another

A stage's tables are read from its stack with the caller's AWS credentials. `local` is this machine's.
"""

import argparse
import os
import runpy
import sys
from pathlib import Path

from infra import target
from infra.environment import environment
from infra.local import state

LOCAL = "local"


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m infra.at",
        description=__doc__,
        formatter_class=argparse.RawTextHelpFormatter,
    )
    parser.add_argument("stage", help="as `make deploy STAGE=` called it, or local")
    parser.add_argument("command", help="counties, print_codes, replay_events, recount …")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    given = parser.parse_args()
    if not Path(__file__).with_name(f"{given.command}.py").exists():
        parser.error(f"infra/ has no command {given.command}")
    os.environ.update(of_stage(given.stage))
    sys.argv = [given.command, *given.arguments]
    runpy.run_module(f"infra.{given.command}", run_name="__main__", alter_sys=True)


def of_stage(stage: str) -> dict[str, str]:
    """The environment of the functions there."""
    if stage == LOCAL:
        for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
            os.environ.pop(name, None)
        return state.environment(Path(os.environ.get("STATE", ".local")))
    return environment(target.find(stage))


if __name__ == "__main__":
    main()
