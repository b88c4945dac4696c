"""The two visits to every page and the states that it is brought into: what is probed where."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Page
from tests.site.sweep.probes import (
    accessibility,
    checker_runs,
    clipping,
    contrast,
    language_menu,
    reflow,
    side_by_side,
    target_size,
)

from colour_scheme import recolour
from page_scripts import RESTYLE

Probe = Callable[[Page], list[str]]

# WCAG 1.4.12, as its own test has it.
SPACED = """*:not(svg, svg *) { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-block-end: 2em !important; }"""
LARGE = "html { font-size: 250% !important; }"
DATA_SAVER = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"


@dataclass(frozen=True)
class State:
    """What the reader sets without loading the page again, and the probes for it."""

    name: str
    size: tuple[int, int]
    probes: tuple[Probe, ...]
    scheme: str = "light"
    style: str = ""

    def findings(self, page: Page) -> Iterator[str]:
        """Bring the page into this state; the findings of its probes."""
        page.set_viewport_size({"width": self.size[0], "height": self.size[1]})
        recolour(page, self.scheme)
        page.evaluate(RESTYLE, self.style)
        for probe in self.probes:
            for one in probe(page):
                yield f"{self.name}, {probe.__module__.rpartition('.')[2]}: {one}"


@dataclass(frozen=True)
class Visit:
    """One load of a page."""

    name: str
    states: tuple[State, ...]
    script: str = ""
    """Runs before the scripts of the page."""


DESK, PHONE = (1280, 800), (360, 800)
VISITS = (
    Visit(
        "at a desk",
        (
            State("light", DESK, (accessibility.findings, target_size.findings, reflow.findings)),
            State("dark", DESK, (contrast.findings, reflow.findings), scheme="dark"),
            State("text of twice the size", DESK, (clipping.findings, reflow.findings), style=LARGE),
            State("in use", DESK, (checker_runs.findings, language_menu.findings, side_by_side.findings)),
        ),
    ),
    # Whoever saves data gets the same pages; the checker is not started for them, which saves time here too.
    Visit(
        "on a phone",
        (
            State("enlarged four times", (320, 256), (reflow.findings,)),
            State("narrow", (320, 700), (reflow.findings,)),
            State("narrow and dark", (320, 700), (reflow.findings,), scheme="dark"),
            State("dark", PHONE, (contrast.findings,), scheme="dark"),
            State("light", PHONE, (accessibility.findings, target_size.findings)),
            State("wide text spacing", PHONE, (clipping.findings, reflow.findings), style=SPACED),
        ),
        script=DATA_SAVER,
    ),
)
