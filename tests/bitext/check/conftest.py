"""The attacked page, rendered once for all tests."""

from __future__ import annotations

import pytest
from tests.bitext.check.attacked_page import CONFIG, PAGE, SECRET, Workshop

from bitext.markdown.renderer import renderer
from bitext.project.project import load


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    root = tmp_path_factory.mktemp("attacked")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (root / "secret.txt").write_text(SECRET, encoding="utf-8")
    (root / "docs").mkdir()
    render = renderer(load(root / "mkdocs.yml"))
    return Workshop(render, render(PAGE))
