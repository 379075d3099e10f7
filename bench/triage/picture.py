"""The curve as a picture: how right it is, the more goes out by itself."""

from collections.abc import Mapping, Sequence

WIDTH, HEIGHT, LEFT, FOOT = 640, 340, 56, 44
LOWEST = 0.84
BAIYUN = (0.879, 0.863)  # Guangzhou Baiyun in production
STYLES = {  # how a curve is drawn, and where its name stands beside it
    "with title": ("", 8, -10, "start"),
    "without title": (' stroke-dasharray="7 5"', -8, 20, "end"),
}

Curve = Sequence[tuple[float, float]]


def drawn(curves: Mapping[str, Curve]) -> str:
    """The curves, by name, as SVG that can be read on light and dark."""
    parts = [*_scale(), *(_line(name, curve) for name, curve in curves.items())]
    x, y = _at(*BAIYUN)
    parts.append(f'<circle cx="{x}" cy="{y}" r="5"/>')
    parts.append(f'<text x="{x - 10}" y="{y + 5}" text-anchor="end">Guangzhou Baiyun</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="13" fill="#64748b" stroke="none" role="img" aria-label="Right, by share sent by itself">\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def _at(share: float, right: float) -> tuple[float, float]:
    across, up = WIDTH - LEFT - 20, HEIGHT - FOOT - 20
    return round(LEFT + share * across, 1), round(20 + (1 - right) / (1 - LOWEST) * up, 1)


def _scale() -> list[str]:
    parts = []
    for percent in range(84, 101, 2):
        x, y = _at(0, percent / 100)
        parts.append(f'<path d="M{x} {y}H{WIDTH - 20}" stroke="#94a3b8" stroke-opacity=".35"/>')
        parts.append(f'<text x="{x - 8}" y="{y + 4}" text-anchor="end">{percent} %</text>')
    for percent in range(0, 101, 20):
        x, _ = _at(percent / 100, LOWEST)
        parts.append(f'<text x="{x}" y="{HEIGHT - 24}" text-anchor="middle">{percent} %</text>')
    middle = (LEFT + WIDTH) / 2
    parts.append(f'<text x="{middle}" y="{HEIGHT - 6}" text-anchor="middle">sent by itself</text>')
    return parts


def _line(name: str, curve: Curve) -> str:
    points = " ".join("{},{}".format(*_at(*point)) for point in curve)
    stroke, right, down, anchor = STYLES[name]
    x, y = _at(*curve[len(curve) * 3 // 4])
    return (
        f'<polyline points="{points}" fill="none" stroke="#2563eb" stroke-width="2.5"{stroke}/>'
        f'<text x="{x + right}" y="{y + down}" text-anchor="{anchor}">{name}</text>'
    )
