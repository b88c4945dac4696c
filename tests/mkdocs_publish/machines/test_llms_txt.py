"""Each locale as text: every page in its own language, with links that lead into the site, listed in llms.txt."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_publish.built_page import BuiltPage

CONFIG = """\
site_name: Help
site_description: Help for you
{url}
nav: [index.md, {{Set up: [set-up/first.md]}}, last.md]
plugins: [bitext-publish]
markdown_extensions: [attr_list, fenced_code]
"""
FIRST = """\
---
description: What comes first
---
# First { #first }

<!-- hubcheck:email -->

<i data-s="u1-s1"></i>See <i data-s="u1-s2"></i>[the last](../last.md#end "Last"), ![](../a.png), `[not](../last.md)`.

```markdown
[not](../last.md)
```

[ref]: ../last.md
"""


def built(folder: Path, url: str = "site_url: https://a.example/help/") -> Path:
    (folder / "docs" / "set-up").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Start\n")
    (folder / "docs" / "last.md").write_text("# Last\n\n## End\n")
    (folder / "docs" / "a.png").write_bytes(b"")
    (folder / "docs" / "set-up" / "first.md").write_text(FIRST)
    (folder / "mkdocs.yml").write_text(CONFIG.format(url=url))
    build(load_config(str(folder / "mkdocs.yml")))
    return folder / "site"


def test_a_page_lies_as_text_beside_itself(tmp_path: Path) -> None:
    text = (built(tmp_path) / "set-up" / "first" / "index.md").read_text(encoding="utf-8")
    end = "https://a.example/help/last/#end"
    assert text == (
        f'# First\n\nSee [the last]({end} "Last"), ![](https://a.example/help/a.png), `[not](../last.md)`.\n\n'
        "```markdown\n[not](../last.md)\n```\n\n[ref]: https://a.example/help/last/\n"
    )


def test_without_an_address_links_are_relative(tmp_path: Path) -> None:
    site = built(tmp_path, url="")
    assert "](../../last/#end" in (site / "set-up" / "first" / "index.md").read_text(encoding="utf-8")
    assert "](set-up/first/index.md)" in (site / "llms.txt").read_text(encoding="utf-8")


def test_where_addresses_are_file_names_the_list_lies_in_the_same_place(tmp_path: Path) -> None:
    site = built(tmp_path, url="use_directory_urls: false")
    assert "](set-up/first.md)" in (site / "llms.txt").read_text(encoding="utf-8")


def test_the_list_of_a_locale_has_its_pages_by_sections(tmp_path: Path) -> None:
    assert (built(tmp_path) / "llms.txt").read_text(encoding="utf-8") == (
        "# Help\n\n> Help for you\n\n"
        "- [Start](https://a.example/help/index.md)\n- [Last](https://a.example/help/last/index.md)\n\n"
        "## Set up\n\n- [First](https://a.example/help/set-up/first/index.md): What comes first\n"
    )


def test_a_page_names_its_text(tmp_path: Path) -> None:
    site = built(tmp_path)
    page = BuiltPage.read(site, site / "set-up" / "first" / "index.html")
    (link,) = page.tree.xpath("//link[@type='text/markdown']")
    assert link.get("rel").split() == ["alternate"]
    assert (site / "set-up" / "first" / link.get("href")).is_file()


@pytest.mark.parametrize("locale", ["", "nl", "fr"])
def test_every_locale_of_a_build_has_its_own(tmp_path: Path, locale: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Start\n")
    languages = "".join(
        f"      - {{locale: {code}, name: {code}, default: {str(code == 'en').lower()}, site_name: In {code}}}\n"
        for code in ("en", "nl", "fr")
    )
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Help\ntheme: mkdocs\nplugins:\n  - i18n:\n      docs_structure: suffix\n      languages:\n"
        f"{languages}  - bitext-publish\n"
    )
    build(load_config(str(tmp_path / "mkdocs.yml")))
    folder = tmp_path / "site" / locale
    assert (folder / "index.md").read_text(encoding="utf-8") == "# Start\n"
    assert (folder / "llms.txt").read_text(encoding="utf-8").startswith(f"# In {locale or 'en'}\n")
