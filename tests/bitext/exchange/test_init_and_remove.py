"""Law: a mkdocs.yml into which locales were added, and from which the plugin was removed, has the same bytes."""

from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from bitext.core.model import BitextError
from bitext.exchange.init import with_locale, with_option, without_locale, without_plugins
from bitext.project.mkdocs_yml import parse_config
from bitext.project.project import plugin_options

FILE = Path("mkdocs.yml")
OURS = ("bitext", "bitext-publish")

COMMENTS = st.sampled_from(["", "  # theirs", " # ünï", "\t# after a tab"])
NAMES = st.sampled_from(["search", "tags", '"awesome-pages"', "material/search", "macros", "'blog'"])
OPTIONS = st.sampled_from(
    [
        "",
        "{}",
        "[]",
        "~",
        "{lang: en}",
        "\n    lang:\n      - en{c}",
        "\n    text: |\n      one\n\n      two",
        "\n    a: *x",
    ]
)
BELOW = st.sampled_from(
    ["", "theme: material\n", "nav:\n  - Home: index.md\n\n\n", "# the end\n", "extra:\n  a: |\n    b\n"]
)
ABOVE = st.sampled_from(
    [
        "site_name: X\n",
        "# top\n\nsite_name: X  # a name\n",
        "---\nsite_name: 'X'\n",
        "site_name: X\nx: &x [1, 2]\nbase: &base {a: 1}\nextra:\n  <<: *base\n",
        "site_url: !ENV [URL, 'http://x/']\nmarkdown_extensions:\n- x:\n    y: !!python/name:a.b.c\n",
        'site_name: "日本語 – café"\n',
    ]
)


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """`plugins` as a block list or mapping."""
    pad = draw(st.sampled_from(["", "  ", "    "]))
    listed = draw(st.booleans())
    head = f"plugins:{draw(COMMENTS)}\n"
    lines = []
    for name in draw(st.lists(NAMES, min_size=1, max_size=4, unique=True)):
        options = draw(OPTIONS)
        comment = draw(COMMENTS)
        step = f"\n{pad}  " if listed else f"\n{pad}"
        value = options.replace("{c}", comment).replace("\n", step)
        if listed:
            lines.append(f"{pad}- {name}" + (f": {value}" if options else "") + comment)
        else:
            pad = pad or "  "
            lines.append(f"{pad}{name}: {value}{comment}")
        lines += draw(st.lists(st.sampled_from(["", f"{pad}# between"]), max_size=1))
    return head + "\n".join(lines) + "\n"


PLUGINS = st.one_of(
    blocks(),
    st.sampled_from(
        [
            "",
            "plugins: []\n",
            "plugins: [ ]  # none\n",
            "plugins:\n",
            "plugins:   # none yet\n",
            "plugins: ~\n",
            "plugins:\t\n",
            "plugins: null  # x\n",
            "plugins: {}\n",
            "plugins: [\n]\n",
            "plugins: [search]\n",
            "plugins: [ search, tags ]  # c\n",
            "plugins: [\n  search,  # one\n  tags,\n]\n",
            "plugins: {search: {}, tags: {a: 1}}\n",
            "plugins: [search, tags: {a: 1}]\n",
            "plugins :\n  - search\n",
            '"plugins":\n  - search\n',
            "plugins:\n  -\n    search\n  - # c\n    tags:\n",
        ]
    ),
)


@st.composite
def configs(draw: st.DrawFn) -> str:
    """The text of somebody's mkdocs.yml."""
    text = draw(ABOVE) + draw(PLUGINS) + draw(BELOW)
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    try:
        parse_config(text, FILE)
    except BitextError:
        assume(False)
    return text


@given(
    configs(), st.lists(st.sampled_from(["nl-BE", "no", "zh-Hant"]), min_size=1, max_size=3, unique=True), st.booleans()
)
def test_removal_undoes_init_byte_for_byte(text: str, codes: list[str], with_source: bool) -> None:
    changed = text
    for code in codes:
        changed = with_locale(changed, code, "Nederlands", FILE)
    if with_source:
        changed = with_option(changed, "source", "fr", FILE)
    options = plugin_options(parse_config(changed, FILE))
    assert options is not None
    assert [*options["locales"]] == codes
    assert without_plugins(changed, OURS, FILE) == text


@given(configs(), st.permutations(["nl-BE", "no", "zh-Hant"]), st.booleans())
def test_removal_of_a_locale_undoes_its_addition_byte_for_byte(text: str, codes: list[str], with_source: bool) -> None:
    first, second, third = codes
    changed = with_locale(text, first, "Nederlands", FILE)
    if with_source:
        changed = with_option(changed, "source", "fr", FILE)
    two = with_locale(changed, second, "Nederlands", FILE)
    three = with_locale(two, third, "Nederlands", FILE)
    assert without_locale(three, third, FILE) == two
    assert without_locale(two, third, FILE) == two
    without_first = parse_config(without_locale(three, first, FILE), FILE)
    assert [*(plugin_options(without_first) or {})["locales"]] == [second, third]


WRITTEN = {
    "in brackets": ("plugins: [{bitext: {locales: {fr: {}, nl: {}}}}]\n", "plugins: [{bitext: {locales: {nl: {}}}}]\n"),
    "a list": (
        "plugins:\n- bitext:\n    locales:\n      - fr # ours\n      - nl\n",
        "plugins:\n- bitext:\n    locales:\n      - nl\n",
    ),
    "options of several lines": (
        "plugins:\n  bitext:\n    locales:\n      # one\n      nl: Nederlands\n      fr:\n        name: x\n\nx: 1\n",
        "plugins:\n  bitext:\n    locales:\n      # one\n      nl: Nederlands\n\nx: 1\n",
    ),
}


