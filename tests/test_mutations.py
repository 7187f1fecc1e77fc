"""Every slip that an editor could make is found by the right rule at the right line.

The real handbook is edited, one slip at a time; and as many edits that do no harm stay silent.
The rates stand at the end of the run.
"""

from __future__ import annotations

import datetime as dt
import gc
import importlib
import pkgutil
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

import mutations
from handbook import app
from handbook.cache import Cache
from handbook.model.diagnostic import Diagnostic, Severity
from handbook.rules import BY_NAME
from mutations.slip import Slip, Source

ROOT = Path(__file__).parents[1]
DAY = dt.date(2026, 11, 25)
MISSED_AT_MOST = 0.1
"""Of the slips that a rule can but guess, the share that it may miss."""

TRIED = 12
"""How many edits of one sort ``make test`` tries; ``make test-long`` tries all."""

SOURCES = ("handbook.yml", "sop", "curricula", "campaigns", "docs")

MODULES = [
    importlib.import_module(f"mutations.{module.name}")
    for module in pkgutil.iter_modules(mutations.__path__)
    if module.name != "slip"
]


def chosen(slips: list[Slip]) -> Iterator[Slip]:
    """Yield the slips of one sort; of those that must be found only some are tried each time."""
    sure = [slip for slip in slips if not slip.guess and not slip.long]
    yield from (slip for slip in slips if slip.guess or slip.long)
    yield from Source(ROOT).tried(sure, TRIED)


@cache
def everything(sort: str) -> list[Slip]:
    """All slips, or all harmless edits; those of one file in a row, since it is judged anew."""
    makers = [getattr(module, sort) for module in MODULES if hasattr(module, sort)]
    found = [slip for make in makers for slip in chosen(list(make(Source(ROOT))))]
    return sorted(found, key=lambda slip: sorted(slip.files))


def guesses() -> list[object]:
    """Slips that a rule can but guess, those of a rule together."""
    found: dict[str, list[Slip]] = {}
    for slip in everything("slips"):
        if slip.guess:
            found.setdefault(slip.rule, []).append(slip)
    params = []
    for rule, slips in sorted(found.items()):
        params.append(pytest.param(slips, id=rule, marks=pytest.mark.long))
    return params


def made(sort: str) -> list[object]:
    """All slips that must be found, or all harmless edits, each under its own name."""
    seen: Counter[str] = Counter()
    params = []
    for slip in everything(sort):
        if slip.guess:
            continue
        seen[str(slip)] += 1
        number = f" ({seen[str(slip)]})" if seen[str(slip)] > 1 else ""
        marks = [pytest.mark.long] if slip.long else []
        params.append(pytest.param(slip, id=f"{slip}{number}", marks=marks))
    return params


class Trial:
    """A copy of the handbook in which one edit after the other is tried."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "handbook"
        for name in SOURCES:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, self.root / name)
            else:
                self.root.mkdir(exist_ok=True)
                shutil.copyfile(ROOT / name, self.root / name)
        self.cache = Cache(self.root, folder / "cache")
        self.before = Counter(map(key, self.check(DAY)))

    def check(self, day: dt.date) -> tuple[Diagnostic, ...]:
        return tuple(app.check(self.root, day=day, cache=self.cache).diagnostics)

    def news(self, slip: Slip) -> list[Diagnostic]:
        """What an edit makes the checks say that they did not say before."""
        with self.edited(slip):
            day = dt.date.fromisoformat(slip.date) if slip.date else DAY
            known = Counter(self.before)
            fresh = []
            for diagnostic in self.check(day):
                if known[key(diagnostic)]:
                    known[key(diagnostic)] -= 1
                else:
                    fresh.append(diagnostic)
            return fresh

    def edited(self, slip: Slip) -> Edited:
        return Edited(self.root, slip)


class Edited:
    """Lays an edit over the copy, and takes it away again."""

    def __init__(self, root: Path, slip: Slip) -> None:
        self.root = root
        self.slip = slip
        self.before: dict[Path, bytes | None] = {}

    def __enter__(self) -> None:
        for path, data in self.slip.files.items():
            file = self.root / path
            self.before[file] = file.read_bytes() if file.exists() else None
            if data is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)

    def __exit__(self, *_: object) -> None:
        for file, data in self.before.items():
            if data is not None:
                file.write_bytes(data)
                continue
            file.unlink()
            if not any(file.parent.iterdir()):
                file.parent.rmdir()


def key(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """What makes two diagnostics the same when lines have moved."""
    return diagnostic.path, diagnostic.rule, diagnostic.message


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    gc.disable()  # as the command does: half the time of a trial is saved
    yield Trial(tmp_path_factory.mktemp("trial"))
    gc.enable()


Record = Callable[[str, object], None]


def is_found(slip: Slip, diagnostic: Diagnostic) -> bool:
    """Tell whether a diagnostic is the one that a slip must lead to."""
    return (
        diagnostic.rule == slip.rule
        and (diagnostic.path, diagnostic.line) in slip.at
        and slip.says in f"{diagnostic.message}\n{diagnostic.hint}"
    )


@pytest.mark.long
@pytest.mark.parametrize("slip", made("slips"))
def test_a_slip_is_found_by_its_rule_at_its_line(
    trial: Trial, slip: Slip, record_property: Record
) -> None:
    news = trial.news(slip)
    caught = [d for d in news if is_found(slip, d)]
    others = [d for d in news if d.rule != slip.rule and d.rule not in slip.also]
    record_property("slips", "caught" if caught else "missed")
    record_property("diagnostics of a slip", "one alone" if len(news) == 1 else "none or several")
    assert caught, f"found only: {[f'{d.path}:{d.line} {d.rule}' for d in news]}"
    assert others == []


@pytest.mark.parametrize("tried", guesses())
def test_most_slips_that_a_rule_can_but_guess_are_found(
    trial: Trial, tried: list[Slip], record_property: Record
) -> None:
    missed = [slip for slip in tried if not any(is_found(slip, d) for d in trial.news(slip))]
    for slip in tried:
        record_property(f"guesses of {slip.rule}", "missed" if slip in missed else "caught")
    assert len(missed) <= MISSED_AT_MOST * len(tried), [str(slip) for slip in missed]


@pytest.mark.long
@pytest.mark.parametrize("slip", made("harmless"))
def test_a_harmless_edit_stays_silent(trial: Trial, slip: Slip, record_property: Record) -> None:
    news = trial.news(slip)
    record_property("harmless edits", "silent" if not news else "alarm")
    assert [f"{d.path}:{d.line} {d.rule}: {d.message}" for d in news] == []


WARNINGS = sorted(rule.name for rule in BY_NAME.values() if rule.severity is Severity.WARNING)
TRUE_WARNINGS = frozenset({"stale-contact"})
"""Rules whose warnings on the real text are no false alarms: only people can mend what they say."""


@pytest.mark.parametrize("rule", WARNINGS)
def test_a_warning_is_no_false_alarm_on_the_real_text(
    trial: Trial, rule: str, record_property: Record
) -> None:
    count = sum(n for (_, name, _), n in trial.before.items() if name == rule)
    texts = (text for d in Source(ROOT).corpus.documents for text in d.texts.values())
    rate = 100 * count / sum(len(text.sections) for text in texts)
    record_property("warnings on real text", f"{rule}: {count}, {rate:.2f} per 100 sections;")
    assert count == 0 or rule in TRUE_WARNINGS
