"""Serves a project as it is, or one of three pages in three languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from tests.mkdocs_bitext.preview.served import DUTCH, PAGES, TWO, Served, aged


@pytest.fixture
def serve(project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Served]]:
    """Starts to serve the project as it is."""
    started: list[Served] = []

    def start() -> Served:
        aged(project)
        started.append(Served(project, monkeypatch))
        return started[-1]

    yield start
    for one in started:
        one.stop()


@pytest.fixture
def served(project, serve: Callable[[], Served]) -> Served:
    config = (project.root / "mkdocs.yml").read_text().replace("locales: {nl-BE: {name: Nederlands}}", TWO)
    project.write({**PAGES, "mkdocs.yml": f"{config}nav: [index.md, {{The menu: more.md}}, last.md]\n"})
    project.translate(DUTCH)
    return serve()
