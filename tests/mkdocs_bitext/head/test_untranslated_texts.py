"""Texts of a theme that it lacks in the language of a page are marked as the language that they are in."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from mkdocs_bitext.head.untranslated_texts import UntranslatedTexts

LANG = {"lang": "en", "dir": "ltr"}


def page(template: str, translations: dict[str, str]) -> str:
    env = Environment(extensions=["jinja2.ext.i18n"], autoescape=False)  # as MkDocs has it
    env.install_gettext_callables(lambda text: translations.get(text, text), lambda one, more, n: more)
    texts = UntranslatedTexts()
    texts.watch(env)
    return texts.marked(env.from_string(f"<head></head>{template}").render(), LANG).partition("</head>")[2]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("<a>{% trans %}Next{% endtrans %} <b></b></a>", '<a><span lang="en" dir="ltr">Next</span> <b></b></a>'),
        ("<a>{% trans %}Edit{% endtrans %}</a>", "<a>Bewerken</a>"),
        ('<input placeholder="{{ _("Search") }}">', '<input placeholder="Search">'),
        ("<textarea>{{ _('Search') }}</textarea>", "<textarea>Search</textarea>"),
        ("<p>{{ _('Search') }} this</p>", "<p>Search this</p>"),
        (
            "<p>\n{% trans x='<a>M</a>' %}Built with {{ x }}.{% endtrans %}\n</p>",
            '<p>\n<span lang="en" dir="ltr">Built with <a>M</a>.</span>\n</p>',
        ),
        ("<p>{{ _('1 %') }}</p>", "<p>1 %</p>"),
    ],
)
def test_a_text_that_stays_as_it_is_gets_its_language(template: str, expected: str) -> None:
    assert page(template, {"Edit": "Bewerken"}) == expected


def test_a_theme_in_a_language_that_it_lacks(guide) -> None:
    config = (
        (guide.root / "mkdocs.yml").read_text().replace("theme: {name: material, font: false}", "theme: readthedocs")
    )
    guide.write({"mkdocs.yml": config.replace("nl-BE: {name: Nederlands}", "ar: {}, nl-BE: {name: Nederlands}")})
    guide.update()
    site = guide.build()
    for text in ("Next", "Built with"):
        marked = site.page("ar/index.html").xpath(f"//span[@lang='en'][@dir='ltr'][contains(., '{text}')]")
        assert len(marked) == 1, text
        assert not site.page("index.html").xpath(f"//span[@lang][contains(., '{text}')]")
    # The theme speaks Dutch.
    assert not site.page("nl-BE/index.html").xpath("//span[@lang='en'][contains(., 'Built with')]")
