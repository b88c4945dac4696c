"""What a site's extensions and plugins decide about text: macros, formulas, callouts and their like."""

from __future__ import annotations

import pytest

from bitext.core.inline import codes, markdown
from bitext.markdown.extract import Delimiters, ExtractedPage, ExtractOptions, Syntax, extract_units
from bitext.markdown.merge import check_codes, merge_targets

MACROS = ExtractOptions(syntax=Syntax(macros=Delimiters()))
ANGLED = ExtractOptions(syntax=Syntax(macros=Delimiters(("<<", ">>"), ("<%", "%>"), ("<#", "#>"))))
MATH = ExtractOptions(
    syntax=Syntax(inline_math=frozenset({"dollar", "round"}), block_math=frozenset({"dollar", "square", "begin"}))
)
CALLOUTS = ExtractOptions(syntax=Syntax(callouts=True))
WIKILINKS = ExtractOptions(syntax=Syntax(wikilinks=True))


def texts(page: ExtractedPage) -> list[str]:
    """Each segment with its codes as `⟨…⟩`."""
    return [
        "".join(part if isinstance(part, str) else f"⟨{part.data}⟩" for part in segment.source)
        for unit in page.units
        for segment in unit.segments
    ]


MACRO_PAGES = {
    "a filter in a cell": (
        "| A | B |\n|--|--|\n| {{ x | upper }} | {{ y | f }} euro |",
        ["A", "B", "⟨{{ y | f }}⟩ euro"],
    ),
    "a bar in a string": ("| A |\n|--|\n| Now {{ x('|') }} |\n", ["A", "Now ⟨{{ x('|') }}⟩"]),
    "a call over lines": (
        "{{ chart(\n  title='The | one',\n\n  n=2) }}\nAfter it.\n",
        ["⟨{{ chart( title='The | one',  n=2) }}⟩ After it."],
    ),
    "only a call over lines": ("{{ box(\n  'First. Second.',\n\n# 'Other text.') }}\n\nAfter it.\n", ["After it."]),
    "nested braces": (
        'Now {{ f({"a": {"b": "One. Two."}}) }} here.\n',
        ['Now ⟨{{ f({"a": {"b": "One. Two."}}) }}⟩ here.'],
    ),
    "an end in a string": ("Now {{ f('}}') }} here.\n", ["Now ⟨{{ f('}}') }}⟩ here."]),
    "an apostrophe": ("It's {{ x }} and it's {{ y }}.\n", ["It's ⟨{{ x }}⟩ and it's ⟨{{ y }}⟩."]),
    "statements around text": ("{% if x %}\nShown.\n{% endif %}\n", ["Shown."]),
    "a statement with braces": ("{% set x = {'a': 1} %}\nShown.\n", ["Shown."]),
    "a statement over lines": ("{% set x = [\n'One',\n\n'Two'] %}\nShown.\n", ["Shown."]),
    "white space control": ("{%- if x -%}\nShown.\n{%- endif -%}\n", ["Shown."]),
    "a comment over lines": ("Before.\n\n{# Not\n\n# shown #}\n\nAfter.\n", ["Before.", "After."]),
    "a loop in a table": ("| A |\n|--|\n{% for r in rows -%}\n| {{ r.a | x }} |\n{% endfor %}\n", ["A"]),
    "a title": ('!!! note "{{ x | f("a") }} title"\n    Text.\n', ['⟨{{ x | f("a") }}⟩ title', "Text."]),
    "a heading over lines": ("# Title {{ f(\n1) }} end\n\nText.\n", ["Title ⟨{{ f( 1) }}⟩ end", "Text."]),
    "in a quote": ("> Now {{ f(\n> 1) }} here.\n", ["Now ⟨{{ f( > 1) }}⟩ here."]),
    "raw": (
        "{% raw %}\nWrite {{ x }} {% endraw %} or {{ y | z }}.\n",
        ["Write ⟨{{ x }}⟩ ⟨{% endraw %}⟩ or ⟨{{ y | z }}⟩."],
    ),
    "never closed": ("Write {{ open and {% open.\n\nNext one.\n", ["Write {{ open and {% open.", "Next one."]),
}


@pytest.mark.parametrize(("text", "wanted"), MACRO_PAGES.values(), ids=MACRO_PAGES)
def test_macros_are_neither_text_nor_cut(text: str, wanted: list[str]) -> None:
    assert texts(extract_units(text, MACROS)) == wanted


