"""Importing bilingual pages: every pair is imported, nothing is lost, and open work is reported with its location."""

import json
import re
from pathlib import Path

import pytest

from bitext import xliff
from bitext.cli.main import main
from bitext.core.inline import markdown
from bitext.core.model import Document, State
from bitext.exchange.microsoft_pages.metadata import front_matter
from bitext.exchange.microsoft_pages.pairs import parse_bilingual
from bitext.markdown.extract import extract_units
from bitext.markdown.merge import merge_targets
from bitext.segments.source_catalog import updated_catalog


def pair(ttu: str, target: str, source: str) -> str:
    return (
        f'<span data-ttu-id="{ttu}">{target}</span>'
        f'<span class="sxs-lookup"><span data-stu-id="{ttu}">{source}</span></span>'
    )


PAGE = f"""\
---
title: Uw agenda
description: Alles over uw agenda.
author: somebody
ms.translationtype: HT
ms.locfileid: "7"
---
# <a name="your-diary"></a>{pair("a-1", "Uw agenda", "Your diary")}
{pair("a-2", "Open **Agenda**.", "Open **Diary**.")} {pair("a-3", "Kies een dag.", "Choose a day.")}

- {pair("a-4", "Eén", "One")}

  {pair("a-5", "Zie [de gids](gids.md).", "See [the guide](gids.md).")}

> [!NOTE]
> {pair("a-6", "[!INCLUDE[p](includes/p.md.md)] is nieuw.", "[!INCLUDE[p](includes/p.md.md)] is new.")}

{pair("a-7", "![Een scherm](s.png)", "![A screen](s.png)")}

Not paired at all.

[!INCLUDE[q](includes/q.md)]
"""


