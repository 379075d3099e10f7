"""Write a model as the one file that `functions/router/classifier/model.py` reads."""

import json
import zlib

import numpy as np

from train.corpus import LABELS
from train.matrix import Counts
from train.tables import Tables


def pack(
    tables: Tables,
    counts: tuple[Counts, Counts],
    trust: dict[str, float],
    thresholds: dict[str, float],
) -> bytes:
    """Round the weights to a byte each and put everything into one compressed stream."""
    rarity = np.concatenate([p.rarity for p in tables.parts])
    scaled = tables.weights.copy()
    first = len(tables.parts[0].columns)
    scaled[:first] *= tables.parts[0].weight
    scaled[first:] *= tables.parts[1].weight
    units = np.maximum(np.abs(scaled).max(0), 1e-9) / 127
    head = {
        "labels": LABELS,
        "units": units.tolist(),
        "biases": tables.biases.tolist(),
        "trust": trust,
        "thresholds": thresholds,
    }
    names = ("\n".join(c.names[p.columns]) for c, p in zip(counts, tables.parts, strict=True))
    columns = np.rint(scaled / units).astype(np.int8).T
    body = [
        json.dumps(head, ensure_ascii=False).encode(),
        *(text.encode() for text in names),
        np.rint(rarity / rarity.max() * 255).astype(np.uint8).tobytes() + columns.tobytes(),
    ]
    return zlib.compress(b"\n\n".join(body), 9)
