"""Every rule tells the truth: its page, its samples, its place in the list."""

from __future__ import annotations

import re
import string
from pathlib import Path
from types import ModuleType

import pytest

from conftest import CORPUS, Handbook
from handbook import app, rules
from handbook.rules.page import Sample, read_page, source
from support.pages import write_pages

HERE = Path(rules.__file__).parent
NO_RULES = {"__init__.py", "discretion.py", "rule.py", "run.py", "page.py"}

NOT_IN_MARKDOWN = {"escaping-link", "invalid-encoding", "oversized-file", "page-too-heavy"}
"""Rules whose faults cannot stand in a page: ``test_bad_input`` and ``test_built`` try them."""

every_rule = pytest.mark.parametrize("module", rules.MODULES, ids=lambda module: module.RULE.name)


def samples(part: str) -> list[object]:
    """Each sample of one part of all pages, under the rule's name and the sample's number."""
    return [
        pytest.param(module.RULE.name, sample, id=f"{module.RULE.name}-{number}")
        for module in rules.MODULES
        for number, sample in enumerate(getattr(read_page(source(module)), part), 1)
    ]


def lay(handbook: Handbook, sample: Sample) -> None:
    for file in sample:
        if not file.absent:
            handbook.write(file.path, file.text)
        elif (handbook.root / file.path).exists():
            handbook.remove(file.path)


def faults(handbook: Handbook, rule: str, sample: Sample) -> list[str]:
    """What is found in a sample; one that shows one language says nothing of the others.

    One that shows files of a finished site is laid over a small one.
    """
    built = any(file.path.startswith("site/") for file in sample)
    if built:
        write_pages(handbook.root / "site")
    lay(handbook, sample)
    languages = {name[0] for file in sample if (name := re.search(r"/[a-z]{2}\.md$", file.path))}
    ignored = {r.name for r, _ in rules.RULES if r.compares and r.name != rule}
    return [
        f"{d.path}:{d.line} {d.rule}"
        for d in handbook.check(built=built)
        if len(languages) != 1 or d.rule not in ignored
    ]


def test_the_small_handbook_has_no_fault() -> None:
    assert app.check(CORPUS).diagnostics == ()


@pytest.mark.parametrize(("rule", "sample"), samples("fails"))
def test_a_failing_sample_breaks_its_own_rule_and_no_other(
    handbook: Handbook, rule: str, sample: Sample
) -> None:
    stated = [f"{file.path}:{line} {rule}" for file in sample for line in file.fails]
    assert sorted(faults(handbook, rule, sample)) == sorted(stated)
    assert stated


@pytest.mark.parametrize(("rule", "sample"), samples("passes"))
def test_a_passing_sample_breaks_no_rule(handbook: Handbook, rule: str, sample: Sample) -> None:
    assert faults(handbook, rule, sample) == []


@every_rule
def test_a_page_is_named_for_its_rule_and_says_why_and_how(module: ModuleType) -> None:
    page = read_page(source(module))
    assert page.title == module.RULE.name
    assert len(page.why) > 60
    assert len(page.mend) > 20


@every_rule
def test_a_page_has_samples_of_both_sorts_where_markdown_can_hold_them(module: ModuleType) -> None:
    page = read_page(source(module))
    has_both = bool(page.fails) and bool(page.passes)
    assert has_both is (module.RULE.name not in NOT_IN_MARKDOWN)


@every_rule
def test_a_rule_has_all_its_words(module: ModuleType) -> None:
    rule = module.RULE
    assert module.__doc__
    assert re.fullmatch(r"[A-Z].*\.", rule.title)
    for words in (rule.message, rule.hint):
        assert words
        assert not words.endswith(".")
        list(string.Formatter().parse(words))


@every_rule
def test_a_rule_is_named_for_its_file(module: ModuleType) -> None:
    assert module.RULE.name == module.__name__.rpartition(".")[2].replace("_", "-")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", module.RULE.name)


@every_rule
def test_a_rule_requires_only_rules_that_run_before_it(module: ModuleType) -> None:
    order = [other.RULE.name for other in rules.MODULES]
    before = order[: order.index(module.RULE.name)]
    assert set(module.RULE.requires) <= set(before)


def test_codes_are_unique_and_ascend_in_running_order() -> None:
    codes = [module.RULE.code for module in rules.MODULES]
    assert all(re.fullmatch(r"HB\d{3}", code) for code in codes)
    assert codes == sorted(set(codes))


def test_names_are_unique() -> None:
    assert len(rules.BY_NAME) == len(rules.MODULES)


def test_every_rule_file_is_listed() -> None:
    files = {path for path in HERE.rglob("*.py") if path.name not in NO_RULES}
    assert {Path(str(module.__file__)) for module in rules.MODULES} == files


def test_every_page_belongs_to_a_rule() -> None:
    pages = {path.with_suffix(".py") for path in HERE.rglob("*.md")}
    assert {Path(str(module.__file__)) for module in rules.MODULES} == pages
