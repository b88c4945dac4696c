"""The mkdocs.yml of each locale of a staged project."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Any

import yaml

from bitext.localize.markdown_tree import places_in
from bitext.project.mkdocs_yml import Tagged, entries
from bitext.project.project import SITE, Locale, Project
from bitext.project.snippets import snippet_texts
from bitext.update.nav_titles import nav_titles
from bitext.update.site_strings import LocalizedSite, localize_site
from bitext.update.template_texts import fits, template_texts
from bitext.update.theme_texts import replace_theme_texts
from mkdocs_bitext.head.alternates import Alternates
from mkdocs_bitext.i18n.static_i18n import search_languages
from mkdocs_bitext.pages.segment_files import read_segments
from mkdocs_bitext.stage.addresses import Addresses
from mkdocs_bitext.stage.generators import Generator

ASSETS = "assets/bitext"
"""Folder of our style sheet and script below the docs folder of a target locale."""
THEME = "overrides"
"""Folder of the templates, the site's own and ours."""
OURS = frozenset({"bitext", "bitext-publish", "i18n"})
"""Plugins that a staged project does without: their work is done."""
_ALTERNATE = "alternate"


class _Dumper(yaml.SafeDumper):
    """SafeDumper that writes `Tagged` values as they were."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _tagged(dumper: yaml.SafeDumper, value: Tagged) -> yaml.Node:
    tag = value.tag.replace("!!", "tag:yaml.org,2002:", 1)
    if isinstance(value.value, Mapping):
        return dumper.represent_mapping(tag, value.value)
    if isinstance(value.value, list):
        return dumper.represent_sequence(tag, value.value)
    return dumper.represent_scalar(tag, str(value.value or ""))


_Dumper.add_representer(Tagged, _tagged)


def config_name(locale: Locale, project: Project) -> str:
    """The name of a locale's configuration: `mkdocs.yml` for the source, `mkdocs.nl-BE.yml` for another."""
    return "mkdocs.yml" if locale.code == project.source_locale else f"mkdocs.{locale.code}.yml"


def docs_folder(locale: Locale) -> str:
    """The docs folder of a locale below the staged project."""
    return f"docs/{locale.code}"


def as_yaml(config: Mapping[str, Any]) -> bytes:
    """The configuration as a file."""
    return yaml.dump(config, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120).encode()


def plugins_of(project: Project) -> dict[str, Any]:
    """The plugins in mkdocs.yml with their options, in order."""
    return dict(entries(project.config.get("plugins", ["search"])))


def listed(options: Mapping[str, Any]) -> list[Any]:
    """Plugins or extensions with their options in the form of mkdocs.yml."""
    return [{name: own} if own else name for name, own in options.items()]


def localized_site(project: Project, locale: Locale) -> LocalizedSite | None:
    """The texts of mkdocs.yml in a target locale; None for the source."""
    if locale.code == project.source_locale:
        return None
    path = project.locale_path(locale, SITE)
    return localize_site(
        project.config,
        read_segments(project.source_path(SITE))[0],
        read_segments(path)[0],
        locale=locale,
        source_locale=project.source_locale,
        where=places_in(path),
        snippets=snippet_texts(project),
        others={**template_texts(project), **nav_titles(project)},
    )


def marked_translations(project: Project, site: LocalizedSite | None) -> dict[str, str]:
    """The translation of each text that the site's templates mark, as far as there is one."""
    own = site.texts if site else {}
    return {
        " ".join(text.split()): own[name]
        for name, text in template_texts(project).items()
        if name in own and fits(text, own[name])
    }


def config_of(
    project: Project,
    locale: Locale,
    generator: Generator,
    site: LocalizedSite | None,
    staged: Callable[[str], bool],
    dropped: Collection[str],
) -> dict[str, Any]:
    """The configuration of a locale.

    Args:
        project: what is staged.
        locale: its source or a target locale.
        generator: which reads the configuration.
        site: its texts in a target locale; None for the source.
        staged: whether a page of that name is staged for the locale.
        dropped: plugins that the project does without.
    """
    addresses = Addresses(project)
    folder = addresses.folder(locale.code)
    config = {key: value for key, value in project.config.items() if key not in ("plugins", "INHERIT")}
    config |= _texts(site) if site else {}
    config["docs_dir"], config["site_dir"] = docs_folder(locale), posixpath.join("site", folder).rstrip("/")
    if addresses.site_url:
        config["site_url"] = f"{addresses.site_url.rstrip('/')}/{folder}"
    if config.get("nav"):
        config["nav"] = list(_nav(config["nav"], project, locale, staged))
    config |= _edit_links(config, project, is_source=site is None)
    config["theme"] = _theme(config.get("theme"), locale, generator, site)
    config["extra"] = _extra(config.get("extra"), addresses, locale, site)
    if site:
        config["extra_css"] = [*(config.get("extra_css") or ()), f"{ASSETS}/bitext.css"]
        script = {"path": f"{ASSETS}/bitext.js", "type": "module"}
        config["extra_javascript"] = [*(config.get("extra_javascript") or ()), script]
    config["plugins"] = listed(dict(_plugins(project, locale, generator, dropped)))
    if not generator.runs_hooks:
        config.pop("hooks", None)
    if site:
        replace_theme_texts(config, site.texts)
    return config


