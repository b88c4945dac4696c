"""A part without the source fills no template with source pages, unless another plugin sees whole pages."""

from __future__ import annotations

import pytest
from tests.mkdocs_bitext.conftest import SmallProject

FILLED = """\
from pathlib import Path

def on_env(env, config, files):
    def filled(page):
        with Path(config.config_file_path).with_name("filled").open("a") as stream:
            stream.write(f"{page.file.dest_uri} " if page else "")
    env.globals["filled"] = filled
"""
WHOLE_PAGES = """
def on_post_page(output, page, config):
    return output
"""


@pytest.mark.parametrize(
    ("locales", "hook", "pages"),
    [
        ("nl-BE", FILLED, {"nl-BE/index.html", "nl-BE/other/index.html"}),
        (
            "nl-BE",
            FILLED + WHOLE_PAGES,
            {"index.html", "other/index.html", "nl-BE/index.html", "nl-BE/other/index.html"},
        ),
        ("en", FILLED, {"index.html", "other/index.html"}),
        ("en,nl-BE", FILLED, {"index.html", "other/index.html", "nl-BE/index.html", "nl-BE/other/index.html"}),
    ],
    ids=["target", "other plugin", "source", "both"],
)
def test_pages_for_which_templates_are_filled(
    guide: SmallProject, monkeypatch: pytest.MonkeyPatch, locales: str, hook: str, pages: set[str]
) -> None:
    text = (
        (guide.root / "mkdocs.yml").read_text(encoding="utf-8").replace("font: false", "font: false, custom_dir: own")
    )
    main = '{% extends "base.html" %}{% block footer %}{% set _ = filled(page) %}{% endblock %}'
    guide.write({"mkdocs.yml": f"{text}hooks: [hook.py]\n", "hook.py": hook, "own/main.html": main})
    monkeypatch.setenv("BITEXT_LOCALES", locales)
    guide.build()
    assert set((guide.root / "filled").read_text(encoding="utf-8").split()) == pages
