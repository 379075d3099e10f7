"""Read messages as JSON lines, write what the classifier says of each.

    python -m functions.router.classify < lines.jsonl > out.jsonl

In: `{id, title, body}`; out: `{id, label, conf, auto, top2}`.
"""

import json
import sys
from collections.abc import Iterable, Iterator

from functions.router.classifier import suggest


def classify(lines: Iterable[str]) -> Iterator[str]:
    """Answer each line that holds a message with a line that holds its kind."""
    for line in lines:
        if line.strip():
            yield _answer(json.loads(line))


def _answer(message: dict[str, str]) -> str:
    said = suggest(message.get("title") or "", message.get("body") or "")
    return json.dumps(
        {
            "id": message["id"],
            "label": said.label,
            "conf": round(said.conf, 4),
            "auto": said.auto,
            "top2": said.top2,
        },
        ensure_ascii=False,
    )


def main() -> None:
    for answer in classify(sys.stdin):
        sys.stdout.write(answer + "\n")


if __name__ == "__main__":
    main()
