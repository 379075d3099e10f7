"""Write a model as the one file that `functions/router/classifier/model.py` reads."""

import json
import zlib

import numpy as np

from train.corpus import LABELS
from train.matrix import Counts
from train.tables import Tables


def pack(
    voices: tuple[Tables, Tables],
    counts: tuple[Counts, Counts],
    trust: dict[str, float],
    thresholds: dict[str, float],
) -> bytes:
    """Round the weights to a byte each and put everything into one compressed stream."""
    parts = voices[0].parts
    rarity = np.concatenate([p.rarity for p in parts])
    spoken = [_rounded(tables) for tables in voices]
    head = {
        "labels": LABELS,
        "voices": [
            {"units": units.tolist(), "biases": tables.biases.tolist()}
            for (units, _), tables in zip(spoken, voices, strict=True)
        ],
        "trust": trust,
        "thresholds": thresholds,
    }
    names = ("\n".join(c.names[p.columns]) for c, p in zip(counts, parts, strict=True))
    columns = [np.rint(rarity / rarity.max() * 255).astype(np.uint8).tobytes()]
    body = [
        json.dumps(head, ensure_ascii=False).encode(),
        *(text.encode() for text in names),
        b"".join(columns + [told.T.tobytes() for _, told in spoken]),
    ]
    return zlib.compress(b"\n\n".join(body), 9)


def _rounded(tables: Tables) -> tuple[np.ndarray, np.ndarray]:
    """The weights as signed bytes, and what one unit of each output is worth."""
    heavy = np.repeat([p.weight for p in tables.parts], [len(p.columns) for p in tables.parts])
    scaled = tables.weights * heavy[:, None]
    units = np.maximum(np.abs(scaled).max(0), 1e-9) / 127
    return units, np.rint(scaled / units).astype(np.int8)
