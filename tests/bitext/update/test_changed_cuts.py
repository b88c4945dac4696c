"""A new version of the splitter cuts otherwise: no translation that somebody made for the old cuts may be lost."""

from __future__ import annotations

import re

import pytest

from bitext.core.model import State
from bitext.markdown.extract import segments

PAGE = "# 开始\n\n一是方法。它有两部分！\n\n- 三是项。\n- 四在 z. B. 里。再说五。\n"
OTHER = "# 其他\n\n六是别的。七也是。\n"


def no_cuts(text: str, locale: str) -> list[tuple[int, int]]:
    """The splitter before it knew a script."""
    return [(0, len(text))] if text.strip() else []


def more_cuts(text: str, locale: str) -> list[tuple[int, int]]:
    """The splitter before it knew an abbreviation."""
    return [found.span() for found in re.finditer(r"[^.。！\s][^.。！]*(?:[.。！]+|\Z)", text)]


@pytest.fixture(params=[no_cuts, more_cuts])
def translated(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, site):
    """A site translated with other cuts."""
    config = site.root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("locales:", "source: {zh: 中文}\n      locales:"))
    site.page("index.md", PAGE)
    site.page("other.md", OTHER)
    with monkeypatch.context() as patch:
        patch.setattr(segments, "boundaries", request.param)
        site.update()
    for page in ("index.md", "other.md"):
        site.translate(page, state=State.FINAL)
    return site


def test_the_next_update_changes_nothing(translated) -> None:
    assert len(segments.boundaries("一。二。z. B. 三", "zh")) == 3
    assert not translated.update().changes
    assert translated.states("index.md") == {State.FINAL}


def test_an_edit_of_the_page_keeps_what_it_does_not_touch(translated) -> None:
    before = translated.targets("index.md")
    translated.page("index.md", PAGE.replace("# 开始", "# 新的开始").replace("- 三是项。\n", ""))
    translated.update()
    after = translated.targets("index.md")
    assert {source: target for source, target in after.items() if source in before and target} == {
        source: target for source, target in before.items() if source not in ("开始", "三是项。")
    }


def test_a_page_that_moves_takes_its_targets_along(translated) -> None:
    before = translated.targets("index.md")
    (translated.root / "docs/index.md").rename(translated.root / "docs/first.md")
    translated.update()
    assert translated.targets("first.md") == before


def test_without_its_source_catalog_a_page_keeps_its_targets_in_place_or_in_the_memory(translated) -> None:
    before = translated.targets("other.md")
    translated.project.source_path("other.md").unlink()
    translated.update()
    stored = b"".join(translated.files().values()).decode()
    assert all(f"<target>{target}</target>" in stored for target in before.values())


def test_added_text_is_cut_as_the_splitter_does_now(translated) -> None:
    before = translated.targets("other.md")
    translated.page("other.md", OTHER.replace("七也是。", "七也是。八来了。九也来了。"))
    translated.update()
    after = translated.targets("other.md")
    assert before.items() <= after.items()
    assert [source for source in after if source not in before] == ["八来了。", "九也来了。"]
