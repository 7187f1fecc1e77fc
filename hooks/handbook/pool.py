"""The one place where work is spread over processes.

A process that is forked has all that was read before at hand; one that is spawned is sent it. A
cluster's scheduler that offers an executor like those of ``concurrent.futures`` can take its place.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from typing import Any, Final, TypeVar

_Shared = TypeVar("_Shared")
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_PARTS: Final = 32
"""Into how many parts each process's work is cut, so that none waits long for the last."""

METHODS: Final = ("fork",)
"""How processes are begun where the system can; else in the system's own way."""

_shared: Any = None


def run(
    work: Callable[[_Shared, _Item], _Result], shared: _Shared, items: Sequence[_Item]
) -> Iterator[_Result]:
    """Yield ``work(shared, item)`` of each item, in order; ``work`` is a function of a module."""
    count = processors()
    if count < 2 or not items:
        yield from (work(shared, item) for item in items)
        return
    with _executor(count, shared) as executor:
        size = max(1, len(items) // (count * _PARTS))
        yield from executor.map(_work, [work] * len(items), items, chunksize=size)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _executor(count: int, shared: object) -> Executor:
    possible = multiprocessing.get_all_start_methods()
    method = next((method for method in METHODS if method in possible), None)
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(count, context, _begin, (shared,))


def _begin(shared: object) -> None:
    global _shared
    _shared = shared
    gc.disable()  # it ends with its work, whose values form no circles


def _work(work: Callable[[Any, _Item], _Result], item: _Item) -> _Result:
    return work(_shared, item)
