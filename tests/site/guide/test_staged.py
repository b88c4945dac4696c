"""Our own guide, staged for other generators, is the guide: text, anchors, languages and alternates of every page."""

import pytest

from guide_pages import DEVELOPER_PAGES, LOCALES, NAMES
from staged_site import pages_of, reading


def test_every_page_is_as_in_our_own_build(guide, staged) -> None:
    if not any((guide / "assets" / "hubcheck").glob("packed-*")):
        pytest.skip("the checker could not be packed here")
    pages = pages_of(staged)
    assert len(pages) == len(NAMES) * len(LOCALES) + len(DEVELOPER_PAGES)
    for page in pages:
        # What few readers open is in a twin of our page.
        whole = guide / page.replace("index.html", "all.html")
        ours = reading(whole if whole.exists() else guide / page)
        got = reading(staged / page)
        assert got.passages == ours.passages, page
        assert got.anchors == ours.anchors, page
        assert got.language == ours.language, page
        assert got.alternates == reading(guide / page).alternates, page
