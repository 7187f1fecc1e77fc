"""A code that was released, or that others refer to, is no document's code any more."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence
from handbook.model.editions import Release
from handbook.model.recoded import recoded
from handbook.rules.rule import Rule

RULE = Rule(
    name="changed-code",
    code="HB109",
    title="A code stays with its document for ever.",
    message="no document has the code {code} now, and {reason}",
    hint="give the document its code again; one that is no longer needed is withdrawn and stays",
    requires=("duplicate-code", "code-kind-mismatch"),
)


def check(corpus: Corpus) -> Iterator[Finding]:
    if "" in corpus.unread:
        return
    released = list(_released(corpus))
    yield from released
    told = {finding.values["code"] for finding in released}
    for code, (document, uses) in recoded(corpus).items():
        if code not in told:
            reason = Sentence(
                N_("nothing refers to {new}; references to {code}: {count}"),
                {"new": document.code, "code": code, "count": len(uses)},
            )
            yield RULE.at(
                document.place("code"),
                document=document.code,
                causes=tuple(sorted({use.document for use in uses if use.document})),
                code=code,
                reason=reason,
            )


def _released(corpus: Corpus) -> Iterator[Finding]:
    """Yield a finding for each code that was released and that no document has."""
    lines = [line for line in corpus.editions.lines if isinstance(line.event, Release)]
    newest = {line.event.code: line for line in lines}
    beside = {
        str(folder.data.get("code")): corpus.by_code[folder.code]
        for folder in corpus.editions.folders
        if folder.code in corpus.by_code
    }
    for code, line in newest.items():
        if code in corpus.by_code or code in corpus.unread:
            continue
        document = beside.get(code)
        place = document.place("code") if document else line.place
        yield RULE.at(
            place,
            document=document.code if document else None,
            code=code,
            reason=Sentence(N_("it was released")),
        )
