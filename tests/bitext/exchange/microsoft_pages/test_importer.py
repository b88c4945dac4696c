"""Importing bilingual pages: every pair is imported, nothing is lost, and open work is reported with its location."""

import json
import re
from pathlib import Path

import pytest

from bitext import xliff
from bitext.cli.main import main
from bitext.core.inline import markdown
from bitext.core.model import Document, Segment, State, Unit
from bitext.exchange.microsoft_pages.metadata import front_matter
from bitext.exchange.microsoft_pages.open_work import pairs_in_memory_only
from bitext.exchange.microsoft_pages.pairs import parse_bilingual
from bitext.markdown.extract import extract_units
from bitext.markdown.merge import merge_targets
from bitext.project.project import load
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
    assert main(["import-pages", str(bilingual), "--locale", "nl-BE"]) == 0
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
        ("files-missing", None),
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


def test_missing_files_are_said_once(bilingual: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bilingual / "more.md").write_text("See [it](gids.md), ![a](x/y.png) and ![a](x/y.png) `[no](z.md)`.\n", "utf-8")
    main(["import-pages", str(bilingual), "--locale", "nl-BE"])
    said = [line for line in capsys.readouterr().out.splitlines() if "files-missing" in line]
    assert said == [
        "note: 2 files that pages link to or show are missing: gids.md (2 links), x/y.png (2 links); copy them into "
        "the docs folder, or correct the links [files-missing]"
    ]


def test_findings_of_a_kind_are_summed_up(bilingual: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in "abcde":
        (bilingual / f"{name}.md").write_text(f"Text without a pair {name}.\n", "utf-8")
    assert main(["import-pages", str(bilingual), "--locale", "nl-BE"]) == 0
    (said,) = [line for line in capsys.readouterr().out.splitlines() if "[unpaired]" in line]
    assert said.startswith("warning: 6 texts have no pair; they stay untranslated in every locale; among them ")


def test_equal_numbers_in_a_cell_are_no_segments(bilingual: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cell = f"{pair('c-1', '5', '5')} <br /><br /> {pair('c-2', '5', '5')}"
    (bilingual / "numbers.md").write_text(f"|{pair('c-3', 'Wat', 'What')}|\n|---|\n|{cell}|\n", "utf-8")
    assert main(["import-pages", str(bilingual), "--locale", "nl-BE"]) == 0
    assert "11 of 11 pairs imported" in capsys.readouterr().out
    assert not Path("translations/nl-BE/_memory.xlf").exists()


def test_pairs_beside_tags_are_shown(bilingual: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cell = f"{pair('c-1', '5,0', '5.0')} <br /><br /> {pair('c-2', '6,0', '6.0')}"
    (bilingual / "numbers.md").write_text(f"|{pair('c-3', 'Wat', 'What')}|\n|---|\n|{cell}|\n", "utf-8")
    assert main(["import-pages", str(bilingual), "--locale", "nl-BE"]) == 0
    assert "11 of 11 pairs" in capsys.readouterr().out
    assert pairs_of(xliff.read(Path("translations/nl-BE/numbers.xlf")))["6.0"] == "6,0"


def test_a_pair_that_the_update_puts_aside_is_said() -> None:
    def document(target: str | None) -> Document:
        segment = Segment("s1", ("A word.",), (target,) if target else None)
        return Document("a.md", "en", (Unit("u1", "p", (segment,)),), target_locale="nl-BE")

    places = {"a.md": Path("translations/nl-BE/a.xlf")}

    def codes(final: Document) -> list[str]:
        found = pairs_in_memory_only({"a.md": document("Een woord.")}, {"a.md": final}, places)
        return [one.code for one in found]

    assert codes(document("Een woord.")) == []
    assert codes(document(None)) == codes(document("Iets anders.")) == ["pair-retired"]


def test_mixed_up_quotation_marks_are_read(bilingual: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = pair("d-1", '![a](s.png "tip") kiezen', '![a](s.png "tip") choose')
    broken = broken.replace('ttu-id="d-1"', 'ttu-id="d-1&quot;', 1).replace('"tip") kiezen', '&quot;tip") kiezen')
    (bilingual / "mixed.md").write_text(broken, "utf-8")
    assert main(["import-pages", str(bilingual), "--locale", "nl-BE"]) == 0
    assert "9 of 9 pairs" in capsys.readouterr().out


TOC = f"""\
# [{pair("t-1", "Uw agenda", "Your diary")}](agenda.md)
<!--## [Old](old.md)-->
## {pair("t-2", "Meer lezen", "Read more")}
### [{pair("t-3", "Weg", "Gone")}](gone.md)
### [{pair("t-4", "Agenda", "Diary")}](agenda.md?toc=x#y)
# [{pair("t-5", "Elders", "Elsewhere")}](https://e.org/)
"""


def test_a_table_of_contents_becomes_the_navigation(bilingual: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bilingual / "TOC.md").write_text(TOC, "utf-8")
    assert main(["import-pages", str(bilingual), "--locale", "nl-BE"]) == 0
    assert "13 of 13 pairs" in capsys.readouterr().out
    assert load(Path("mkdocs.yml")).config["nav"] == [
        {"Your diary": ["agenda.md", {"Read more": [{"Diary": "agenda.md"}]}]},
        {"Elsewhere": "https://e.org/"},
    ]
    assert not Path("docs/TOC.md").exists()
    found = pairs_of(xliff.read(Path("translations/nl-BE/_site.xlf")))
    assert {found[one] for one in ("Your diary", "Read more", "Diary", "Elsewhere")} == {
        "Uw agenda", "Meer lezen", "Agenda", "Elders",
    }  # fmt: skip


def test_the_navigation_of_a_tree_with_source_pages_has_their_titles(bilingual: Path, tmp_path: Path) -> None:
    english = tmp_path / "english"
    english.mkdir()
    (english / "TOC.md").write_text("# Start\n## [The diary](agenda.md)\n", "utf-8")
    (bilingual / "TOC.md").write_text("# Begin\n## [De agenda](agenda.md)\n", "utf-8")
    main(["import-pages", str(bilingual), "--locale", "nl-BE", "--source-pages", str(english)])
    assert load(Path("mkdocs.yml")).config["nav"] == [{"Start": [{"The diary": "agenda.md"}]}]
    assert pairs_of(xliff.read(Path("translations/nl-BE/_site.xlf")))["Start"] == "Begin"


def test_a_navigation_without_source_titles_takes_those_of_pages(
    bilingual: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (bilingual / "TOC.md").write_text("# Begin\n## [De agenda](agenda.md)\n", "utf-8")
    assert main(["import-pages", str(bilingual), "--locale", "nl-BE"]) == 0
    assert load(Path("mkdocs.yml")).config["nav"] == [{"Begin": ["agenda.md"]}]
    assert "TOC.md has 1 section without a title in the source language" in capsys.readouterr().out


def test_a_project_of_its_own_keeps_its_navigation(bilingual: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mkdocs.yml").write_text("site_name: Ours\n", "utf-8")
    (bilingual / "TOC.md").write_text("# Begin\n## [De agenda](agenda.md)\n", "utf-8")
    assert main(["import-pages", str(bilingual), "--locale", "nl-BE"]) == 0
    assert "nav" not in load(Path("mkdocs.yml")).config
    assert Path("docs/TOC.md").exists()
    assert "TOC.md is imported as a page" in capsys.readouterr().out


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
