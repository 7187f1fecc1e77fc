"""Draws how far things have come as bars: an SVG that says the same without its colours.

Each share has a pattern of its own beside its colour, and each bar its figure in words. The
picture is narrow, so that its words can be read on a phone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

WIDTH: Final = 420
ROW: Final = 40
BAR: Final = 14
LEGEND: Final = 22

STYLE: Final = """
text { fill: #1d2730; font: 14px system-ui, sans-serif; }
.b { font-weight: 600; }
.back { fill: #ffffff; }
.frame { fill: none; stroke: #4d5c68; }
.done { fill: #0d4a60; }
.half { fill: #f2dfb4; }
.hatch { stroke: #855900; stroke-width: 3; }
.none { fill: #ffffff; }
.dot { fill: #6b7a86; }
@media (prefers-color-scheme: dark) {
  text { fill: #e4e9ec; }
  .back, .none { fill: #14191d; }
  .frame { stroke: #aab6be; }
  .done { fill: #7cc7e3; }
  .half { fill: #4a3708; }
  .hatch { stroke: #d9a441; }
  .dot { fill: #aab6be; }
}
"""
"""Ink and frames have a contrast of 4.5 and more with what they stand on, bars one of 3."""

PATTERNS: Final = """
<pattern id="half" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect class="half" width="8" height="8"/><path class="hatch" d="M2 0v8"/></pattern>
<pattern id="none" width="8" height="8" patternUnits="userSpaceOnUse">
<rect class="none" width="8" height="8"/><circle class="dot" cx="4" cy="4" r="1.2"/></pattern>
"""

FILLS: Final = ('class="done"', 'fill="url(#half)"', 'fill="url(#none)"')
"""How the shares of a bar are filled, in their order: solid, hatched, dotted."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is about, its shares, and its figure in words."""

    label: str
    shares: tuple[int, int, int]
    figure: str


def bars(title: str, legend: tuple[str, str, str], rows: Sequence[Bar]) -> str:
    """Return a drawing of bars, the first of which is the sum of the others."""
    top = 14 + LEGEND * len(legend)
    height = top + ROW * len(rows) + 4
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>{STYLE}</style><defs>{PATTERNS}</defs>",
        f'<rect class="back" width="{WIDTH}" height="{height}"/>',
    ]
    for number, (words, fill) in enumerate(zip(legend, FILLS, strict=True)):
        y = 8 + LEGEND * number
        parts.append(_box(1, y, 22, fill) + _text(32, y + 12, words))
    for number, row in enumerate(rows):
        parts += _bar(row, top + ROW * number, is_sum=number == 0)
    return "\n".join([*parts, "</svg>\n"])


def _bar(row: Bar, y: int, *, is_sum: bool) -> list[str]:
    whole = sum(row.shares)
    weight = ' class="b"' if is_sum else ""
    parts = [
        _text(1, y + 15, row.label, weight),
        _text(WIDTH - 1, y + 15, row.figure, f'{weight} text-anchor="end"'),
    ]
    x, length = 1, WIDTH - 2
    ends = [round(length * sum(row.shares[: at + 1]) / whole) for at in range(3)] if whole else []
    for begin, end, fill in zip([0, *ends], ends, FILLS, strict=False):
        if end > begin:
            parts.append(_box(x + begin, y + 20, end - begin, fill))
    return parts


def _box(x: int, y: int, width: int, fill: str) -> str:
    place = f'x="{x}" y="{y}" width="{width}" height="{BAR}"'
    return f'<rect {place} {fill}/><rect {place} class="frame"/>'


def _text(x: int, y: int, words: str, more: str = "") -> str:
    return f'<text x="{x}" y="{y}"{more}>{escape(words)}</text>'
