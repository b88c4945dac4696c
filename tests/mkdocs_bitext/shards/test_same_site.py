"""The law of shards: whatever the parts, merging them gives the site that one build makes, byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from tests.mkdocs_bitext.conftest import SmallProject
from tests.mkdocs_bitext.example_guide import DUTCH, OTHER, PAGE

from bitext.cli.main import main
from mkdocs_bitext.shards.record import NAME

CODES = ("en", "nl-BE", "fr")
CONFIG = """\
site_name: Hub Help
site_description: Help for the hub
site_url: https://help.example/guide/
nav: [index.md, {Other: other.md}, {Both: both.md}]
plugins:
  - search
  - bitext:
      locales: {nl-BE: {name: Nederlands}, fr: {name: Français}}
      enhance: [access, cards, header, navigation, open_graph, typography]
      status_page: status.md
      not_found: [other.md#second-step]
      source_only: [developers/]
  - bitext-publish: {compact: {enabled: true}}
hooks: [feed.py]
markdown_extensions: [admonition, attr_list, md_in_html, {toc: {permalink: true}}]
"""
THEMES = {
    "material": "theme: {name: material, font: false}\n",
    "plain": "theme: {name: mkdocs, custom_dir: own, static_templates: [languages.txt]}\nuse_directory_urls: false\n",
}
# Writes at the root in every locale, as plugins with feeds and inventories do.
FEED = """\
from pathlib import Path

def on_page_content(html, page, config, **_):
    config.extra.setdefault("feed", []).append(page.title)

def on_post_build(config):
    Path(config.site_dir, "feed.json").write_text(repr(config.extra["feed"]))
"""
FRENCH = {"Other": "Autre page", "Second step": "Deuxième étape"}


@dataclass(frozen=True)
class Sites:
    """A site in three locales, built whole and in any parts."""

    project: SmallProject
    whole: Path
    part: Callable[[tuple[str, ...]], Path]

    def merged(self, parts: Sequence[tuple[str, ...]]) -> Path:
        """The site that these parts make."""
        out = self.project.root / "merged"
        folders = [str(self.part(part)) for part in parts]
        assert main(["merge-sites", "-f", str(self.project.root), "-d", str(out), *folders]) == 0
        return out


def build(project: SmallProject, to: str, locales: Sequence[str] = ()) -> Path:
    """Build these locales, or the whole site."""
    out = project.root / to
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BITEXT_LOCALES", ",".join(locales))
        patch.setenv("SOURCE_DATE_EPOCH", "1790000000")  # MkDocs' own theme writes the time of the build.
        project.build(site_dir=str(out))
    return out


@pytest.fixture(scope="module", params=THEMES)
def sites(request: pytest.FixtureRequest, new_project, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    project: SmallProject = new_project(tmp_path_factory.mktemp(request.param))
    project.write(
        {
            "mkdocs.yml": THEMES[request.param] + CONFIG,
            "feed.py": FEED,
            "own/languages.txt": "{{ i18n_build_languages }}\n",
            "docs/index.md": PAGE + "\n![The hub](hub.svg)\n",
            "docs/other.md": OTHER,
            "docs/both.md": "# Both\n\nIn every language.\n",
            "docs/both.fr.md": "# Les deux\n\nDans chaque langue.\n",
            "docs/developers/api.md": "# API\n",
            "docs/hub.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
            "docs/hub.nl-BE.svg": '<svg xmlns="http://www.w3.org/2000/svg"><title>Hub</title></svg>',
        }
    )
    project.translate(DUTCH)
    project.translate(FRENCH, "fr")
    project.write({"translations/en/_moved.tsv": "old.md\tother.md\n", "translations/fr/_search.tsv": "hub\tcentre\n"})
    part = cache(lambda locales: build(project, "part-" + "-".join(locales), locales))
    return Sites(project, build(project, "whole"), part)


def partitions(codes: Sequence[str]) -> Iterator[list[tuple[str, ...]]]:
    """All ways to divide the locales into parts."""
    if not codes:
        yield []
        return
    for rest in partitions(codes[1:]):
        yield [(codes[0],), *rest]
        for number, part in enumerate(rest):
            yield [*rest[:number], (codes[0], *part), *rest[number + 1 :]]


def files(site: Path) -> Mapping[str, bytes]:
    """All files of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize("parts", list(partitions(CODES)), ids=lambda parts: "+".join("/".join(part) for part in parts))
@pytest.mark.parametrize("order", [1, -1], ids=["in order", "reversed"])
def test_parts_make_the_site_of_one_build(sites: Sites, parts: list[tuple[str, ...]], order: int) -> None:
    whole, merged = files(sites.whole), files(sites.merged(parts[::order]))
    assert merged.keys() == whole.keys()
    assert [name for name, content in whole.items() if merged[name] != content] == []


def test_the_site_has_what_could_differ(sites: Sites) -> None:
    """Or the law would say little."""
    names = files(sites.whole).keys()
    suffix = "/index.html" if "search/fr.json" in names else ".html"
    assert {"404.html", "fr/404.html", "sitemap.xml", "feed.json", "fr/feed.json", "status.json", "sw.js"} <= names
    assert {f"old{suffix}", f"fr/old{suffix}", f"en/other{suffix}", f"nl-BE/both{suffix}", "nl-BE/hub.svg"} <= names
    assert NAME not in names


def test_a_part_has_the_pages_of_its_locales_only(sites: Sites) -> None:
    pages = {code: {name for name in files(sites.part((code,))) if name.endswith(".html")} for code in CODES}
    assert {name.partition("/")[0] for name in pages["fr"]} == {"fr"}
    assert {name.partition("/")[0] for name in pages["nl-BE"]} == {"nl-BE"}
    assert not {name for name in pages["en"] if name.partition("/")[0] in ("fr", "nl-BE")}
    assert all(pages.values())


def test_codes_may_be_written_in_any_case(sites: Sites) -> None:
    out = build(sites.project, "lower", ["FR", " nl-be "])
    assert files(out) == files(sites.part(("nl-BE", "fr")))
