"""The law of shards (ADR 65) on sites of other people: the parts of each example make the site that one build makes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.mkdocs_bitext.conftest import SmallProject
from tests.sites.site_examples import EXAMPLES, LOCALE, adopt, build, copied, run
from tests.sites.translations import TARGETS

from bitext.project.project import load

pytestmark = pytest.mark.sites

_NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())


@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in _NAMES])
def test_the_parts_make_the_site_of_one_build(name: str, tmp_path: Path) -> None:
    project = copied(name, tmp_path)
    adopt(project)
    SmallProject(project).translate(TARGETS.get(name, {}))
    source = load(project / "mkdocs.yml").source_locale
    build(project, tmp_path / "whole")
    for code in (source, LOCALE):
        build(project, tmp_path / code, locales=code)
    parts = [str(tmp_path / code) for code in (LOCALE, source)]
    run(project, sys.executable, "-m", "bitext", "merge-sites", "-d", str(tmp_path / "merged"), *parts)
    whole, merged = files(tmp_path / "whole"), files(tmp_path / "merged")
    assert merged.keys() == whole.keys()
    assert [uri for uri, content in whole.items() if merged[uri] != content] == []


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
