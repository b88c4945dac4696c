"""The link to the third-party licences."""

from mkdocs_hubcheck.copy_to_site import add_notices_link


def test_the_footer_links_to_the_licences() -> None:
    page = '<footer><div class="md-copyright">2026</div></footer>'
    assert add_notices_link(page, "../a&b/third-party.txt", "Licences <all>") == (
        '<footer><div class="md-copyright">'
        '<a href="../a&amp;b/third-party.txt">Licences &lt;all&gt;</a>2026</div></footer>'
    )


def test_a_page_without_that_footer_stays_unchanged() -> None:
    assert add_notices_link("<footer></footer>", "x", "y") == "<footer></footer>"
