"""Every slip that an editor could make is found by the right rule at the right line.

The real handbook is edited, one slip at a time; and as many edits that do no harm stay silent.
``make test`` tries some slips of each class and rule, ``make test-long`` all others. The rates
stand at the end of the run.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import random
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

import mutations
from handbook.model.diagnostic import Severity
from handbook.rules import BY_NAME, FAMILIES
from mutations.slip import SEED, Slip, Source
from support.batches import batches, sampled
from support.trial import Trial, is_found, others

ROOT = Path(__file__).parents[1]
MISSED_AT_MOST = 0.1
"""Of the slips that a rule can but guess, the share that it may miss."""

MODULES = [
    importlib.import_module(f"mutations.{module.name}")
    for module in pkgutil.iter_modules(mutations.__path__)
    if module.name != "slip"
]

FAMILY = {
    module.RULE.name: family.__name__.rpartition(".")[2]
    for family in FAMILIES
    for module in family.MODULES
}

Batch = list[Slip]


@cache
def tried(*, harmless: bool, guess: bool = False, now: bool) -> list[Batch]:
    """Slips, or harmless edits, that are tried at once; those of ``make test``, or the others."""
    sort = "harmless" if harmless else "slips"
    makers = [module for module in MODULES if hasattr(module, sort)]
    every = {module.__name__: made(module.__name__, sort) for module in makers}
    some = sampled(every, random.Random(SEED))
    return list(
        batches(
            slip
            for slips in every.values()
            for slip in slips
            if slip.guess is guess and (id(slip) in some) is now
        )
    )


@cache
def made(module: str, sort: str) -> list[Slip]:
    return list(getattr(importlib.import_module(module), sort)(Source(ROOT)))


def params(*, harmless: bool) -> list[object]:
    """All slips that must be found, or all harmless edits, each under its own name."""
    seen: Counter[str] = Counter()
    found = []
    for now in (True, False):
        for batch in tried(harmless=harmless, now=now):
            for slip in batch:
                seen[str(slip)] += 1
                number = f" ({seen[str(slip)]})" if seen[str(slip)] > 1 else ""
                marks = [] if now else [pytest.mark.long]
                found.append(pytest.param(slip, batch, id=f"{slip}{number}", marks=marks))
    return found


def guesses() -> list[object]:
    """Slips that a rule can but guess, those of a rule together."""
    found = []
    for now in (True, False):
        by_rule: dict[str, list[tuple[Slip, Batch]]] = {}
        for batch in tried(harmless=False, guess=True, now=now):
            for slip in batch:
                by_rule.setdefault(slip.rule, []).append((slip, batch))
        for rule, slips in sorted(by_rule.items()):
            name, marks = (rule, []) if now else (f"{rule}, the others", [pytest.mark.long])
            found.append(pytest.param(slips, id=name, marks=marks))
    return found


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    gc.disable()  # as the command does: half the time of a trial is saved
    yield Trial(ROOT, tmp_path_factory.mktemp("trial"))
    gc.enable()


Record = Callable[[str, object], None]


@pytest.mark.parametrize(("slip", "batch"), params(harmless=False))
def test_a_slip_is_found_by_its_rule_at_its_line(
    trial: Trial, slip: Slip, batch: Batch, record_property: Record
) -> None:
    news = trial.news(slip, batch)
    caught = any(is_found(slip, d) for d in news)
    record_property(f"slips, {FAMILY[slip.rule]}", "caught" if caught else "missed")
    record_property("diagnostics of a slip", "one alone" if len(news) == 1 else "none or several")
    assert caught, f"found only: {[f'{d.path}:{d.line} {d.rule}' for d in news]}"
    assert others(slip, news) == []


@pytest.mark.parametrize("guessed", guesses())
def test_most_slips_that_a_rule_can_but_guess_are_found(
    trial: Trial, guessed: list[tuple[Slip, Batch]], record_property: Record
) -> None:
    missed = []
    for slip, batch in guessed:
        is_caught = any(is_found(slip, d) for d in trial.news(slip, batch))
        record_property(f"guesses, {slip.rule}", "caught" if is_caught else "missed")
        missed += [] if is_caught else [str(slip)]
    assert len(missed) <= MISSED_AT_MOST * len(guessed), missed


@pytest.mark.parametrize(("slip", "batch"), params(harmless=True))
def test_a_harmless_edit_stays_silent(
    trial: Trial, slip: Slip, batch: Batch, record_property: Record
) -> None:
    news = trial.news(slip, batch)
    record_property("harmless edits", "silent" if not news else "alarm")
    assert [f"{d.path}:{d.line} {d.rule}: {d.message}" for d in news] == []


def test_each_rule_that_has_a_slip_has_one_in_each_run() -> None:
    rules = [
        {
            slip.rule
            for guess in (True, False)
            for batch in tried(harmless=False, guess=guess, now=now)
            for slip in batch
        }
        for now in (True, False)
    ]
    assert rules[0] >= rules[1]


WARNINGS = sorted(rule.name for rule in BY_NAME.values() if rule.severity is Severity.WARNING)
TRUE_WARNINGS = frozenset({"stale-contact"})
"""Rules whose warnings on the real text are no false alarms: only people can mend what they say."""


@pytest.mark.parametrize("rule", WARNINGS)
def test_a_warning_is_no_false_alarm_on_the_real_text(
    trial: Trial, rule: str, record_property: Record
) -> None:
    count = sum(n for (_, name, _), n in trial.before.items() if name == rule)
    false = 0 if rule in TRUE_WARNINGS else count
    texts = (text for d in Source(ROOT).corpus.documents for text in d.texts.values())
    rate = 100 * false / sum(len(text.sections) for text in texts)
    record_property("warnings on the real text", (rule, count, false, f"{rate:.2f}"))
    assert false == 0
