"""The file of a material exists in some languages of the campaign and not in others."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.document import Document
from handbook.model.kinds import Campaign
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="campaign-material-missing-language",
    code="HB427",
    title="A material of a campaign is there in every language.",
    message="the material {id} has no {files}",
    hint="add what is missing, or take the files of the other languages out until it is there",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    languages = [language.address for language in corpus.languages]
    for document in corpus.documents:
        if not isinstance(document.data, Campaign):
            continue
        found = _files(document, languages)
        for index, material in enumerate(document.data.materials):
            lacking = [
                f"{material.id}.{language}.{ending}"
                for (stem, ending), there in found.items()
                for language in languages
                if stem == material.id and language not in there
            ]
            if lacking:
                yield RULE.at(
                    document.place("materials", index, "id"),
                    document=document.code,
                    id=material.id,
                    files=", ".join(lacking),
                )


def _files(document: Document, languages: list[str]) -> dict[tuple[str, str], set[str]]:
    """Return the languages in which each attachment is there, by its name and ending."""
    found: dict[tuple[str, str], set[str]] = {}
    for path in document.files:
        stem, _, rest = path.rpartition("/")[2].partition(".")
        language, dot, ending = rest.partition(".")
        if dot and language in languages:
            found.setdefault((stem, ending), set()).add(language)
    return found
