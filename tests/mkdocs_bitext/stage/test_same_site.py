"""A staged site is the site that our plugin builds: text, anchors, languages and alternates of every page."""

import pytest
from lxml import html
from tests.mkdocs_bitext.example_guide import DUTCH

from bitext.cli.main import main
from staged_site import GENERATORS, built, needs, pages_of, reading

LONG = """\
# A **bold** start

First sentence. Second *with [a link](index.md#first-step)* in it. Third.

Setext heading
--------------

- One. Two.
    - Deeper. Still deeper.

> Quoted. Twice.

| Column | Other column |
|---|---|
| A cell. Its second sentence. | `code` |

## A heading of two. Sentences ##

Term with a footnote[^1]. And **emphasis. That** goes on.

[^1]: The note. It is long.

## `code` only

## Twice

## Twice
"""
SOME = {
    "First sentence.": "Eerste zin.",
    "Third.": "Derde.",
    "One.": "Eén.",
    "Still deeper.": "Nog dieper.",
    "Twice.": "Tweemaal.",
    "A cell.": "Een cel.",
    "Setext heading": "Een kop met een lijn",
    "Twice": "Tweemaal",
    "Sentences": "Zinnen",
}


@pytest.fixture
def site_of_three(guide):
    """Pages that are translated, in part and not at all; only one has no title."""
    guide.write({"docs/long.md": LONG, "docs/sub/untitled.md": "Only text.\n", "docs/untranslated.md": LONG})
    guide.translate({key: text for key, text in {**DUTCH, **SOME}.items() if key != "It takes a minute."})
    (guide.root / "translations/nl-BE/untranslated.xlf").unlink()
    return guide


@pytest.mark.parametrize("generator", GENERATORS)
def test_every_page_is_as_in_our_own_build(site_of_three, tmp_path, generator) -> None:
    needs(generator)
    ours = site_of_three.build(strict=True).site
    assert main(["stage", "-f", str(site_of_three.root), "--site", generator, str(tmp_path / "out")]) == 0
    theirs = built(tmp_path / "out")
    pages = [page for page in pages_of(ours) if not page.startswith("en/")]
    assert pages_of(theirs) == pages
    assert len(pages) == 10
    for page in pages:
        got, wanted = reading(theirs / page), reading(ours / page)
        assert got.passages == wanted.passages, page
        assert got == wanted, page
    partial = reading(theirs / "nl-BE/long/index.html")
    assert len(partial.passages) > 15
    assert {"setext-heading", "twice", "twice_1", "code-only"} <= partial.anchors
    title, notice, rest = reading(theirs / "nl-BE/untranslated/index.html").passages
    assert (title[0], notice[0], rest[0]) == ("en", "nl-BE", "en")


@pytest.mark.parametrize("generator", GENERATORS)
def test_a_site_in_another_language_than_english(guide, tmp_path, generator) -> None:
    needs(generator)
    guide.write({
        "mkdocs.yml": "site_name: Guide\nsite_url: https://exemple.fr/\ntheme: {name: material, language: fr}\n"
        "plugins:\n  - search\n  - bitext: {locales: {en: {}, ar: {}}}\n",
        "docs/index.md": "# Prêt\n\nOuvrez la porte. Entrez.\n\n## Après\n\nAsseyez-vous.\n",
        "docs/other.md": "# Autre\n\nRien.\n",
    })  # fmt: skip
    guide.translate({"Ouvrez la porte.": "Open the door.", "Après": "Afterwards"}, "en")
    ours = guide.build(strict=True).site
    assert main(["stage", "-f", str(guide.root), "--site", generator, str(tmp_path / "out")]) == 0
    theirs = built(tmp_path / "out")
    for page in ("index.html", "en/index.html", "en/other/index.html", "ar/index.html"):
        assert reading(theirs / page) == reading(ours / page), page
    assert "apres" in reading(theirs / "en/index.html").anchors, "the id of the French heading"
    assert b'dir="rtl"' in (theirs / "ar/index.html").read_bytes()