@pytest.mark.parametrize("name", [name for name in MACRO_PAGES if name != "nested braces"])
def test_macros_may_be_written_in_other_delimiters(name: str) -> None:
    text, wanted = MACRO_PAGES[name]
    for old, new in (("{{", "<<"), ("}}", ">>"), ("{%", "<%"), ("%}", "%>"), ("{#", "<#"), ("#}", "#>")):
        text, wanted = text.replace(old, new), [one.replace(old, new) for one in wanted]

    assert texts(extract_units(text, ANGLED)) == wanted


@pytest.mark.parametrize(
    "name", ["a filter in a cell", "a bar in a string", "nested braces", "only a call over lines", "an apostrophe"]
)
def test_macros_are_left_alone_where_the_site_is_not_known(name: str) -> None:
    text, wanted = MACRO_PAGES[name]

    assert texts(extract_units(text)) == wanted


def test_braces_of_code_do_not_hide_the_end_of_their_fence() -> None:
    page = extract_units("```yaml\n{{ f(\n```\n\nText.\n\n```\n) }}\n```\n")

    assert texts(page) == ["Text."]


@pytest.mark.parametrize(
    ("key", "evaluated"),
    [("render_macros: false", False), ("ignore_macros: true", False), ("render_macros: true", True)],
)
def test_front_matter_turns_the_macros_of_a_page_off(key: str, evaluated: bool) -> None:
    page = extract_units(f"---\n{key}\n---\n\nText {{# of\n\na comment #}} here.\n", MACROS)

    assert len(page.units) == (1 if evaluated else 2)


MATH_PAGES = {
    "in text": ("Let \\(a_b*c*d\\) be $n$ and $k < n$.", ["Let ⟨\\(a_b*c*d\\)⟩ be ⟨$n$⟩ and ⟨$k < n$⟩."]),
    "prices": ("It costs $5 and then $6 more.", ["It costs $5 and then $6 more."]),
    "an escaped dollar": ("It costs \\$5 or $x$.", ["It costs \\$5 or ⟨$x$⟩."]),
    "square brackets": ("Before.\n\n\\[\nx *y* z\n= a\n- b\n\\]\n\nAfter.", ["Before.", "After."]),
    "square brackets in a quote": ("> Before.\n>\n> \\[\n> x\n> = a\n> \\]\n", ["Before."]),
    "an environment": ("\\begin{align*}\na &= b \\\\\n- c\n\\end{align*}\n\nAfter.", ["After."]),
    "dollars": ("$$\na\n\n= b\n$$\n\nAfter.", ["After."]),
    "dollars in text": ("Inline $$a*b*c$$ here.", ["Inline ⟨$$a*b*c$$⟩ here."]),
    "square brackets behind text": ("Be\n\\[\nx\n\\]\nthen.", ["Be ⟨\\[ x \\]⟩ then."]),
    "an escaped bracket": ("A \\[ and \\( alone.", ["A \\[ and \\( alone."]),
    "a fence": ("```\n\\[\n```\n\nText.\n\n```\n\\]\n```\n", ["Text."]),
}


@pytest.mark.parametrize(("text", "wanted"), MATH_PAGES.values(), ids=MATH_PAGES)
def test_formulas_are_codes(text: str, wanted: list[str]) -> None:
    assert texts(extract_units(text, MATH)) == wanted


def test_a_formula_moves_as_a_whole() -> None:
    page = extract_units("Let \\(a*b*c\\) be *small* now.", MATH)
    formula, *emphasis = codes(page.units[0].segments[0].source)
    target = ("Nu is ", emphasis[0], "klein", emphasis[1], ": ", formula, ".")

    assert check_codes(page.units[0].segments[0].source, target) == ()
    assert merge_targets(page, [[target]]) == "Nu is *klein*: \\(a*b*c\\)."


def test_the_title_of_a_callout_is_a_unit_of_its_own() -> None:
    page = extract_units("> [!tip]+ A title\n> Its text.\n\n> [!note] Alone\n\n> [!warning]\n> No title.\n", CALLOUTS)

    assert [(unit.type, markdown(unit.segments[0].source)) for unit in page.units] == [
        ("title", "A title"), ("quote", "Its text."), ("title", "Alone"), ("quote", "No title."),
    ]  # fmt: skip
    assert merge_targets(page, titles={"warning": "Let op"}).endswith("> [!warning] Let op\n> No title.\n")


