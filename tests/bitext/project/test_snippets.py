"""Files that pages include by `--8<--` are texts of the project where they are in it, and nothing else is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.cli.main import main
from bitext.project.project import load
from bitext.project.snippets import localized_files, snippet_texts

CONFIG = """site_name: Site
markdown_extensions:
  - pymdownx.snippets:
      base_path: [{base}]
plugins:
  - search
  - bitext:
      locales: {{nl-BE: Nederlands}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in {
        "shared/legal.md": "All rights reserved.\n",
        "site/parts/hello.md": "Hello.\n",
        "site/parts/nested.md": '--8<-- "hello.md"\n',
        "site/docs/index.md": '# Start\n\n--8<-- "nested.md"\n\n--8<-- "legal.md"\n\n--8<-- "../../shared/legal.md"\n',
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "site"


def test_files_outside_the_project_stay_in_the_source_language(root: Path) -> None:
    config = root / "mkdocs.yml"
    config.write_text(CONFIG.format(base="../shared, parts, ."), encoding="utf-8")
    project = load(config)
    texts = snippet_texts(project)
    assert {*texts} == {"parts/hello.md", "parts/nested.md"}
    assert all(".." not in name and not name.startswith("/") for name in localized_files(project, texts))
    assert main(["update", "-f", str(config)]) == 0
    assert "Hello." in (root / "translations/nl-BE/_site.xlf").read_text(encoding="utf-8")


def test_a_link_to_a_file_outside_the_project_is_not_followed(root: Path) -> None:
    (root / "parts/legal.md").symlink_to(root.parent / "shared/legal.md")
    config = root / "mkdocs.yml"
    config.write_text(CONFIG.format(base="parts"), encoding="utf-8")
    assert {*snippet_texts(load(config))} == {"parts/hello.md", "parts/nested.md"}
