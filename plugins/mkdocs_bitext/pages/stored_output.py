"""Takes a whole page from an earlier build, if all that the theme's templates see of it and of the site is the same."""

from __future__ import annotations

import json
import re
import sysconfig
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.theme import Theme

from mkdocs_bitext.head.theme import loads_modules
from mkdocs_bitext.i18n.other_plugins import unknown_handlers
from mkdocs_bitext.pages.stored_pages import StoredPages

_EVENTS = ("env", "page_context")
"""Those in which plugins change what a template sees."""
_EXPRESSION = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
_SEES_MORE = re.compile(
    r"build_date_utc|update_date|\b(?:now|random|trans|pages|plugins|mdx_configs)\b"
    r"|(?<!\bpage)\.(?:content|toc|markdown)\b|[\"'](?:content|toc|markdown)[\"']"
)
"""What a template of the site might read beside its page and the navigation: the time, or the text of other pages."""
_STRUCTURE = frozenset({"nav", "pages", "page", "config", "build_date_utc", "i18n_config", "contributor_nav"})
"""What a context has beside plain data."""
_OF_PAGE = frozenset(
    {
        *("title", "meta", "content", "canonical_url", "edit_url", "abs_url", "is_homepage"),
        *("file", "parent", "children", "previous_page", "next_page", "toc", "markdown", "update_date", "render"),
        *("_title_from_render", "present_anchor_ids", "links_to_anchors", "_StructureItem__parent", "_Page__active"),
    }
)
"""What MkDocs itself gives a page; any other attribute is a plugin's."""


def reuse_output(
    env: Environment,
    config: MkDocsConfig,
    stored: StoredPages,
    locale_state: Iterable[str],
    navigations: Iterable[Navigation | Sequence[StructureItem]],
) -> None:
    """Let MkDocs fill the templates of a page only if it has changed, where it is certain what they see.

    Args:
        env: of the templates of one locale.
        config: of the build, in the locale.
        stored: what earlier builds have made.
        locale_state: what our own functions in `env` depend on.
        navigations: those that pages of the locale show.
    """
    with suppress(TypeError, ValueError):
        if _sees_all(config):
            shown = {id(one): _digest([*map(_item, getattr(one, "items", one))]) for one in navigations}
            locale = _digest([*locale_state, _templates(config.theme)])
            output = _StoredOutput(config, stored, env.get_template, shown, locale)
            env.get_template = output.template  # type: ignore[method-assign]  # an environment is for one locale


@dataclass(frozen=True, slots=True)
class _StoredOutput:
    config: MkDocsConfig
    stored: StoredPages
    get_template: Callable[..., Template]
    navigations: Mapping[int, str]
    """The digest of each navigation, by its `id`."""
    locale: str
    """The digest of all that the pages of a locale share."""

    def template(self, name: Any, parent: str | None = None, globals: Any = None) -> Any:
        """A template; the one of a page that is being built is looked for only if its page is new."""
        page = self.config._current_page
        if page is None or parent is not None or globals is not None or not isinstance(name, str):
            return self.get_template(name, parent, globals)
        return _PageTemplate(self, name)

    def page(self, name: str, context: Mapping[str, Any]) -> str:
        """What a template makes of a context."""

        def render() -> str:
            template: Template = self.get_template(name)
            return template.render(context)

        made_of = self._made_of(context)
        return render() if made_of is None else self.stored.result(("output", name, made_of), render, str)

    def _made_of(self, context: Mapping[str, Any]) -> str | None:
        """All that a template sees; None if that is not certain."""
        page, nav = context.get("page"), context.get("nav")
        if not isinstance(page, Page) or id(nav) not in self.navigations or context.get("config") is not self.config:
            return None
        if not vars(page).keys() <= _OF_PAGE:
            return None
        with suppress(TypeError, ValueError):
            return json.dumps(
                [
                    self.locale,
                    self.navigations[id(nav)],
                    self.navigations.get(id(context.get("contributor_nav"))),
                    {key: value for key, value in context.items() if key not in _STRUCTURE},
                    _settings(self.config),
                    _item(page),
                    [_link(one) for one in (page.previous_page, page.next_page, *page.ancestors)],
                    [page.content, page.url, page.abs_url, page.canonical_url, page.edit_url],
                    list(page.toc),
                ],
                default=_plain,
            )
        return None


class _PageTemplate:
    def __init__(self, output: _StoredOutput, name: str) -> None:
        self._output, self.name = output, name

    def render(self, context: Mapping[str, Any]) -> str:
        """What MkDocs asks of a template."""
        return self._output.page(self.name, context)


def _sees_all(config: MkDocsConfig) -> bool:
    """Whether it is certain what templates see: no unknown plugin or template of the site reads anything else."""
    if not loads_modules(config.theme) or unknown_handlers(config, *_EVENTS):
        return False
    texts = (path.read_text("utf-8", "replace") for _, path in _own_templates(config.theme) if path.suffix == ".html")
    return not any(_SEES_MORE.search(code) for text in texts for code in _EXPRESSION.findall(text))


def _own_templates(theme: Theme) -> Iterable[tuple[str, Path]]:
    """The files in the theme's folders that are in no installed package, whose version would tell that they change.

    Returns:
        Each with its name for templates and the place of its folder.
    """
    installed = tuple(Path(sysconfig.get_path(name)) for name in ("purelib", "platlib"))
    for place, folder in enumerate(map(Path, theme.dirs)):
        if not any(folder.is_relative_to(one) for one in installed):
            files = sorted(path for path in folder.rglob("*") if path.is_file())
            yield from ((f"{place} {path.relative_to(folder).as_posix()}", path) for path in files)


def _templates(theme: Theme) -> str:
    return _digest([[name, sha256(path.read_bytes()).hexdigest()] for name, path in _own_templates(theme)])


def _settings(config: MkDocsConfig) -> list[Any]:
    """What plugins may change of mkdocs.yml from page to page."""
    plain = {key: value for key, value in config.items() if value is None or isinstance(value, (str, bool, int))}
    theme = {**config.theme, "locale": str(config.theme.locale)}
    contents = config.mdx_configs.get("toc", {}).get("title")
    return [plain, config.extra, theme, config.extra_css, config.extra_javascript, contents]


def _item(item: StructureItem) -> list[Any]:
    """An entry of the navigation with those below it."""
    children = [_item(one) for one in (item.children or () if isinstance(item, (Page, Section)) else ())]
    if isinstance(item, Page):
        own = {name: value for name, value in vars(item).items() if name not in _OF_PAGE}
        return [*_link(item), item.meta, item.is_homepage, item.file.src_uri, own, children]
    return [type(item).__name__, *_link(item), children]


def _link(item: StructureItem | None) -> list[Any]:
    return [item and item.title, getattr(item, "url", None)]


def _digest(value: Any) -> str:
    return sha256(json.dumps(value, default=_plain).encode()).hexdigest()


def _plain(value: Any) -> Any:
    """What stands for an object in JSON.

    Raises:
        TypeError: nobody knows what a template may read of it.
    """
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, AnchorLink):
        return vars(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (date, Path)):
        return str(value)
    raise TypeError(type(value))