@pytest.mark.parametrize(("text", "left"), WRITTEN.values(), ids=WRITTEN)
def test_a_locale_goes_from_any_way_of_writing(text: str, left: str) -> None:
    assert without_locale(text, "fr", FILE) == left


def test_a_locale_that_cannot_be_taken_out_is_named() -> None:
    text = "x: &all {fr: {}, nl: {}}\nplugins: [{bitext: {locales: *all}}]\n"
    with pytest.raises(BitextError, match="remove fr from the locales"):
        without_locale(text, "fr", FILE)


@given(configs(), st.sampled_from(["nl-BE", "no"]))
def test_init_adds_whole_lines_and_changes_none(text: str, code: str) -> None:
    changed = with_locale(text, code, "Nederlands", FILE)
    if "[" in text.partition("plugins")[2].partition("\n")[0] or "{" in text or "~" in text or "null" in text:
        return  # lists in brackets grow within their line
    lines = iter(changed.splitlines())
    assert all(line in lines for line in text.splitlines())


@given(configs())
def test_what_has_no_plugin_of_ours_stays(text: str) -> None:
    assert without_plugins(text, OURS, FILE) == text


EDITED = {
    "a plugin below ours": (
        "plugins:  # added by bitext init\n  - search  # MkDocs runs it by default, unless plugins are listed\n"
        "  - bitext:\n      locales:\n        nl-BE: {name: Nederlands}\n  - tags\n",
        "plugins:\n  - search\n  - tags\n",
    ),
    "ours alone, search was taken away": (
        "plugins:\n  - bitext:\n      locales: {}\ntheme: x\n",
        "plugins: []\ntheme: x\n",
    ),
    "ours alone in a mapping": ("plugins:\n  bitext:\n    locales: {}\ntheme: x\n", "plugins: {}\ntheme: x\n"),
    "ours by name alone": ("plugins:\n- search\n- bitext  # ours\n- tags\n", "plugins:\n- search\n- tags\n"),
    "ours first": ("plugins:\n- bitext:\n    includes: x\n- tags\n", "plugins:\n- tags\n"),
    "ours first in brackets": ("plugins: [bitext, search]\n", "plugins: [search]\n"),
    "both plugins": (
        "plugins:\n  - search\n  - bitext\n  - bitext-publish:\n      offline: {}\n",
        "plugins:\n  - search\n",
    ),
    "comments around": (
        "plugins:\n  - search\n  # ours\n  - bitext\n  # theirs\n  - tags\n",
        "plugins:\n  - search\n  # ours\n  # theirs\n  - tags\n",
    ),
}


@pytest.mark.parametrize(("text", "left"), EDITED.values(), ids=EDITED)
def test_only_our_lines_go_from_a_file_that_was_edited_since(text: str, left: str) -> None:
    assert without_plugins(text, OURS, FILE) == left
    assert yaml.safe_load(left)


def test_a_layout_that_cannot_be_edited_says_what_to_remove() -> None:
    with pytest.raises(BitextError, match="remove bitext"):
        without_plugins("plugins:\n  - search: {}\n    bitext: {}\n", OURS, FILE)


ALIASES = {
    "the last entry is an alias": "x: &tags\n  tags: {a: 1}\nplugins:\n  - search\n  - *tags\ntheme: x\n",
    "an entry in brackets is an alias": "x: &tags {tags: {a: 1}}\nplugins: [search, *tags]\n",
    "a mapping with a merge key": "x: &more\n  tags: {}\nplugins:\n  search: {}\n  <<: *more\n",
}


@pytest.mark.parametrize("text", ALIASES.values(), ids=ALIASES)
def test_aliases_stay_where_they_are(text: str) -> None:
    changed = with_locale(text, "nl-BE", "Nederlands", FILE)
    assert changed != text
    assert without_plugins(changed, OURS, FILE) == text


def test_lines_after_the_end_of_the_document_stay_there() -> None:
    text = "---\nsite_name: X\n...\n# after\n"
    changed = with_locale(text, "nl-BE", "Nederlands", FILE)
    assert changed.endswith("\n...\n# after\n")
    assert without_plugins(changed, OURS, FILE) == text


def test_a_file_with_mixed_line_ends_keeps_them() -> None:
    text = "site_name: X\r\nplugins:\n  - search\r\ntheme: x\n"
    changed = with_locale(text, "nl-BE", "Nederlands", FILE)
    assert changed.startswith("site_name: X\r\nplugins:\n  - search\r\n  - bitext:")
    assert without_plugins(changed, OURS, FILE) == text


def test_a_mapping_that_is_inherited_is_extended_in_the_file_itself(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("plugins:\n  search: {}\n")
    file = tmp_path / "mkdocs.yml"
    text = "INHERIT: base.yml\nsite_name: X\n"
    changed = with_locale(text, "nl-BE", "Nederlands", file)
    assert changed.endswith(
        "plugins:  # added by bitext init\n  bitext:\n    locales:\n      nl-BE: {name: Nederlands}\n"
    )
    assert without_plugins(changed, OURS, file) == text