def test_a_callout_without_extension_gets_no_title() -> None:
    page = extract_units("> [!note]\n> Text.\n")

    assert merge_targets(page, titles={"note": "Notitie"}) == "> [!note]\n> Text.\n"


def test_the_label_of_a_callout_is_no_text() -> None:
    page = extract_units(
        "NOTE: A word.\n\n> TIP:\n> Of two\n> lines.\n\nNO: more\n", ExtractOptions(syntax=Syntax(labels=True))
    )

    assert texts(page) == ["A word.", "Of two lines.", "more"]
    assert merge_targets(page, [[("Een woord.",)], [None], [None]]).startswith("NOTE: Een woord.\n")


def test_a_wikilink_has_its_text_in_a_pair_and_its_page_in_a_code() -> None:
    page = extract_units("See [[Other]], [[Other|the one]], ![[a.png]] and [[1]](x.md).", WIKILINKS)

    assert texts(page) == ["See ⟨[[Other]]⟩, ⟨[[Other|⟩the one⟨]]⟩, ⟨![[a.png]]⟩ and ⟨[⟩[1]⟨](x.md)⟩."]


def test_text_inside_critic_marks_is_translated() -> None:
    page = extract_units("It is {++*new*++}, {--old--}, {==this==}{>>a remark<<} and {~~a~>b~~}.")
    segment = page.units[0].segments[0]
    words = {"new": "nieuw", "old": "oud", "this": "dit", "It is ": "Het is ", " and ": " en "}
    target = tuple(words.get(part, part) if isinstance(part, str) else part for part in segment.source)

    assert check_codes(segment.source, target) == ()
    assert merge_targets(page, [[target]]) == "Het is {++*nieuw*++}, {--oud--}, {==dit==}{>>a remark<<} en {~~a~>b~~}."


def test_the_label_of_a_heading_in_the_table_of_contents_is_translated() -> None:
    page = extract_units('## A long heading { #long data-toc-label="Short" }\n')

    assert merge_targets(page, [[("Een lange kop",)], [("Kort",)]]) == (
        '## Een lange kop { #long data-toc-label="Kort" }\n'
    )


def test_a_definition_may_be_indented_by_any_number_of_spaces() -> None:
    page = extract_units("Term\n:     Five spaces.\n\nOther\n\n:\tA tab.\n")

    assert [(unit.type, unit.text) for unit in page.units] == [
        ("dt", "Term"), ("dd", "Five spaces."), ("dt", "Other"), ("dd", "A tab."),
    ]  # fmt: skip


def test_toml_front_matter_is_left_alone() -> None:
    page = extract_units('\ufeff+++\ntitle = "A page"\n# no heading\n+++\n\n# Heading\n')

    assert texts(page) == ["Heading"]


def test_what_docusaurus_adds_is_left_alone_or_offered() -> None:
    page = extract_units(
        "import Tabs from '@theme/Tabs';\nimport {A, B as C} from \"./x\"\n\n:::note[A rule]\n\nText.\n\n:::\n\n"
        ":::caution Be careful\nMore.\n:::\n\n::: mod.ident\n    options: x\n\n"
        '<TabItem value="x" label="First">\n\nimport the data from "a file".\n\n</TabItem>\n'
    )

    assert texts(page) == ["A rule", "Text.", "Be careful", "More.", "First", 'import the data from "a file".']
    targets = [[("Een regel",)], [None], [("Opgelet",)], *[[None]] * 3]
    assert ":::note[Een regel]\n" in merge_targets(page, targets)
    assert ":::caution Opgelet\n" in merge_targets(page, targets)


def test_a_label_with_code_is_no_reference() -> None:
    page = extract_units("Read [this `code`] or [this `code`][].\n\n[this `code`]: x.html\n")

    assert texts(page) == ["Read [this ⟨`code`⟩] or [this ⟨`code`⟩][]."]


def test_the_documentation_of_an_object_under_a_heading_of_its_own_is_no_text() -> None:
    page = extract_units("## ::: garden.beds\n    options:\n      members: [Bed]\n\n## Beds\n")

    assert texts(page) == ["Beds"]
