"""The root page: lets a reader choose a language, guesses nothing, stores nothing."""

from __future__ import annotations

from handbook.model.corpus import Corpus
from handbook.staging.page import Alternate, Page


def chooser(corpus: Corpus) -> Page:
    """Return the root page; its links are its alternates, which the theme shows."""
    titles = " · ".join(dict.fromkeys(corpus.settings.title.values()))
    return Page(
        path="root/index.md",
        address="",
        tag="mul",
        language="",
        title=titles,
        description=titles,
        kind="chooser",
        alternates=tuple(
            Alternate(language.tag, language.name, f"{language.address}/")
            for language in corpus.languages
        ),
    )
