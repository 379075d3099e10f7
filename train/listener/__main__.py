"""Train the listener: its model file, what it says of hands that it does not know, and its steps.

python -m train.listener --data ../shared/data/triage
"""

import argparse
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from functions.domain.safety.listener.ear import Heed, heed
from functions.domain.safety.listener.model import PATH, unpack
from functions.domain.safety.weighed import DANGER, REPORT, Scale
from train.listener.build import WAYS, Examples, build, gather
from train.listener.letters import letters
from train.listener.sentences import LATER, Said, hands, write_unheard
from train.listener.steps import BOUNDS, NOBODY, Scales, asked, chosen, lettered, write_steps

Loud = dict[Said, Heed]


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--data", type=Path, default=Path("../shared/data/triage"))
    wanted.add_argument("--out", type=Path, default=Path(PATH))
    wanted.add_argument("--quick", action="store_true", help="leave hands and steps as they were")
    asked_for = wanted.parse_args()
    said, real = hands(), letters(asked_for.data)
    examples = gather(said, real)
    packed = build(examples)
    asked_for.out.write_bytes(packed)
    print(f"{asked_for.out}: {len(packed):,} bytes")
    if asked_for.quick:
        return
    everybody = sorted({one.hand for one in said})
    outer = _heard(examples, said, [(hand,) for hand in everybody])
    pairs = _heard(examples, said, combinations(everybody, 2))
    write_unheard([outer[one.hand,][one] for one in said])
    left_out = {
        hand: _steps([pairs[pair] for pair in pairs if hand in pair], without=hand)
        for hand in everybody
    }
    shipped = _steps(outer.values())
    model = unpack(packed)
    told = [asked(text, heed(text, model)) for text in real.weighed]
    of_letters = [
        lettered([one[net] for one in told], shipped[net], BOUNDS[net]) for net in range(len(WAYS))
    ]
    write_steps({**left_out, NOBODY: (of_letters[0], of_letters[1])})
    print(f"to be shipped:\n{of_letters[0]}\n{of_letters[1]}")


def _heard(
    examples: Examples, said: list[Said], unknown: Iterable[tuple[int, ...]]
) -> dict[tuple[int, ...], Loud]:
    """What models say of the hands that they do not know."""
    return {
        few: {one: heed(one.text, model) for one in said if one.hand in few}
        for few in unknown
        for model in [unpack(build(examples, (*few, LATER)))]
    }


def _steps(heard: Iterable[Loud], without: int = NOBODY) -> Scales:
    """The steps for notes, chosen on what models said of hands that they do not know."""
    loud = {s: h for one in heard for s, h in one.items() if s.hand != without}
    told = {said: asked(said.text, heed) for said, heed in loud.items()}

    def of(net: int, scale: Scale) -> Scale:
        cries, near = (
            [one[net] for said, one in told.items() if said.label == label]
            for label in (WAYS[net].cry, WAYS[net].near)
        )
        return chosen(cries, near, scale, BOUNDS[net])

    return of(0, DANGER), of(1, REPORT)


if __name__ == "__main__":
    main()
