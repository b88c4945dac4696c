"""Adding a locale to somebody's mkdocs.yml: every form of it, and not one character of theirs changed."""

from pathlib import Path

import pytest

from bitext.core.model import BitextError
from bitext.exchange.init import with_locale
from bitext.project.mkdocs_yml import parse_config
from bitext.project.project import plugin_options

FILE = Path("mkdocs.yml")
OURS = {"nl-BE": {"name": "Nederlands"}}

FORMS = {
    "no plugins at all": "site_name: X\n",
    "no line end at the end": "site_name: X",
    "a comment at the end": "site_name: X\nnav:\n  - Home: index.md\n# the end\n",
    "an empty plugins key": "plugins:  # none yet\nsite_name: X\n",
    "an empty list": "plugins: []  # not even search\nsite_name: X\n",
    "a list": "plugins:\n  - search\n  - tags  # ours\n\n# theme\ntheme: material\n",
    "a list without indentation": "plugins:\n- search\n- tags:\n    tags_file: a.md\n\n\ntheme: material\n",
    "a list whose last entry has options": "plugins:\n  - search:\n      lang:\n        - en  # us\ntheme: x\n",
    "a list that ends in a block of text": "plugins:\n  - x:\n      text: |\n        one\n        two\n\ntheme: x\n",
    "a list in brackets": "plugins: [search, tags]  # two\n",
    "a list in brackets over lines": "plugins: [\n  search,\n  tags,\n]\nnav: []\n",
    "a mapping": "plugins:\n  search: {}\n  tags:\n    tags_file: a.md\nnav: []\n",
    "a mapping in braces": "plugins: {search: {}}\n",
    "our plugin by its name": "plugins:\n  - search\n  - bitext  # segments\n  - tags\n",
    "our plugin by its name in brackets": "plugins: [search, bitext]\n",
    "our plugin without options": "plugins:\n  - bitext:\n  - tags\n",
    "our plugin with other options": "plugins:\n  - bitext:\n      includes: parts  # shared\n  - tags\n",
    "our plugin in braces": "plugins:\n  - bitext: {includes: parts}\n  - tags\n",
    "locales without any": "plugins:\n  - bitext:\n      locales:\n      includes: parts\n",
    "locales in empty braces": "plugins:\n  - bitext:\n      locales: {}  # none\n",
    "another locale": "plugins:\n  - bitext:\n      locales:\n        fr-BE: {name: Français}  # first\n\n  - tags\n",
    "another locale in braces": "plugins:\n  - bitext:\n      locales: {fr-BE: {name: Français}}\n",
    "another locale with options below it": (
        "plugins:\n  - bitext:\n      locales:\n        fr-BE:\n          name: Français\n          format: xliff12\n"
    ),
    "tags that YAML does not know": (
        "plugins:\n  - search\nmarkdown_extensions:\n  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\nsite_url: !ENV [URL, 'http://x/']\n"
    ),
    "Windows line ends": "plugins:\r\n  - search\r\ntheme: material\r\n",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_a_locale_is_added_and_all_else_stays(form: str) -> None:
    changed = with_locale(form, "nl-BE", "Nederlands", FILE)
    options = plugin_options(parse_config(changed, FILE))
    assert options is not None
    assert options["locales"]["nl-BE"] == OURS["nl-BE"]
    words = iter(changed.split())
    for word in filter(None, (word.strip("[]{}~:,") for word in form.split())):
        assert any(word in other for other in words), f"{word} is gone"


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_a_second_time_changes_nothing(form: str) -> None:
    changed = with_locale(form, "nl-BE", "Nederlands", FILE)
    assert with_locale(changed, "nl-BE", "Nederlands", FILE) == changed


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_a_second_locale_goes_beside_the_first(form: str) -> None:
    changed = with_locale(with_locale(form, "nl-BE", "Nederlands", FILE), "de", "Deutsch", FILE)
    options = plugin_options(parse_config(changed, FILE))
    assert options is not None
    assert [code for code in options["locales"] if code != "fr-BE"] == ["nl-BE", "de"]


def test_the_file_ends_as_its_author_would_write_it() -> None:
    assert with_locale("site_name: X\nplugins:\n  - search\n  - tags  # ours\n", "nl-BE", "Nederlands", FILE) == (
        "site_name: X\nplugins:\n  - search\n  - tags  # ours\n"
        "  - bitext:\n      locales:\n        nl-BE: {name: Nederlands}\n"
    )


def test_search_stays_where_it_ran_unasked() -> None:
    assert parse_config(with_locale("site_name: X\n", "nl-BE", "Nederlands", FILE), FILE)["plugins"][0] == "search"


@pytest.mark.parametrize("code", ["no", "nl-BE"])
def test_words_that_yaml_reads_otherwise_are_quoted(code: str) -> None:
    changed = with_locale("site_name: X\n", code, "yes", FILE)
    options = plugin_options(parse_config(changed, FILE))
    assert options is not None
    assert options["locales"] == {code: {"name": "yes"}}


def test_a_list_of_codes_gets_one_more() -> None:
    changed = with_locale("plugins:\n  - bitext:\n      locales: [fr-BE]\n", "nl-BE", "Nederlands", FILE)
    options = plugin_options(parse_config(changed, FILE))
    assert options is not None
    assert options["locales"] == ["fr-BE", "nl-BE"]


def test_a_form_that_cannot_be_edited_says_what_to_write() -> None:
    with pytest.raises(BitextError, match="add to its plugins"):
        with_locale("x: &a [search]\nplugins: *a\n", "nl-BE", "Nederlands", FILE)