def test_a_theme_of_mkdocs_has_links_to_the_other_languages(guide, tmp_path) -> None:
    guide.write(
        {
            "mkdocs.yml": (guide.root / "mkdocs.yml")
            .read_text()
            .replace("name: material, font: false", "name: readthedocs")
        }
    )
    assert main(["stage", "-f", str(guide.root), "--site", "mkdocs", str(tmp_path / "out")]) == 0
    page = html.fromstring((built(tmp_path / "out") / "nl-BE/other/index.html").read_bytes())
    assert page.get("lang") == "nl"
    assert page.xpath("//*[@class='bitext-languages']/a/@href") == ["../../other/", "./"]


@pytest.mark.parametrize("generator", GENERATORS)
def test_texts_that_templates_mark_are_translated_without_our_plugin(guide, tmp_path, generator) -> None:
    config = (guide.root / "mkdocs.yml").read_text().replace("font: false", "font: false, custom_dir: look")
    template = """{% extends "base.html" %}
    {% block announce %}{%- trans trimmed -%}
      Ask &amp; wait "here".
    {%- endtrans %} {{ _('Two') }} {% trans %}Left{% endtrans %}{% endblock %}"""
    guide.write({"mkdocs.yml": config, "look/main.html": template})
    guide.translate({'Ask &amp; wait "here".': 'Vraag &amp; wacht "hier".', "Two": "Twee {{ _('Left') }} _('Left')"})
    ours = guide.build(strict=True).site
    assert main(["stage", "-f", str(guide.root), "--site", generator, str(tmp_path / "out")]) == 0
    theirs = built(tmp_path / "out")
    for page, text in (("index.html", 'Ask & wait "here". Two Left'), ("nl-BE/index.html", 'Vraag & wacht "hier".')):
        found, wanted = (_announcement(site / page) for site in (theirs, ours))
        assert found == wanted, page
        assert found.startswith(text), page


def _announcement(page) -> str:
    banner = html.fromstring(page.read_bytes()).xpath("//*[@data-md-component='announce']")[0]
    return " ".join(banner.text_content().split())


@pytest.mark.sites
@pytest.mark.parametrize(("options", "name"), [("", "main"), (": {module_name: parts/words}", "parts/words")])
def test_macros_find_their_module_which_mkdocs_yml_does_not_name(guide, tmp_path, options, name) -> None:
    config = (guide.root / "mkdocs.yml").read_text().replace("  - search\n", f"  - search\n  - macros{options}\n")
    module = "def define_env(env):\n    env.macro(lambda: 'two shifts', 'shifts')\n"
    guide.write({"mkdocs.yml": config, f"{name}.py": module, "docs/other.md": "# Other\n\nWe work {{ shifts() }}.\n"})
    assert main(["stage", "-f", str(guide.root), "--site", "mkdocs", str(tmp_path / "out")]) == 0
    assert b"We work two shifts." in (built(tmp_path / "out") / "other/index.html").read_bytes()


