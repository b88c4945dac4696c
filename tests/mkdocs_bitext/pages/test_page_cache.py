"""Pages remembered between builds: never an old one."""

import os
import time

import pytest

from bitext.project.project import load
from mkdocs_bitext.pages.localized import Kind, SitePage
from mkdocs_bitext.pages.page_cache import PageCache

FILES = ("docs/index.md", "docs/includes/a.md", "translations/en/index.xlf", "translations/nl-BE/index.xlf")


@pytest.fixture
def written(project):
    project.write({name: name for name in FILES if name != "translations/nl-BE/index.xlf"})
    for name in FILES:
        if (project.root / name).exists():
            os.utime(project.root / name, ns=(1, time.time_ns() - 10**10))
    return project


class Maker:
    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> SitePage:
        self.made += 1
        return SitePage(Kind.PARTIAL, f"text {self.made}", used=("includes/a.md",))


def ask(project, make: Maker, extensions=()) -> str:
    settings = load(project.root / "mkdocs.yml")
    return PageCache(settings, extensions).page("index.md", settings.locales[0], make).text


def test_a_page_is_made_once_as_long_as_nothing_changes(written) -> None:
    make = Maker()
    assert [ask(written, make), ask(written, make)] == ["text 1", "text 1"]


@pytest.mark.parametrize("name", FILES)
def test_a_page_is_made_again_when_a_file_behind_it_changes_or_comes(written, name: str) -> None:
    make = Maker()
    ask(written, make)
    written.write({name: "changed"})
    assert ask(written, make) == "text 2"


def test_a_page_is_made_again_when_a_file_behind_it_goes(written) -> None:
    make = Maker()
    ask(written, make)
    (written.root / "docs/includes/a.md").unlink()
    assert ask(written, make) == "text 2"


def test_a_page_is_made_again_when_the_settings_change(written) -> None:
    make = Maker()
    ask(written, make)
    written.write({"mkdocs.yml": (written.root / "mkdocs.yml").read_text() + "copyright: me\n"})
    assert ask(written, make) == "text 2"


def test_a_file_that_is_just_being_written_is_not_trusted(written) -> None:
    make = Maker()
    written.write({"docs/index.md": "new"})
    assert [ask(written, make), ask(written, make)] == ["text 1", "text 2"]


def test_pages_with_snippets_are_always_made_again(written) -> None:
    make = Maker()
    assert [ask(written, make, ["pymdownx.snippets"]) for _ in range(2)] == ["text 1", "text 2"]
