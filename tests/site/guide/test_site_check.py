"""The whole guide judged by `bitext site-check`: links, alternates, languages, the same in every locale."""

from pathlib import Path

from bitext.site_check import check_site


def test_the_guide_is_sound(guide: Path) -> None:
    checked = check_site(guide)
    assert [f"{one.place}: {one.message} [{one.code}]" for one in checked.findings] == []
    assert {"en", "nl-BE"} <= set(checked.locales)
