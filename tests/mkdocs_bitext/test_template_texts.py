"""Texts that templates of a site mark with `{% trans %}` are segments, and shown in the language of the page."""

import pytest

from bitext.update.template_texts import fits

MAIN = """\
{% extends "base.html" %}
{% block announce %}{% trans %}We are <a href="/news/">moving</a>.{% endtrans %}
{% trans name=config.site_name %}Welcome to %(name)s.{% endtrans %}{{ _("Ask us.") }}{% endblock %}
"""


def test_an_announcement_is_translated(guide) -> None:
    config = (guide.root / "mkdocs.yml").read_text().replace("font: false", "font: false, custom_dir: look")
    guide.write({
        "mkdocs.yml": config,
        "look/main.html": MAIN.replace("%(name)s", "{{ name }}"),
        "look/broken.html": "{% trans %}",
        "look/partials/x.html": "{{ _('Ask us.') }}",
    })  # fmt: skip
    guide.translate({"Ask us.": "Vraag het ons.", "Welcome to %(name)s.": "Welkom bij %(name)s."})
    site = guide.build(strict=True)
    shown = {
        uri: " ".join(site.page(uri).xpath("string(//*[contains(@class, 'md-banner__inner')])").split())
        for uri in ("index.html", "nl-BE/index.html")
    }
    assert shown == {
        "index.html": "We are moving. Welcome to Hub Help.Ask us.",
        "nl-BE/index.html": "We are moving. Welkom bij Hub Help.Vraag het ons.",
    }


LINKS = """\
{% extends "base.html" %}
{% block announce %}<a href="{{ 'PAGE/' | url }}#top">1</a> <a href="{{ 'PAGE/?q=x#top' | url }}">2</a>
<a href="{{ 'PAGE' | url }}">3</a> <a href="{{ 'files/list.pdf' | url }}">4</a>
<a href="{{ 'https://x.be/PAGE/' | url }}">5</a>
{% endblock %}
"""


def test_links_in_templates_lead_to_the_page_of_the_locale(guide) -> None:
    config = (guide.root / "mkdocs.yml").read_text().replace("font: false", "font: false, custom_dir: look")
    page = next(path.stem for path in sorted((guide.root / "docs").glob("*.md")) if path.stem != "index")
    guide.write({"mkdocs.yml": config, "look/main.html": LINKS.replace("PAGE", page)})
    guide.translate({})
    site = guide.build(strict=True)

    def links(uri: str, inside: str) -> list[str]:
        return site.page(uri).xpath(f"//*[contains(@class, '{inside}')]//a/@href")

    below = [f"{page}/#top", f"{page}/?q=x#top", page]
    elsewhere = ["files/list.pdf", f"https://x.be/{page}/"]
    assert links("index.html", "md-banner__inner") == [*below, *elsewhere]
    assert links("nl-BE/index.html", "md-banner__inner") == [*below, f"../{elsewhere[0]}", elsewhere[1]]
    # The language switcher of that page still leads to the source.
    assert f"../../{page}/" in links(f"nl-BE/{page}/index.html", "md-select__list")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [("a", "b", True), ("%(n)s a", "b %(n)s", True), ("%(n)s a", "b", False), ("a", "50 % b", False)],
)
def test_a_target_without_the_placeholders_would_stop_the_build(source: str, target: str, expected: bool) -> None:
    assert fits(source, target) is expected
