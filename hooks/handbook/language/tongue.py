"""The words of a language that rules look for, as data: one YAML file a language, beside this.

A language that has no file has no tongue, and rules that need one are silent for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from handbook.language.leaks import Leaks
from handbook.model.base import Value


class Figures(Value):
    """What makes a number one that has a source: a count of people, a time limit."""

    counted: tuple[str, ...]
    """Those whom statistics count."""

    between: tuple[str, ...] = ()
    """Words that may stand between their number and them."""

    own: tuple[str, ...]
    """Words near a number of years that make it an age, or experience: no source sets these."""

    limits: tuple[str, ...]
    """Words that begin a time limit."""


class Adopted(Value):
    """How a text says of itself that it is adopted, approved or in force."""

    stems: tuple[str, ...]
    """One of these stands in all that is said so."""

    itself: tuple[str, ...]
    """This document, this procedure: in the forms that go with what follows."""

    claims: tuple[str, ...]
    """What is said after it: is adopted, is in force."""

    acts: tuple[str, ...]
    """What is said before it: someone adopted."""

    openings: tuple[str, ...]
    """How a sentence begins that says it of the whole text."""

    titles: tuple[str, ...]
    """Words that say it in a title."""

    doubts: tuple[str, ...]
    """Words that make it no claim: not, if, until."""


class StatusName(Value):
    """The name of the place whose status the footnote is about, in every case."""

    forms: tuple[str, ...]
    """As it is written, capital first."""

    links: tuple[str, ...] = ()
    """What stands between it and the word before it in the name of an institution."""


_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Builds text, lists and mappings only: to it, ``no`` is a word."""

Unit = Literal["minute", "hour", "day", "working-day", "week", "month", "year"]


class NumberWords(Value):
    """How numbers are counted, measured and named in running text."""

    scales: Mapping[int, tuple[str, ...]] = {}
    """Words after digits that multiply them: ``thousand``."""

    percent: tuple[str, ...] = ()
    currencies: Mapping[str, tuple[str, ...]] = {}
    """By ISO code, what stands before or after an amount."""

    units: Mapping[Unit, tuple[str, ...]] = {}
    """What stands after the number of a duration."""

    counts: Mapping[int, tuple[str, ...]] = {}
    """Cardinal numbers in words."""

    loose_counts: Mapping[int, tuple[str, ...]] = {}
    """Words that may stand for a number, and often do not: ``both``, ``once``."""

    ordinals: Mapping[int, tuple[str, ...]] = {}
    """Stems of ordinal numbers in words."""

    doubtful_ordinals: tuple[str, ...] = ()
    """Stems of these that mean something else too: ``drug``, which is ``other``."""

    periods: Mapping[Unit, Mapping[str, tuple[str, ...]]] = {}
    """Behind what begins a time limit, how much of a unit is said without a number: ``a week``."""

    fractions: Mapping[str, tuple[str, ...]] = {}
    """Parts in words: ``two thirds`` is ``2/3``."""

    ordinal_endings: tuple[str, ...] = ("",)
    dotted_ordinals: bool = True
    """Whether a dot behind digits may make an ordinal of them: ``2026.``."""

    joints: tuple[str, ...] = ()
    """What stands between tens and ones in words: ``twenty-four``."""

    names: tuple[str, ...] = ()
    """Words whose number is a name and measures nothing: ``article 6``."""

    ands: tuple[str, ...] = ()
    """What joins two of a series, where the last has what all mean: ``5 and 6 May``."""


class ModalWords(Value):
    """Words that say must, may and must not. ``ndalo*`` stands for any ending."""

    obliges: tuple[str, ...] = ()
    """Clearly an obligation: ``must``."""

    allows: tuple[str, ...] = ()
    """Clearly a permission or a possibility: ``may``."""

    denies: tuple[str, ...] = ()
    """A negation; beside a word that obliges or allows it makes something else of it."""

    forbids: tuple[str, ...] = ()
    """A prohibition by itself: ``never``, ``forbidden``, ``do not``."""

    exempts: tuple[str, ...] = ()
    """Clearly no obligation: ``need not``."""

    bars: tuple[str, ...] = ()
    """Clearly a prohibition that no one could take for that: ``must not``."""

    advises: tuple[str, ...] = ()
    """Less than an obligation: ``should``, where the language tells one from the other."""

    plea_ending: str = ""
    """The ending of a verb that a negation before it makes a prohibition."""

    like_obliges: tuple[str, ...] = ()
    """What may stand where another language obliges."""

    like_allows: tuple[str, ...] = ()
    """What may stand where another language allows."""

    like_denies: tuple[str, ...] = ()
    """What may stand where another language denies."""

    like_forbids: tuple[str, ...] = ()
    """What may stand where another language forbids."""

    repeated: tuple[str, ...] = ()
    """Negations that stand beside that of the verb, where every verb has its own; else none."""

    nor: tuple[str, ...] = ()
    """What carries a negation on to another verb."""

    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    everybody: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    """Contraries."""


