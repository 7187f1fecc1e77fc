"""Where MkDocs meets the handbook: events in, calls out.

The only file that knows MkDocs and its plugins. MkDocs loads it by path, with ``hooks/`` first on
``sys.path`` for that moment only, so all imports stand at the top and are absolute.

One run builds the root pages first; the i18n plugin then builds each language nested in
``on_post_build`` of that first build, with the same configuration, and fires every event again.
A build for keeps goes into a sibling of the site, which takes its place in ``on_shutdown``: only
then has strict mode counted the warnings of the outermost build too. A preview goes on while the
sources have errors: it keeps the site from before, and tells of them on its pages.

It is longer than other modules because no other one may know the engine.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from handbook import building
from handbook.checking import Checked
from handbook.day import day_of, day_of_act
from handbook.errors import ContentError, HandbookError
from handbook.model.reference import is_placeholder
from handbook.model.settings import Language
from handbook.preview.languages import Desk
from handbook.preview.notes import Notes
from handbook.preview.overlay import Overlay
from handbook.staging.exchange import exchange, recover
from handbook.staging.page import Page

ROOT = "root"
"""The staged folder whose pages are built at the site's root: to i18n, the default language."""

UNUSED_FILES = ("assets/javascripts/", "assets/images/", "assets/stylesheets/palette.")
"""What Material ships and no page of ours loads."""

NOTHING = "---\ntemplate: preview/nothing.html\n---\n"
"""The only page of a preview that begins with errors; ``Overlay`` puts others in its place."""

CODE_CACHES = (
    ("mkdocstrings_handlers.python._internal.rendering", "_test_existing_template"),
    ("griffe._internal.extensions.dataclasses", "_dataclass_parameters"),
)
"""Caches without bounds, of mkdocstrings and below it; a release that lacks one is no harm."""


@dataclass(slots=True)
class Run:
    """What one run of MkDocs must remember from event to event."""

    command: str = "build"
    site: building.Site | None = None
    config: MkDocsConfig | None = None
    wanted: Path | None = None
    """The folder that the finished site replaces, unless this is a preview."""
    finished: bool = False
    notes: Notes = field(default_factory=Notes)
    """What a preview tells of the sources."""


run = Run()

log = get_plugin_logger("handbook")


@dataclass(frozen=True, slots=True)
class Frame:
    """What templates know of the handbook; ``page`` is missing on ``404.html`` and the sitemap."""

    site: building.Site
    page: Page | None
    languages: tuple[Language, ...]
    """The languages that the words around the text are written in."""
    origin: str
    """What absolute addresses begin with; empty while ``site_url`` is a placeholder."""
    preview: bool


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember what MkDocs was asked to do."""
    run.command = command


@event_priority(100)  # before i18n reads its languages
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stage the handbook and point MkDocs at it, once for all languages of a build."""
    if run.site is not None and Path(config.docs_dir) == run.site.staged:
        return config
    root = Path(config.config_file_path).parent
    run.config = config
    try:
        run.site = building.prepare(root, day_of(root, None, os.environ).date, seen=note)
    except HandbookError as error:
        return without_site(config, error)
    run.notes = replace(run.notes, site=run.site)
    config.docs_dir = str(run.site.staged)
    set_languages(config.plugins["i18n"], run.site.languages)
    if run.command != "serve":
        run.wanted = Path(config.site_dir)
        recover(run.wanted)
        config.site_dir = str(sibling(root, run.wanted))
    return config


def note(checked: Checked) -> None:
    """Keep what was found: a preview shows it."""
    run.notes = run.notes.seen(checked)


def without_site(config: MkDocsConfig, error: HandbookError) -> MkDocsConfig:
    """End the build, unless a preview begins: it shows what is wrong in place of the site."""
    is_fault = isinstance(error, ContentError)
    if not is_fault:
        run.notes = replace(run.notes, reason=str(error))
    if run.command != "serve" or run.site is not None or not is_fault:
        raise PluginError(str(error)) from error
    log.error(str(error))
    config.docs_dir = str(building.nothing(Path(config.config_file_path).parent, NOTHING))
    config.theme.static_templates = set()
    set_languages(config.plugins["i18n"], ())
    return config


def set_languages(i18n: Any, languages: tuple[Language, ...]) -> None:
    """Give i18n the languages of ``handbook.yml``, each after the pattern in ``mkdocs.yml``.

    Its own check of the locale would refuse ``ROOT``, which only has to name a folder.
    """
    pattern = i18n.config.languages[0]
    names = {ROOT: ROOT, **{language.address: language.name for language in languages}}
    i18n.config.languages = [deepcopy(pattern) for _ in names]
    for entry, (address, name) in zip(i18n.config.languages, names.items(), strict=True):
        default = address == ROOT
        link = "/" if default else f"/{address}/"
        entry.update(locale=address, name=name, default=default, link=link)


