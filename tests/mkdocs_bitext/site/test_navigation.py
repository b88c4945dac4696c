"""A law of large sites: a page does not grow with the pages of sections that it is not in."""

import json

import pytest

from mkdocs_bitext.site import navigation

FEATURES = "[navigation.sections, navigation.expand]"


def write(project, others: int) -> None:
    """Two sections: `own` with three pages, `others` with so many."""
    pages = {f"docs/own/p{number}.md": f"# Page {number}\n\nText.\n" for number in range(3)}
    pages |= {f"docs/others/q{number}.md": f"# Other {number}\n\nText.\n" for number in range(others)}
    nav = [
        "index.md",
        {"Own": [f"own/p{number}.md" for number in range(3)]},
        {"Others": [f"others/q{number}.md" for number in range(others)]},
    ]
    config = (project.root / "mkdocs.yml").read_text().split("nav:")[0]
    config = config.replace("font: false}", f"font: false, features: {FEATURES}}}")
    project.write({"mkdocs.yml": f"{config}nav: {json.dumps(nav)}\n", "docs/index.md": "# Start\n\nText.\n", **pages})


def test_four_times_the_pages_elsewhere_do_not_change_a_page(project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "LIMIT", 6)
    sizes = []
    for others in (6, 24):
        write(project, others)
        built = project.build()
        sizes.append([len(built.text(f"{folder}own/p1/index.html")) for folder in ("", "nl-BE/")])
    assert sizes[0] == sizes[1]


def test_in_a_large_site_the_sections_can_still_be_reached(project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "LIMIT", 6)
    write(project, 8)
    nav = project.build().page("nl-BE/own/p1/index.html").xpath("//nav[contains(@class, 'md-nav--primary')]")[0]
    links = nav.xpath(".//a/@href")
    assert "../../others/q0/" in links
    assert "../../others/q5/" not in links
    assert {"../p0/", "../p2/"} <= set(links)


def test_a_small_site_lists_all_of_its_pages(project) -> None:
    write(project, 4)
    links = project.build().page("own/p1/index.html").xpath("//nav[contains(@class, 'md-nav--primary')]//a/@href")
    assert {f"../../others/q{number}/" for number in range(4)} <= set(links)


def test_a_section_that_cannot_be_light_is_said(project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "LIMIT", 6)
    write(project, 8)
    notes = [note for note in project.build().notes if "side by side" in note]
    assert notes
    assert all('8 entries are side by side in "Others"' in note for note in notes)
