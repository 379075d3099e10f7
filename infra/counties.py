"""Open a county on a deployed stage, for the ops team.

    python -m infra.at prod counties open --id lengshui --name 冷水滩区 --admin admin
    python -m infra.at prod counties admin --id lengshui --user admin   # where nobody can administer it any more
    python -m infra.at prod counties list

The admin's first password is asked for, or read from standard input; it must be changed at the
first sign-in. `infra.at` puts the stage's tables into the environment.
"""

import argparse
import getpass
import secrets
import sys

from functions.domain.refusals import Lang, Refusal
from functions.store import registry
from functions.tenants.open import NewCounty, open_county, restore_admin


def main() -> int:
    arguments = _parser().parse_args()
    if arguments.what == "list":
        for tenant in registry.counties():
            print(tenant, registry.county(tenant).name, sep="\t")
        return 0
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    try:
        if arguments.what == "admin":
            person = restore_admin(arguments.id, arguments.user, password)
            print(f"{arguments.id}\t{person.id}\t/desk/?t={arguments.id}")
            return 0
        county = open_county(
            NewCounty(arguments.id, arguments.name, arguments.admin, password),
            secret=secrets.token_urlsafe(32),
        )
    except Refusal as refusal:
        print(refusal.words[Lang.ZH], "|", refusal.words[Lang.EN], file=sys.stderr)
        return 1
    print(f"{county.id}\t{county.name}\t{county.tag}\t/desk/?t={county.id}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m infra.counties", description=__doc__)
    verbs = parser.add_subparsers(dest="what", required=True)
    verbs.add_parser("list", help="the counties of this stage")
    opening = verbs.add_parser("open", help="open a county with its first admin")
    for name in ("id", "name", "admin"):
        opening.add_argument(f"--{name}", required=True)
    restoring = verbs.add_parser("admin", help="give a county an admin again")
    for name in ("id", "user"):
        restoring.add_argument(f"--{name}", required=True)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