def _texts(site: LocalizedSite) -> dict[str, Any]:
    texts = {"site_name": site.site_name, "site_description": site.site_description, "nav": site.nav}
    return {key: value for key, value in texts.items() if value is not None}


def _nav(entries: list[Any], project: Project, locale: Locale, staged: Callable[[str], bool]) -> Iterator[Any]:
    """The navigation; a page that only the source has is led to by its address, one that no locale has is left out."""
    address = partial(_address, project=project, locale=locale, staged=staged)
    for entry in entries:
        if isinstance(entry, Mapping):
            for title, below in entry.items():
                if isinstance(below, list):
                    if inner := list(_nav(below, project, locale, staged)):
                        yield {title: inner}
                elif (found := address(str(below))) is not None:
                    yield {title: found}
        elif address(str(entry)) == entry:
            yield entry


def _address(entry: str, project: Project, locale: Locale, staged: Callable[[str], bool]) -> str | None:
    if not entry.endswith(".md") or ":" in entry or staged(entry):
        return entry
    if not project.source_only_pages().match_file(entry):
        return None
    addresses = Addresses(project)
    root = addresses.site_url.rstrip("/") + "/" if addresses.site_url else addresses.root
    return root + addresses.url(entry, project.source_locale)


def _edit_links(config: Mapping[str, Any], project: Project, *, is_source: bool) -> dict[str, Any]:
    """Where pages are edited: source pages where they are in the repository, others in their segment files."""
    if config.get("edit_uri_template"):
        return {} if is_source else {"edit_uri_template": ""}
    if not config.get("repo_url"):
        return {}
    if not is_source:
        return {"edit_uri": ""}
    docs = project.docs.relative_to(project.root).as_posix() if project.docs.is_relative_to(project.root) else "docs"
    way = "src/default" if "bitbucket.org" in str(config["repo_url"]) else "edit/master"
    return {"edit_uri": config.get("edit_uri", f"{way}/{docs}/")}


def _theme(theme: Any, locale: Locale, generator: Generator, site: LocalizedSite | None) -> dict[str, Any]:
    settings = dict(theme) if isinstance(theme, Mapping) else {"name": theme or "mkdocs"}
    if generator.themes is not None:
        if settings.get("name") not in generator.themes:
            settings = {"name": generator.themes[0]}
        settings.setdefault("variant", "classic")
    settings["custom_dir"] = THEME
    if settings.get("name") in ("mkdocs", "readthedocs"):
        # These themes write it into `lang`, and know no form that is right for both but the language alone.
        settings["locale"] = locale.code.partition("-")[0]
    else:
        settings["language"] = locale.code
    palette = settings.get("palette")
    if site and isinstance(palette, list) and len(site.toggles) == len(palette):
        settings["palette"] = [_with_toggle(one, name) for one, name in zip(palette, site.toggles, strict=True)]
    return settings


def _with_toggle(entry: dict[str, Any], name: str | None) -> dict[str, Any]:
    return entry if name is None else {**entry, "toggle": {**entry["toggle"], "name": name}}


def _extra(extra: Any, addresses: Addresses, locale: Locale, site: LocalizedSite | None) -> dict[str, Any]:
    settings = dict(extra) if isinstance(extra, Mapping) else {}
    settings["bitext"] = {"locale": locale.code}
    own = [one for one in settings.get(_ALTERNATE) or () if isinstance(one, Mapping)]
    languages = (addresses.project.source, *addresses.project.locales)
    starts = {one.code: f"{addresses.root}{addresses.folder(one.code)}" for one in languages}
    settings[_ALTERNATE] = Alternates(own, languages, addresses.root).of(starts, "")
    if site and site.strings:
        settings["strings"] = {**settings["strings"], **site.strings}
    return settings


def _plugins(
    project: Project, locale: Locale, generator: Generator, dropped: Collection[str]
) -> Iterator[tuple[str, Any]]:
    for name, options in plugins_of(project).items():
        if name in dropped or not generator.knows(name):
            continue
        if name.rpartition("/")[2] == "search" and generator.plugins is None:
            options = {"lang": search_languages([locale.code]), **(options or {})}
        yield name, options
