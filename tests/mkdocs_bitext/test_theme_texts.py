"""What Material shows of mkdocs.yml is in the language of the page."""

EXTRA = """\
copyright: The mill
extra:
  consent: {title: Cookies, description: We measure visits.}
  social:
    - {icon: fontawesome/brands/github, link: "https://mill.example/", name: The code}
"""


def test_copyright_consent_and_names_of_links_are_translated(guide) -> None:
    guide.write({"mkdocs.yml": (guide.root / "mkdocs.yml").read_text() + EXTRA})
    guide.translate({"The mill": "De molen", "We measure visits.": "We meten bezoek.", "The code": "De code"})
    site = guide.build(strict=True)
    for uri, texts in {
        "index.html": ("The mill", "We measure visits.", "The code"),
        "nl-BE/index.html": ("De molen", "We meten bezoek.", "De code"),
    }.items():
        page = site.page(uri)
        assert page.xpath("string(//*[@class='md-copyright__highlight'])").strip() == texts[0]
        assert texts[1] in page.xpath("string(//*[@data-md-component='consent'])")
        assert page.xpath("//a[@class='md-social__link']/@title") == [texts[2]]
        assert "Cookies" in page.xpath("string(//*[@data-md-component='consent'])")
