"""Train the listener, write its model file, and what it says of each hand that it did not learn from.

python -m train.listener --data ../shared/data/triage
"""

import argparse
from pathlib import Path

from functions.domain.safety.listener.ear import heed
from functions.domain.safety.listener.model import PATH, unpack
from train.listener.build import build
from train.listener.letters import letters
from train.listener.sentences import hands, unheard, write_unheard


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--data", type=Path, default=Path("../shared/data/triage"))
    wanted.add_argument("--out", type=Path, default=Path(PATH))
    wanted.add_argument("--quick", action="store_true", help="leave the hands as they were heard")
    asked = wanted.parse_args()
    said, real = hands(), letters(asked.data)
    packed = build(said, real, later=True)
    asked.out.write_bytes(packed)
    print(f"{asked.out}: {len(packed):,} bytes")
    if not asked.quick:
        heard = {}
        for hand in sorted({one.hand for one in said}):
            model = unpack(build([one for one in said if one.hand != hand], real, later=False))
            heard |= {one.text: heed(one.text, model) for one in said if one.hand == hand}
        write_unheard([heard[one.text] for one in said])
        print(f"{len(unheard())} sentences, each heard by a model that knows five other hands")


if __name__ == "__main__":
    main()
