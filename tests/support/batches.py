"""Which edits are tried where time is short, and which of them can be tried at once."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from handbook.model.registers import REGISTERS
from mutations.slip import Slip

_TOGETHER: Final = 10
"""How many edits of different folders are tried at once."""

_SORTS: Final = 3
_GUESSES: Final = 10
_HARMLESS: Final = 24
"""How many slips of a module and rule are tried where time is short; and harmless edits."""

_REGISTERS: Final = frozenset(
    {"handbook.yml", *(f"docs/registers/{name}.yml" for name in REGISTERS)}
)


def sampled(by_module: Mapping[str, Sequence[Slip]], chance: random.Random) -> set[int]:
    """Return which slips to try where time is short, by their identity.

    Some of each module and rule, and some of each register; of different sorts (a slip's name
    begins with its sort), those first that can be tried with others.
    """
    strata: dict[tuple[str, str], list[Slip]] = {}
    for module, slips in by_module.items():
        for slip in chance.sample(slips, len(slips)):
            strata.setdefault((module, slip.rule), []).append(slip)
            for path in _REGISTERS.intersection(slip.files):
                strata.setdefault((path, ""), []).append(slip)
    return {id(slip) for slips in strata.values() for slip in _some(sorted(slips, key=_cost))}


def _some(slips: Sequence[Slip]) -> list[Slip]:
    """Return some slips of a stratum: first one of each sort, then any."""
    first: dict[str, Slip] = {}
    for slip in slips:
        first.setdefault(slip.name.partition(" ")[0], slip)
    ordered = {id(slip): slip for slip in (*first.values(), *slips)}
    count = _GUESSES if slips[0].guess else _SORTS if slips[0].rule else _HARMLESS
    return list(ordered.values())[:count]


def _cost(slip: Slip) -> int:
    """Return what it takes to try a slip: with any others, with registers, or alone."""
    return 2 if _is_alone(slip) else int(_is_of_registers(slip))


def batches(slips: Iterable[Slip]) -> Iterator[list[Slip]]:
    """Yield edits that cannot meet, together: no two of them in one folder, or of other days.

    What is gone, or in several folders at once, is tried alone. Registers are tried with registers:
    all documents are judged anew for each of them.
    """
    waiting: dict[tuple[str, bool], list[tuple[set[str], list[Slip]]]] = {}
    for slip in slips:
        if _is_alone(slip):
            yield [slip]
            continue
        where = reach(slip)
        rows = waiting.setdefault((slip.date, _is_of_registers(slip)), [])
        row = next((row for row in rows if row[0].isdisjoint(where)), None)
        if row is None:
            row = (set(), [])
            rows.append(row)
        row[0].update(where)
        row[1].append(slip)
        if len(row[1]) == _TOGETHER:
            rows.remove(row)
            yield row[1]
    yield from (batch for rows in waiting.values() for _, batch in rows)


def _is_alone(slip: Slip) -> bool:
    return None in slip.files.values() or len({*map(folder, slip.files)}) > 1


def _is_of_registers(slip: Slip) -> bool:
    return not _REGISTERS.isdisjoint(reach(slip))


def reach(slip: Slip) -> frozenset[str]:
    """Return the folders that an edit touches, or in which it must be found."""
    return frozenset(map(folder, [*slip.files, *(path for path, _ in slip.at)]))


def folder(path: str) -> str:
    """Return the folder of a document that holds a file; of a register, the file itself."""
    parts = path.split("/")
    is_register = len(parts) == 1 or parts[1] == "registers"
    return path if is_register else "/".join(parts[:-1][: 3 if parts[0] == "docs" else 2])
