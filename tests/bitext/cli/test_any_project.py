"""Every command works on every shape of project, or says in a sentence why it cannot."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bitext.cli.main import main

PAGE = "# Welcome\n\nOpen the menu of the page. It has two sentences.\n\n- One item\n"


@dataclass(frozen=True)
class Shape:
    """A project: its files, where the user stands, and how they name its mkdocs.yml."""

    files: dict[str, str]
    stands: str = "."
    named: tuple[str, ...] = ()
    config: str = "mkdocs.yml"
    translations: str = "translations"
    prepare: Callable[[Path], None] = field(default=lambda root: None)


def _link_docs(root: Path) -> None:
    (root / "docs").symlink_to(root / "pages", target_is_directory=True)


def _link_config(root: Path) -> None:
    (root / "site").mkdir()
    (root / "site/mkdocs.yml").symlink_to(root / "shared.yml")
    (root / "site/docs").mkdir()
    (root / "site/docs/index.md").write_text(PAGE)


SHAPES = {
    "no theme, no plugins": Shape({"mkdocs.yml": "site_name: X\n", "docs/index.md": PAGE}),
    "readthedocs": Shape({"mkdocs.yml": "site_name: X\ntheme: readthedocs\n", "docs/index.md": PAGE}),
    "a theme of its own": Shape(
        {
            "mkdocs.yml": "site_name: X\ntheme: {name: null, custom_dir: look}\n",
            "look/main.html": "{{ page.content }}",
            "docs/index.md": PAGE,
        }
    ),
    "inherited settings": Shape(
        {
            "mkdocs.yml": "INHERIT: ../base.yml\nsite_name: X\n",
            "../base.yml": "docs_dir: pages\nplugins:\n  - search\n",
            "pages/index.md": PAGE,
        }
    ),
    "inherited plugins in a mapping": Shape(
        {
            "mkdocs.yml": "INHERIT: base.yml\n",
            "base.yml": "site_name: X\nplugins: {search: {}}\n",
            "docs/index.md": PAGE,
        }
    ),
    "pages elsewhere": Shape({"mkdocs.yml": "site_name: X\ndocs_dir: ../texts/en\n", "../texts/en/index.md": PAGE}),
    "pages in a folder that the environment names": Shape(
        {"mkdocs.yml": "site_name: X\ndocs_dir: !ENV [NO_SUCH, pages]\n", "pages/index.md": PAGE}
    ),
    "a linked docs folder": Shape({"mkdocs.yml": "site_name: X\n", "pages/index.md": PAGE}, prepare=_link_docs),
    "a linked mkdocs.yml": Shape(
        {"shared.yml": "site_name: X\n"},
        config="site/mkdocs.yml",
        translations="site/translations",
        prepare=_link_config,
        stands="site",
    ),
    "Windows line ends": Shape(
        {"mkdocs.yml": "site_name: X\r\nplugins:\r\n  - search\r\n", "docs/index.md": PAGE.replace("\n", "\r\n")}
    ),
    "a byte order mark": Shape({"mkdocs.yml": "\ufeffsite_name: X\n", "docs/index.md": f"\ufeff{PAGE}"}),
    "mkdocs.yaml": Shape({"mkdocs.yaml": "site_name: X\n", "docs/index.md": PAGE}, config="mkdocs.yaml"),
    "from a folder inside": Shape({"mkdocs.yml": "site_name: X\n", "docs/a/index.md": PAGE}, stands="docs/a"),
    "from elsewhere, by file": Shape(
        {"x/mkdocs.yml": "site_name: X\n", "x/docs/index.md": PAGE, "y/z.txt": ""},
        stands="y",
        named=("-f", "../x/mkdocs.yml"),
        config="x/mkdocs.yml",
        translations="x/translations",
    ),
    "from elsewhere, by folder": Shape(
        {"x/mkdocs.yaml": "site_name: X\n", "x/docs/index.md": PAGE},
        named=("-f", "x"),
        config="x/mkdocs.yaml",
        translations="x/translations",
    ),
    "a name of its own": Shape(
        {"mkdocs.public.yml": "site_name: X\n", "mkdocs.yml": "site_name: Y\n", "docs/index.md": PAGE},
        named=("-f", "mkdocs.public.yml"),
        config="mkdocs.public.yml",
    ),
    "several projects in a repository": Shape(
        {
            "mkdocs.yml": "site_name: X\nnav:\n  - Home: index.md\n  - A: '!include ./a/mkdocs.yml'\n",
            "docs/index.md": PAGE,
            "a/mkdocs.yml": "site_name: A\n",
            "a/docs/index.md": PAGE,
        },
        stands="a",
        config="a/mkdocs.yml",
        translations="a/translations",
    ),
    "names with spaces and other letters": Shape({"mkdocs.yml": "site_name: Ж\n", "docs/año 1/índice – a.md": PAGE}),
    "strange settings": Shape(
        {
            "mkdocs.yml": "site_name: 2026\nplugins:\nextra:\nnav:\ntheme:\n  name: mkdocs\n  locale:\n"
            "markdown_extensions:\nexclude_docs:\ndocs_dir:\n",
            "docs/index.md": PAGE,
        }
    ),
    "a page of nothing": Shape({"mkdocs.yml": "site_name: X\n", "docs/index.md": "", "docs/a.md": "---\n---\n"}),
}
COMMANDS = (
    "init nl-BE --dry-run",
    "init nl-BE",
    "init fr",
    "update",
    "update --check",
    "check",
    "status",
    "status --json",
    "export --format xliff12 {out}/x",
    "export --format po {out}/p",
    "import {translations}/nl-BE/_site.xlf",
    "stage --locale nl-BE {out}/s",
    "pseudo en-XA",
    "remove --dry-run",
    "remove --delete-translations",
    "remove",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder two levels deep: nothing beside it is the user's."""
    folder = tmp_path / "repository/project"
    folder.mkdir(parents=True)
    return folder


