"""Write both nets as the one file that `functions/domain/safety/listener/model.py` reads."""

import json
import zlib
from typing import NamedTuple

import numpy as np

MOST = 150_000  # n-grams kept: those that say most


class Net(NamedTuple):
    """What each n-gram says, and what is said before any."""

    weights: np.ndarray
    bias: float


def pack(grams: list[str], nets: tuple[Net, Net]) -> bytes:
    """Round the weights to a byte each, keep the n-grams that say most, and compress."""
    units = [float(np.abs(net.weights).max()) / 127 for net in nets]
    columns = [
        np.rint(net.weights / unit).astype(np.int8) for net, unit in zip(nets, units, strict=True)
    ]
    loudest = np.maximum(*(np.abs(column.astype(np.int16)) for column in columns))
    most = np.argsort(-loudest, kind="stable")[: min(MOST, int((loudest > 0).sum()))]
    kept = sorted(most, key=lambda at: (len(grams[at]), grams[at]))
    body = [
        json.dumps({"units": units, "biases": [net.bias for net in nets]}).encode(),
        "\n".join(grams[at] for at in kept).encode(),
        b"".join(column[kept].tobytes() for column in columns),
    ]
    return zlib.compress(b"\n\n".join(body), 9)