@pytest.fixture
def bilingual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two made-up pages; the current folder is empty."""
    source = tmp_path / "in"
    (source / "includes").mkdir(parents=True)
    (source / "agenda.md").write_text(PAGE, encoding="utf-8")
    (source / "includes" / "p.md.md").write_text(pair("b-1", "Planner", "Planner") + "\n", encoding="utf-8")
    (source / "s.png").write_bytes(b"\x89PNG")
    site = tmp_path / "site folder"
    site.mkdir()
    monkeypatch.chdir(site)
    return source


def pairs_of(document: Document) -> dict[str, str]:
    return {
        markdown(segment.source): markdown(segment.target)
        for unit in document.units
        for segment in unit.segments
        if segment.target is not None
    }


def test_a_page_becomes_page_catalog_and_locale_file(bilingual: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import-pages", str(bilingual), "--locale", "nl-BE"]) == 1
    assert "8 of 8 pairs imported" in capsys.readouterr().out
    page = Path("docs/agenda.md").read_text(encoding="utf-8")
    assert page.startswith("---\ntitle: Your diary\nauthor: somebody\n---\n# Your diary { #your-diary }\n")
    assert "-   One\n\n    See [the guide](gids.md).\n" in page
    assert "!!! note\n    [!INCLUDE[p](includes/p_md.md)] is new.\n" in page
    assert Path("docs/s.png").read_bytes() == b"\x89PNG"
    target = xliff.read(Path("translations/nl-BE/agenda.xlf"))
    found = pairs_of(target)
    assert found["Choose a day."] == "Kies een dag."
    assert found["Open **Diary**."] == "Open **Agenda**."
    assert found["A screen"] == "Een scherm"
    assert dict(target.meta) == {"ms.translationtype": "HT", "ms.locfileid": "7"}
    assert {"a-2 a-3", "a-7"} <= {dict(unit.meta).get("ms-ttu", "") for unit in target.units}
    assert {one.state for unit in target.units for one in unit.segments if one.target} == {State.TRANSLATED}
    assert all(
        one.target is None for unit in xliff.read(Path("translations/en/agenda.xlf")).units for one in unit.segments
    )


def test_open_work_is_reported_with_its_location(bilingual: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import-pages", str(bilingual), "--locale", "nl-BE", "--json"])
    output = json.loads(capsys.readouterr().out)
    assert {(one["code"], one["line"]) for one in output["findings"]} == {
        ("description-unpaired", 3),
        ("include-missing", 22),
        ("unpaired", 20),
    }
    assert output["errors"] == 0


def test_titles_come_from_the_source_pages(bilingual: Path, tmp_path: Path) -> None:
    english = tmp_path / "english"
    english.mkdir()
    (english / "agenda.md").write_text("---\ntitle: The diary\ndescription: All of it.\n---\n", encoding="utf-8")
    main(["import-pages", str(bilingual), "--locale", "nl-BE", "--source-pages", str(english)])
    found = pairs_of(xliff.read(Path("translations/nl-BE/agenda.xlf")))
    assert found["The diary"] == "Uw agenda"
    assert found["All of it."] == "Alles over uw agenda."


def test_as_is_does_not_change_the_markdown(bilingual: Path) -> None:
    main(["import-pages", str(bilingual), "--locale", "nl-BE", "--as-is"])
    expected = parse_bilingual(front_matter(PAGE).body).in_language(lambda pair: pair.source)
    assert front_matter(Path("docs/agenda.md").read_text(encoding="utf-8")).body == expected


def test_an_update_has_nothing_to_add(bilingual: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import-pages", str(bilingual), "--locale", "nl-BE"])
    before = {path: path.read_bytes() for path in Path("translations").rglob("*.xlf")}
    assert main(["update"]) == 0
    assert {path: path.read_bytes() for path in Path("translations").rglob("*.xlf")} == before


def test_files_of_yours_are_not_replaced(bilingual: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("docs").mkdir()
    Path("docs/agenda.md").write_text("mine", encoding="utf-8")
    assert main(["import-pages", str(bilingual), "--locale", "nl-BE"]) == 2
    assert "docs/agenda.md" in capsys.readouterr().err
    assert [path.name for path in Path().rglob("*.*") if path.is_file()] == ["agenda.md"]
    assert Path("docs/agenda.md").read_text(encoding="utf-8") == "mine"


def test_one_page_brings_what_it_includes(bilingual: Path) -> None:
    main(["import-pages", str(bilingual / "agenda.md"), "--locale", "nl-BE"])
    assert sorted(path.as_posix() for path in Path("docs").rglob("*.md")) == ["docs/agenda.md", "docs/includes/p_md.md"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        pytest.param("nowhere", "give a folder of bilingual pages", id="a folder that does not exist"),
        pytest.param(".", "contains no page", id="a folder without pages"),
    ],
)
def test_an_invalid_source_is_one_sentence(
    source: str, message: str, bilingual: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import-pages", source, "--locale", "nl-BE"]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


# -- the real pages ----------------------------------------------------------------------------------------------

_NOT_THE_TWIN = {
    "business-central/production-how-to-create-production-boms.md": "the bilingual page has `\\*` for the twin's `*`",
    "business-central/sales-how-to-create-blanket-sales-orders.md": "one pair holds two lines; a target is one",
}
"""Pages whose joined targets differ from their target-only twins, and why."""


def white_space_collapsed(text: str) -> list[str]:
    without_anchors = re.sub(r'<a name="[^"]*"></a>', "", text)
    return re.sub(r"\s+", " ", without_anchors).strip().split(" ")


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The real pages of one year, imported twice."""
    year = shared / "corpus" / "bilingual" / "2019-05"
    sites = {}
    for name, options in {"adapted": [], "as-is": ["--as-is"]}.items():
        root = tmp_path_factory.mktemp(name)
        (root / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
        arguments = ["--locale", "nl-BE", "--source-pages", str(year / "source"), "-f", str(root / "mkdocs.yml")]
        main(["import-pages", str(year / "bilingual"), *arguments, *options])
        sites[name] = root
    return {"year": year, **sites}


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["adapted", "as-is"])
def test_all_pairs_of_the_real_pages_arrive(real: dict[str, Path], name: str) -> None:
    ttus = {
        f"{path.relative_to(real['year'] / 'bilingual').as_posix()} {one.ttu}"
        for path in (real["year"] / "bilingual").rglob("*.md")
        for one in parse_bilingual(path.read_text(encoding="utf-8")).pairs
    }
    imported = {
        f"{document.original.replace('early_release_md.md', 'early_release.md.md')} {ttu}"
        for path in (real[name] / "translations" / "nl-BE").rglob("*.xlf")
        if (document := xliff.read(path)).original != "_site"
        for unit in document.units
        for ttu in dict(unit.meta).get("ms-ttu", "").split()
    }
    assert imported == ttus


@pytest.mark.corpus
def test_merged_targets_are_the_target_only_pages(real: dict[str, Path]) -> None:
    different = set()
    for twin in sorted((real["year"] / "target").rglob("*.md")):
        page = twin.relative_to(real["year"] / "target").as_posix()
        text = (real["as-is"] / "docs" / page).read_bytes().decode()
        catalog = xliff.read(real["as-is"] / "translations" / "en" / f"{page.removesuffix('.md')}.xlf")
        target = xliff.read(real["as-is"] / "translations" / "nl-BE" / f"{page.removesuffix('.md')}.xlf")
        again = updated_catalog(extract_units(text), catalog, frozenset(), original=page, source_locale="en")
        joined = merge_targets(again.page, [[one.target for one in unit.segments] for unit in target.units])
        if front_matter(joined).body != front_matter(twin.read_bytes().decode()).body:
            different.add(page)
    assert different == set(_NOT_THE_TWIN)


@pytest.mark.corpus
def test_merged_sources_are_the_source_pages(real: dict[str, Path]) -> None:
    different = set()
    for source in sorted((real["year"] / "source").rglob("*.md")):
        page = source.relative_to(real["year"] / "source").as_posix()
        ours = front_matter((real["as-is"] / "docs" / page).read_bytes().decode()).body
        if white_space_collapsed(ours) != white_space_collapsed(front_matter(source.read_bytes().decode()).body):
            different.add(page)
    # Microsoft's own: a `*` of the author's became `\*` in the bilingual page.
    assert different == {"business-central/production-how-to-create-production-boms.md"}