def test_what_the_generator_cannot_do_is_said(guide, tmp_path, capsys) -> None:
    config = (guide.root / "mkdocs.yml").read_text().replace("  - search\n", "  - search\n  - git-authors\n")
    config = config.replace("font: false", "font: false, custom_dir: look")
    template = '{% extends "base.html" %}{% block announce %}{% trans n=1 %}{{ n }} of us.{% endtrans %}{% endblock %}'
    guide.write({"mkdocs.yml": config + "hooks: [hook.py]\n", "hook.py": "", "look/main.html": template})
    assert main(["stage", "-f", str(guide.root), "--site", "zensical", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().out
    assert "zensical does not run the plugin git-authors" in said
    assert "zensical does not run the hooks" in said
    assert "zensical stops at {% trans %} with a variable or a plural; write the texts of look/main.html" in said


def test_a_plugin_that_reads_the_history_is_named_before_the_build_fails(guide, tmp_path, capsys) -> None:
    config = (guide.root / "mkdocs.yml").read_text().replace("  - search\n", "  - search\n  - git-authors\n")
    guide.write({"mkdocs.yml": config})
    assert main(["stage", "-f", str(guide.root), "--site", "mkdocs", str(tmp_path / "out")]) == 0
    assert "mkdocs needs a Git repository for the plugin git-authors; commit the staged" in capsys.readouterr().out


def test_a_theme_of_templates_alone_is_no_theme_called_none(guide, tmp_path, capsys) -> None:
    config = (
        (guide.root / "mkdocs.yml").read_text().replace("name: material, font: false", "name: null, custom_dir: own")
    )
    guide.write({"mkdocs.yml": config, "own/main.html": "{{ page.content }}"})
    main(["stage", "-f", str(guide.root), "--site", "zensical", str(tmp_path / "out")])
    said = capsys.readouterr().out
    assert "None" not in said
    assert "zensical does not have a theme of templates alone" in said


@pytest.mark.parametrize(
    ("generator", "packages"),
    [
        ("mkdocs", ["mkdocs", "mkdocs-git-authors-plugin", "mkdocstrings[python]", "mkdocs-material"]),
        ("zensical", ["zensical", "mkdocstrings[python]"]),
    ],
)
def test_the_requirements_name_the_packages_of_the_plugins(guide, tmp_path, generator, packages) -> None:
    config = (guide.root / "mkdocs.yml").read_text()
    guide.write({"mkdocs.yml": config.replace("  - search\n", "  - search\n  - git-authors\n  - mkdocstrings\n")})
    assert main(["stage", "-f", str(guide.root), "--site", generator, str(tmp_path / "out")]) == 0
    lines = (tmp_path / "out/requirements.txt").read_text().splitlines()
    assert [line.partition(">")[0] for line in lines] == packages


def test_files_that_mkdocs_yml_names_and_the_owners_templates_are_staged(guide, tmp_path) -> None:
    config = (guide.root / "mkdocs.yml").read_text().replace("font: false", "font: false, custom_dir: theme")
    guide.write({
        "mkdocs.yml": config.replace("admonition,", "admonition, {pymdownx.snippets: {base_path: [snips]}},")
        + "extra: {alternate: [{name: Deutsch, link: /de/, lang: de}]}\n",
        "snips/part.md": "From a file.\n",
        "docs/other.md": '# Other\n\n--8<-- "part.md"\n\n## Second step\n',
        "docs/picture.nl-BE.svg": "<svg><!-- Dutch --></svg>",
        "docs/picture.svg": "<svg/>",
        "theme/main.html": '{% extends "base.html" %}{% block announce %}Owner{% endblock %}',
        "theme/extra.css": "a {}",
    })  # fmt: skip
    guide.translate({"From a file.": "Uit een bestand.", "Other": "Andere"})
    assert main(["stage", "-f", str(guide.root), "--site", "mkdocs", str(tmp_path / "out")]) == 0
    site = built(tmp_path / "out")
    page = (site / "nl-BE/other/index.html").read_text()
    assert "Uit een bestand." in page
    assert "From a file." in (site / "other/index.html").read_text()
    assert "Owner" in page
    assert html.fromstring(page).xpath("//a[@class='md-select__link']/@href") == ["../../other/", "/de/", "./"]
    assert (site / "nl-BE/picture.svg").read_text() == "<svg><!-- Dutch --></svg>"
    assert (site / "picture.svg").read_text() == "<svg/>"
    assert not (site / "picture.nl-BE.svg").exists()
    assert (site / "extra.css").exists()


def test_a_page_that_another_includes_brings_nothing_of_ours_along(guide, tmp_path) -> None:
    needs("zensical")
    config = (guide.root / "mkdocs.yml").read_text().replace("  - search\n", "  - search\n  - include-markdown\n")
    guide.write({
        "mkdocs.yml": config.replace("admonition,", "admonition, {pymdownx.snippets: {base_path: [docs]}},"),
        "docs/part.md": "Shared words.\n",
        "docs/deep/a.md": '# A\n\n{% include-markdown "../part.md" %}\n',
        "docs/b.md": '# B\n\n--8<-- "part.md"\n',
    })  # fmt: skip
    guide.translate({"Shared words.": "Gedeelde woorden.", "A": "Een", "B": "Twee"})
    assert main(["stage", "-f", str(guide.root), "--site", "zensical", str(tmp_path / "out")]) == 0
    site = built(tmp_path / "out")
    assert reading(site / "nl-BE/deep/a/index.html").passages == (("nl-BE", "EenGedeeldewoorden."),)
    assert reading(site / "b/index.html").passages == (("en", "BSharedwords."),)
