"""The words of a reference to a fact have no place for its number, or name another unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from handbook.language.lexicon import Lexicon, lexicon
from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence
from handbook.model.reference import parse, scheme_of
from handbook.model.registers import Fact
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

_HOLE: Final = "{}"
_UNITS: Final[Mapping[str, frozenset[str]]] = {
    "days": frozenset({"day", "working-day"}),
    "months": frozenset({"month"}),
    "years": frozenset({"year"}),
    "euro": frozenset({"EUR"}),
    "percent": frozenset({"%"}),
    "date": frozenset(),
}
"""What may stand beside the number of a fact, by its unit; what is counted has none."""

RULE = Rule(
    name="fact-words",
    code="HB218",
    title="The words of a fact leave one place for its number, and name its unit.",
    message="the words of the fact {id} do not fit it: {reason}",
    hint="write {{}} once, where the number belongs, and no other unit beside it than the fact's: "
    "[… {{}} …](fact:{id})",
    requires=("unknown-register-entry",),
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        for link in text.links if "fact" in text.schemes else ():
            if scheme_of(link.target) != "fact" or not link.children:
                continue
            if reason := _fault(corpus, text, link):
                yield RULE.at(
                    text.place(link.line, link.column),
                    document=code,
                    language=text.language.tag,
                    id=link.target.partition(":")[2],
                    reason=reason,
                )


def _fault(corpus: Corpus, text: Text | Phrase, link: content.Link) -> Sentence | None:
    words = content.words(link.children)
    if _HOLE not in words and any(map(str.isdigit, words)):
        return Sentence(N_("its number is typed"))
    if words.count(_HOLE) != 1:
        return Sentence(N_("places for its number: {count}"), {"count": words.count(_HOLE)})
    target = parse(link.target)
    fact = corpus.entry(target) if target else None
    if not isinstance(fact, Fact):
        return None
    known = lexicon(text.language.tag, text.language.locale)
    unit, name = _unit(known, words, _behind(text, link.line, words))
    own = _UNITS.get(fact.unit)
    if own is None:
        own = frozenset({unit}) - frozenset().union(*_UNITS.values())
    if not unit or unit in own:
        return None
    return Sentence(N_("it says {name}, and its unit is {unit}"), {"name": name, "unit": fact.unit})


def _behind(text: Text | Phrase, line: int, words: str) -> str:
    """Return what stands on the line behind the words of a reference, where they are there once."""
    rows = text.words.split("\n")
    row = rows[line - 1] if 0 < line <= len(rows) else ""
    return row.partition(words)[2] if row.count(words) == 1 else ""


def _unit(known: Lexicon, words: str, behind: str) -> tuple[str, str]:
    """Return the unit beside the number, and its name as it is written; nothing for none."""
    before, _, after = words.partition(_HOLE)
    match = known.after.match(after or behind)
    if match and match["measure"]:
        name = match["measure"]
        return known.measures[" ".join(name.lower().split())], name
    last = before.split()[-1:]
    if last and last[0].lower() in known.currencies:
        return known.measures[last[0].lower()], last[0]
    return "", ""
