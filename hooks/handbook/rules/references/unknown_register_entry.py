"""A reference names an entry that its register does not have."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from handbook.model.corpus import Corpus, Register
from handbook.model.diagnostic import N_, Finding, Sentence
from handbook.model.nearest import nearest
from handbook.model.registers import SCHEMES, Contact, Entry, Law
from handbook.rules.rule import Rule

RULE = Rule(
    name="unknown-register-entry",
    code="HB203",
    title="References name entries that exist.",
    message="{missing}",
    hint="{mend}",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    unsure = {name for name, register in corpus.registers.items() if _may_hold_more(register)}
    for use in corpus.uses:
        name = SCHEMES.get(use.target.scheme)
        if name is None or name in unsure:
            continue
        entry = corpus.entry(use.target)
        if entry is None:
            missing, mend = _entry(corpus, name, use.target.id)
        elif use.target.part and use.target.part not in (known := _articles(entry)):
            missing, mend = _article(entry, use.target.part, known)
        else:
            continue
        yield RULE.at(
            use.place,
            document=use.document,
            language=use.language,
            causes=(corpus.registers[name].path,),
            missing=missing,
            mend=mend,
        )


def _entry(corpus: Corpus, register: str, ident: str) -> tuple[Sentence, Sentence]:
    values = {"register": register, "id": ident}
    known = [
        other
        for other, entry in corpus.entries[register].items()
        if not (isinstance(entry, Contact) and entry.status == "obsolete")
    ]
    return Sentence(N_("the register {register} has no entry {id}"), values), nearest(ident, known)


def _article(entry: Entry, part: str, known: Collection[str]) -> tuple[Sentence, Sentence]:
    """Return what is missing; another number would be another article, so none is proposed."""
    if not isinstance(entry, Law):
        values = {"id": entry.id, "part": part}
        missing = Sentence(N_("{id} is an entry without parts, and {part} would be one"), values)
        return missing, Sentence(N_("write {id} without a part"), {"id": entry.id})
    values = {"law": entry.id, "part": part}
    missing = Sentence(N_("the law {law} lists no article {part}"), values)
    told = Sentence(
        N_("add it to docs/registers/laws.yml if the law has it; listed: {known}"),
        {"known": ", ".join(sorted(known)) or "-"},
    )
    return missing, told


def _articles(entry: Entry) -> Collection[str]:
    return {article.id for article in entry.articles} if isinstance(entry, Law) else ()


def _may_hold_more(register: Register) -> bool:
    """Tell whether an entry that seems missing may be there: unread, or under another's id."""
    return not register.whole or len({entry.id for entry in register.entries}) < len(
        register.entries
    )
