"""Stages a whole site: pages, configuration, templates and assets of all locales."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from bitext.core.model import BitextError
from bitext.core.storage import read_text
from bitext.localize.markdown_tree import StagingReport, check_folder
from bitext.markdown.renderer import extension_options, renderer
from bitext.project.mkdocs_yml import entries
from bitext.project.project import Locale, Project, plugin_options
from bitext.project.snippets import EXTENSION, localized_files
from mkdocs_bitext.assets.assets import Bundles
from mkdocs_bitext.pages.localized import Kind
from mkdocs_bitext.pages.renderer import Renderer
from mkdocs_bitext.pages.sidebyside import side_by_side
from mkdocs_bitext.site.mkdocs_files import included_pages
from mkdocs_bitext.stage import config as configuration
from mkdocs_bitext.stage.addresses import Addresses
from mkdocs_bitext.stage.extensions import with_snippets, with_strings
from mkdocs_bitext.stage.folder import write_project
from mkdocs_bitext.stage.generators import GENERATORS, Generator
from mkdocs_bitext.stage.losses import losses
from mkdocs_bitext.stage.markdown import included_in_others
from mkdocs_bitext.stage.pages import StagedPages
from mkdocs_bitext.stage.staged_plugins import staged_plugins
from mkdocs_bitext.stage.status import StagedStatus
from mkdocs_bitext.stage.theme import template, theme_files

_SNIPPETS = "localized"
"""Folder of the translated snippets, one folder for each locale."""
_STANDALONE = ("bitext.css", "bitext.js")
_ELSEWHERE = frozenset({"docs_dir", "site_dir", "theme", "extra_css", "extra_javascript", "nav", "extra"})
"""Settings whose paths are below the docs folder, or staged otherwise."""
_MATERIAL = frozenset({"material", "zensical"})
_ATTRIBUTE_LISTS = frozenset({"attr_list", "markdown.extensions.attr_list", "extra", "markdown.extensions.extra"})


def stage_site(
    project: Project, generator: str, out: Path, step: Callable[[str], None] = lambda what: None
) -> Mapping[str, StagingReport]:
    """Write a project that the generator builds without our plugins.

    Args:
        project: what to stage.
        generator: `zensical` or `mkdocs`.
        out: the folder to write to; it must hold nothing but what was staged to it before.
        step: called with each file as its turn comes.

    Returns:
        What was staged, by locale; what the generator cannot do is among the findings of the source.

    Raises:
        BitextError: `out` cannot be used, or something cannot be read or written.
    """
    check_folder(project, out)
    renderer(project)  # An extension that cannot be loaded is named.
    try:
        staging = _Staging(project, GENERATORS[generator], step)
        files = dict(staging.files())
    except MkDocsException as error:
        raise BitextError(str(error), project.config_file) from error
    write_project(out, files, lambda name: None)
    return staging.reports


class _Staging:
    def __init__(self, project: Project, generator: Generator, step: Callable[[str], None]) -> None:
        self.project, self.generator, self.step = project, generator, step
        self.locales = (project.source, *project.locales)
        self.reports = {one.code: StagingReport() for one in self.locales}
        options = extension_options(project)
        self._with_attributes = bool(_ATTRIBUTE_LISTS & options.keys())
        if not self._with_attributes:
            options["attr_list"] = {}
        site_renderer = Renderer(_mkdocs_config(project, options))
        texts = {name: read_text(project.docs / name) for name in project.files() if name.endswith(".md")}
        parts = included_pages(texts, project.includes)
        self._names = [name for name in project.files() if name not in parts]
        addresses = Addresses(project)
        published = {addresses.in_locale(name): text for name, text in texts.items() if name not in parts}
        self._plugins = staged_plugins(project, published)
        self._dropped = configuration.OURS | self._plugins.keys()
        self.reports[project.source.code].findings += losses(project, generator, self._dropped)
        self._docs_dir = posixpath.normpath(str(project.config.get("docs_dir") or "docs"))
        included = included_in_others(texts, self._docs_dir)
        self.pages = StagedPages(project, site_renderer, tuple(self._plugins.values()), included)
        self._sites = {one.code: configuration.localized_site(project, one) for one in self.locales}
        self._status = StagedStatus.of(project, configuration.ASSETS)

    def files(self) -> Iterator[tuple[str, bytes | Path]]:
        """Everything to write, by path below the staged project."""
        for locale in self.locales:
            yield from self._docs(locale)
            yield from self._settings(locale)
        folder = configuration.docs_folder(self.project.source)
        for plugin in self._plugins.values():
            yield from ((f"{folder}/{name}", content) for name, content in plugin.files())
        theme = self.project.config.get("theme")
        name = theme.get("name") if isinstance(theme, Mapping) else theme
        material = self.generator.themes is not None or name in _MATERIAL
        marked = {code: configuration.marked_translations(self.project, site) for code, site in self._sites.items()}
        yield from theme_files(self.project, self.locales, marked, material=material)
        yield from self._mentioned()
        yield from self._instructions(material=material and self.generator.themes is None)

    def _docs(self, locale: Locale) -> Iterator[tuple[str, bytes | Path]]:
        folder = configuration.docs_folder(locale)
        known = self.reports[locale.code]
        pages = {*self.project.pages()}
        for name, path in self._files_of(locale):
            self.step(f"{locale.code} {name}")
            if not name.endswith(".md"):
                yield f"{folder}/{name}", path
            elif name not in pages and locale is not self.project.source:
                continue  # Only the source has it.
            else:
                yield f"{folder}/{name}", self._page(name, path, locale, known)
        if self._status:
            yield from ((f"{folder}/{name}", content) for name, content in self._status.files(locale))
        if locale is not self.project.source:
            yield from self._assets(locale, folder)

    def _page(self, name: str, path: Path, locale: Locale, known: StagingReport) -> bytes:
        page = self.pages.page(name, read_text(path), locale)
        known.pages += 1
        known.published += page.shown
        known.total += page.total
        if page.kind is Kind.FALLBACK:
            known.fallbacks.append(name)
        known.findings += page.findings
        return page.text.encode()

    def _files_of(self, locale: Locale) -> Iterator[tuple[str, Path]]:
        """The docs of a locale; `x.nl-BE.png` is the `x.png` of nl-BE alone."""
        codes = {one.code for one in self.locales}
        found: dict[str, str] = {}
        for name in self._names:
            stem, _, suffix = name.rpartition(".")
            plain, _, code = stem.rpartition(".")
            if code not in codes or not plain:
                found.setdefault(name, name)
            elif code == locale.code:
                found[f"{plain}.{suffix}"] = name
        return ((name, self.project.docs / path) for name, path in sorted(found.items()))

    def _assets(self, locale: Locale, folder: str) -> Iterator[tuple[str, bytes | Path]]:
        bundles = Bundles.read()
        for name in _STANDALONE:
            yield f"{folder}/{configuration.ASSETS}/{name}", bundles.folder / "standalone" / name
        view = side_by_side(locale.code, self.project.source_locale)
        yield f"{folder}/{view.uri}", view.texts.encode()

    def _settings(self, locale: Locale) -> Iterator[tuple[str, bytes]]:
        """The configuration of a locale, and the snippets that it has translated."""
        site = self._sites[locale.code]
        self.reports[locale.code].findings += site.findings if site else ()
        names = {name for name, _ in self._files_of(locale)}
        pages = {*self.project.pages()}
        in_source = locale is self.project.source

        def is_staged(name: str) -> bool:
            at_hand = name in names and (in_source or name in pages)
            return at_hand or (self._status is not None and name == self._status.uri)

        config = configuration.config_of(self.project, locale, self.generator, site, is_staged, self._dropped)
        extensions = dict(entries(config.get("markdown_extensions")))
        if not self._with_attributes:
            extensions["attr_list"] = None
        snippets = localized_files(self.project, site.snippets) if site else {}
        folder = f"{_SNIPPETS}/{locale.code}"
        if EXTENSION in extensions:
            extensions[EXTENSION] = with_snippets(
                extensions[EXTENSION], self._docs_dir, locale, folder if snippets else ""
            )
        config["markdown_extensions"] = configuration.listed(with_strings(extensions, locale))
        yield configuration.config_name(locale, self.project), configuration.as_yaml(config)
        yield from ((f"{folder}/{name}", text.encode()) for name, text in snippets.items())

    def _mentioned(self) -> Iterator[tuple[str, Path]]:
        """The project's other files that mkdocs.yml names: hooks, snippets, data of plugins."""
        root, docs = self.project.root, self.project.docs.resolve()
        options = plugin_options(self.project.config) or {}
        config = {key: value for key, value in self.project.config.items() if key not in _ELSEWHERE}
        config["plugins"] = {
            name: value for name, value in configuration.plugins_of(self.project).items() if value is not options
        }
        for text in sorted({*_texts(config), *_macro_modules(config["plugins"])}):
            path = (root / text).resolve()
            outside = path in (root, docs) or not path.is_relative_to(root) or path.is_relative_to(docs)
            if text and not outside:
                yield from ((file.relative_to(root).as_posix(), file) for file in _files_in(path))

    def _instructions(self, *, material: bool) -> Iterator[tuple[str, bytes]]:
        names = [configuration.config_name(one, self.project) for one in self.locales]
        module = self.generator.name
        plugins = configuration.plugins_of(self.project).keys() - self._dropped
        requirements = [*self.generator.packages(plugins), *(["mkdocs-material>=9.7,<10"] if material else ())]
        yield "build.py", template("build.txt", configurations=json.dumps(names), module=module).encode()
        yield "requirements.txt", "".join(f"{one}\n" for one in requirements).encode()
        title = str(self.project.config.get("site_name") or "Site")
        readme = template("README.md", title=title, site=module, module=module, configuration=names[-1])
        yield "README.md", readme.encode()


