"""The whole guide judged by `bitext site-check`: links, alternates, languages, the same in every locale."""

from pathlib import Path

from bitext.site_check import check_site


def is_partly_translated(place: str) -> bool:
    """Whether a page says that some of its sentences are still in English."""
    return "bitext-notice--partial" in Path(place.rpartition(":")[0]).read_text(encoding="utf-8")


def test_the_guide_is_sound(guide: Path) -> None:
    checked = check_site(guide)
    # What is not translated yet is for `make content` to judge.
    found = [
        one for one in checked.findings if one.code != "text-unmarked" or not is_partly_translated(str(one.location))
    ]
    assert [f"{one.location}: {one.message} [{one.code}]" for one in found] == []
    assert {"en", "nl-BE"} <= set(checked.locales)