def _build(root: Path, shape: Shape) -> None:
    for name, text in shape.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    shape.prepare(root)


def _contents(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.parent.rglob("*") if path.is_file()}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_every_command_works_and_all_can_be_taken_back(
    root: Path,
    shape: Shape,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    _build(root, shape)
    before = _contents(root)
    monkeypatch.chdir(root / shape.stands)
    out = tmp_path_factory.mktemp("out")
    translations = os.path.relpath(root / shape.translations)
    for command in COMMANDS:
        words = [word.format(out=out, translations=translations) for word in command.split()]
        code = main([words[0], *shape.named, *words[1:]])
        said = capsys.readouterr()
        assert code == 0 or (code == 1 and words[0] in ("check", "stage")), f"{command}: {said.out}{said.err}"
        if command == "init fr":
            assert (root / shape.translations / "fr").is_dir()
    assert _contents(root) == before


UNREADABLE = {
    "no docs folder": ({"mkdocs.yml": "site_name: X\n"}, "does not exist"),
    "no mkdocs.yml": ({}, "no mkdocs.yml"),
    "an empty mkdocs.yml": ({"mkdocs.yml": ""}, "docs"),
    "a list": ({"mkdocs.yml": "- a\n"}, "it must be a mapping"),
    "no YAML": ({"mkdocs.yml": "a: [\n"}, "mkdocs.yml:"),
    "not UTF-8": ({"mkdocs.yml": "site_name: caf\udce9\n"}, "UTF-8"),
    "an inherited file that is missing": ({"mkdocs.yml": "INHERIT: ../none.yml\n"}, "none.yml"),
    "a file that inherits from itself": ({"mkdocs.yml": "INHERIT: mkdocs.yml\n"}, "inherits from itself"),
    "a docs folder that is a list": ({"mkdocs.yml": "docs_dir: [a]\n"}, "docs_dir"),
    "a docs folder that is a file": ({"mkdocs.yml": "docs_dir: a.md\n", "a.md": PAGE}, "a.md"),
    "a page that is not UTF-8": ({"mkdocs.yml": "site_name: X\n", "docs/index.md": "caf\udce9\n"}, "docs/index.md:1"),
}


@pytest.mark.parametrize(
    "command", ["init nl-BE", "update", "check", "status", "stage --locale nl-BE out", "pseudo en-XA"]
)
@pytest.mark.parametrize(("files", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_a_sentence(
    root: Path,
    files: dict[str, str],
    words: str,
    command: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    before = _contents(root)
    monkeypatch.chdir(root)
    assert main(command.split()) in (0, 1, 2)
    said = capsys.readouterr()
    # Without a locale there is nothing to check, whatever the pages are.
    assert words in said.err or "bitext init nl-BE" in said.out + said.err or "0 targets" in said.out
    assert _contents(root) == before