def sibling(root: Path, wanted: Path) -> Path:
    """Return where to build what shall replace ``wanted``: on the same disk, outside of it."""
    if wanted.is_relative_to(root):
        return root / "build" / "site.new"
    return wanted.with_name(f"{wanted.name}.new")


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what the theme ships and no page loads."""
    for file in list(files):
        if file.src_uri.startswith(UNUSED_FILES) or file.src_uri.endswith(".map"):
            files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Name Material's styles to the templates."""
    strict(env)
    names = [file.src_uri for file in files]
    env.globals["material_styles"] = [
        name for name in names if name.startswith("assets/stylesheets/main.")
    ]
    return env


def strict(env: Environment) -> Environment:
    """Escape whatever a template prints, and refuse names that do not exist."""
    env.autoescape = True
    env.undefined = StrictUndefined
    env.trim_blocks = True
    env.lstrip_blocks = True
    env.keep_trailing_newline = True
    return env


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> Any:
    """Give ``404.html`` and the sitemap the whole site."""
    site = current_site()
    context["handbook"] = frame(config, site, None, tuple(site.languages))
    context["_"] = site.words("")
    return context


def on_page_context(context: Any, page: SitePage, config: MkDocsConfig, nav: Navigation) -> Any:
    """Give a page's template what the handbook knows of that page."""
    if run.site is None and page.meta.get("template"):
        return context
    site = current_site()
    known = site.pages[page.file.src_uri]
    context["handbook"] = frame(config, site, known, frame_languages(site, known))
    context["_"] = site.words(known.language)
    page.edit_url = edit_url(config, known)
    return context


def current_site() -> building.Site:
    """Return the site that this run stages."""
    if run.site is None:
        raise PluginError("the handbook is not staged: on_config has not run")
    return run.site


def frame(
    config: MkDocsConfig, site: building.Site, page: Page | None, languages: tuple[Language, ...]
) -> Frame:
    """Return what templates know."""
    origin = "" if is_placeholder(config.site_url) else f"{config.site_url}".rstrip("/") + "/"
    return Frame(site, page, languages, origin, preview=run.command == "serve")


def frame_languages(site: building.Site, page: Page) -> tuple[Language, ...]:
    """Return the language of ``page``; all languages for the root page, which belongs to none."""
    own = tuple(language for language in site.languages if language.tag == page.tag)
    return own if page.address and own else tuple(site.languages)


def edit_url(config: MkDocsConfig, page: Page) -> str | None:
    """Return where the page's source is edited, where there is a public repository."""
    if not page.source or is_placeholder(config.repo_url):
        return None
    return f"{config.repo_url}".rstrip("/") + f"/{config.edit_uri}".rstrip("/") + f"/{page.source}"


@event_priority(-200)  # after i18n, whose part of this event builds the other languages
def on_post_build(config: MkDocsConfig) -> None:
    """Note, after the last language, that all of the site is there."""
    i18n: Any = config.plugins["i18n"]
    if i18n.building:
        return
    Path(config.site_dir, "sitemap.xml.gz").unlink(missing_ok=True)  # holds the day of the build
    forget_code()
    run.finished = True


def forget_code() -> None:
    """Let go of the code that mkdocstrings read, which ``CODE_CACHES`` would keep for ever.

    Without this a preview grows by some megabytes with each change.
    """
    for module, name in CODE_CACHES:
        cached: Any = getattr(sys.modules.get(module), name, None)
        if hasattr(cached, "cache_clear"):
            cached.cache_clear()


def on_build_error(error: Exception) -> None:
    """Keep the last good site: a failed build, or warnings in strict mode, replace nothing."""
    run.finished = False


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Watch the sources (``watch`` in ``mkdocs.yml``) and not what is made from them."""
    server.unwatch(config.docs_dir)
    server.builder = partial(rebuild, builder)
    env = strict(config.theme.get_env())

    def render(name: str, values: Mapping[str, Any]) -> str:
        return env.get_template(name).render(values)

    root = Path(config.config_file_path).parent
    desk = Desk(root, lambda: day_of_act(root, None, {}).date)
    server.set_app(
        Overlay(server.serve_request, server.mount_path, lambda: run.notes, render, desk)
    )
    return server


def rebuild(builder: Callable[[], None]) -> None:
    """Build again; what keeps the sources from it stands on the pages, which stay as they were."""
    try:
        builder()
    except Abort:
        if not run.notes.is_behind:
            raise


def on_shutdown() -> None:
    """Put the finished site in its place, unless it has faults that no source shows."""
    if run.wanted is None or run.config is None or not run.finished:
        return
    made, root = Path(run.config.site_dir), Path(run.config.config_file_path).parent
    try:
        building.approve(current_site(), root, made)
        exchange(made, run.wanted)
    except (HandbookError, OSError) as error:
        raise PluginError(str(error)) from error
    run.config.site_dir = str(run.wanted)  # gh-deploy publishes from there
