"""The environment of a deployed stage, for commands that are run by hand:

eval "$(.venv/bin/python -m infra.environment trial)" && .venv/bin/python -m infra.counties list
"""

import argparse
import shlex
import sys

from infra import target
from infra.target import Target


def environment(place: Target) -> dict[str, str]:
    """What the stage's own functions get."""
    outputs = place.stack().outputs()
    if "APIHandlerName" not in outputs:
        sys.exit(f"There is no stage {place.stage} in {place.region}.")
    configured = place.client("lambda").get_function_configuration(
        FunctionName=outputs["APIHandlerName"]
    )
    variables: dict[str, str] = configured["Environment"]["Variables"]
    return variables


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage")
    for name, value in environment(target.find(parser.parse_args().stage)).items():
        print(f"export {name}={shlex.quote(value)}")


if __name__ == "__main__":
    main()