class DateWords(Value):
    """How days and times of day are written, beside what CLDR says of months."""

    month_endings: tuple[str, ...] = ()
    """What the names of months that CLDR gives end in, inflected."""

    months: Mapping[int, tuple[str, ...]] = {}
    """Forms of months that no ending makes."""

    doubtful_months: tuple[str, ...] = ()
    """Forms that mean something else too, where neither day nor year is beside them."""

    day_marks: tuple[str, ...] = ()
    """What may stand between the number of a day and its month."""

    year_marks: tuple[str, ...] = ()
    """What may stand between a month and its year."""

    hour_marks: tuple[str, ...] = ()
    """What stands before or after the hour of a time of day."""

    at: tuple[str, ...] = ()
    """What makes a time of day of a number of hours: ``u 9 časova``, where that is at nine."""

    half_past: tuple[str, ...] = ()
    """How a half hour is said by the hour before it, ``#``."""

    half_to: tuple[str, ...] = ()
    """The same by the hour after it."""

    before_noon: tuple[str, ...] = ()
    after_noon: tuple[str, ...] = ()


class OtherForms(Value):
    """Forms of another standard of the language, and what its own writes instead."""

    sign: str = ""
    """Letters that all of them hold."""

    prefixes: tuple[str, ...] = ()
    """What any of them may begin with; one or two."""

    own: tuple[str, ...] = ()
    """Words of its own that look like one; ``*`` stands for any ending, here and below."""

    forms: Mapping[str, str]


class Inflection(Value):
    """How the form that a dictionary gives becomes the others; rather too many than too few."""

    endings: tuple[tuple[str, ...], ...] = ()
    """Sets of endings: the dictionary's, then those that stand in its place."""

    changes: tuple[tuple[str, str], ...] = ()
    """What the end of a stem may become before an ending."""

    particles: tuple[str, ...] = ()
    """Words between two others that stand for each other."""

    fixed: tuple[str, ...] = ()
    """Words of phrases that stay as they are."""

    definite: tuple[str, ...] = ()
    """What the first word of a name takes on where it is definite, in the nominative."""


class Tongue(Value):
    """The words of one language, by what they are good for.

    All are written in lower case, but for names.
    """

    placeholders: tuple[str, ...] = ()
    """What people write where something is still missing."""

    unfinished: tuple[str, ...] = ()
    """What a sentence says of what is missing, where nothing follows it: is to be confirmed."""

    fill_in: frozenset[str] = frozenset()
    """Words that begin what someone is to write in the place of brackets: insert."""

    numbers: NumberWords = NumberWords()
    dates: DateWords = DateWords()
    modality: ModalWords = ModalWords()

    figures: Figures | None = None
    adopted: Adopted | None = None
    status_name: StatusName | None = None
    """None of these three: rules about them have nothing to go by."""

    two_titles: bool = False
    """Whether a title is one for a man, and has a form of its own for a woman."""

    inflects: bool = False
    """Whether names take other endings within a sentence."""

    joins: tuple[str, ...] = ()
    """What joins the last two names of a row: and, or."""

    before_nominative: tuple[str, ...] = ()
    """Words after which a definite name stands as it is called."""

    doubt: tuple[str, ...] = ()
    """Words that say that what is told is not confirmed."""

    letters: str = ""
    """Its alphabet."""

    function_words: frozenset[str] = frozenset()
    """Words that hold its sentences together, in all of their forms."""

    marked_words: frozenset[str] = frozenset()
    """Common words with letters that others lack, beside those that hold sentences together."""

    bare_words: frozenset[str] = frozenset()
    """Words that are what such a word would be without those letters."""

    acronyms: frozenset[str] = frozenset()
    """Those that every reader knows, as they are written."""

    warnings: frozenset[str] = frozenset()
    """Words that people write in capitals to be seen, in lower case."""

    inflection: Inflection = Inflection()

    leaks: Leaks | None = None
    """None: rules about what may not be public have no words to go by."""

    other_forms: tuple[OtherForms, ...] = ()
    other_names: tuple[str, ...] = ()
    """Beginnings of names, capital first, that may have such forms."""


@cache
def tongue(tag: str) -> Tongue | None:
    """Return the words of the language with this tag (``sr-Latn``); none where none are known."""
    known = {file.name: file for file in files("handbook.language").iterdir()}
    source = known.get(f"{tag}.yml")
    if source is None:
        return None
    return Tongue.model_validate(yaml.load(source.read_text(encoding="utf-8"), _Loader) or {})