def _mkdocs_config(project: Project, extensions: Mapping[str, Any]) -> MkDocsConfig:
    """What rendering a page needs of MkDocs' configuration, without its plugins."""
    config = MkDocsConfig(str(project.config_file))
    config["docs_dir"], config["site_dir"] = str(project.docs), str(project.root / "site")
    config["markdown_extensions"], config["mdx_configs"] = list(extensions), dict(extensions)
    return config


def _files_in(path: Path) -> Iterator[Path]:
    """A file, or the files of a folder; hidden ones and compiled Python left out."""
    if path.is_file():
        yield path
    for file in sorted(path.rglob("*")) if path.is_dir() else ():
        if file.is_file() and not any(part.startswith((".", "__pycache__")) for part in file.relative_to(path).parts):
            yield file


def _macro_modules(plugins: Mapping[str, Any]) -> Iterator[str]:
    """The Python files that the plugin macros reads: mkdocs.yml names a module, and none for `main`."""
    if "macros" in plugins:
        module = str((plugins["macros"] or {}).get("module_name") or "main")
        yield from (module, f"{module}.py")


def _texts(value: Any) -> Iterator[str]:
    """All texts in a configuration that could be the path of a file."""
    if isinstance(value, str) and "\n" not in value and len(value) < 200:
        yield value
    for inner in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _texts(inner)
