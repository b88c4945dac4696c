"""The section "build": our build beside stock MkDocs with Material, mkdocs-static-i18n and Zensical."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import guides
import processes

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "pages"
SEED = 15
PAGES = 709
"""As many as the help of one product had."""
_OF_THEIR_SITE = re.compile(r"^(?:template:.*|\s*-+8<-+.*)\n", re.MULTILINE)
STOCK = "stock MkDocs + Material, one locale"
COLD = "ours, two locales, cold"
SAME = "ours, nothing changed"
EDITED = "ours, after an edit of one page and one segment"
THIRD = "ours, three locales, cold"
ZENSICAL = "Zensical, one locale"
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True, slots=True)
class Options:
    """How a run of the benchmarks was asked for."""

    quick: bool
    """Small, and each case once."""
    peers: Path
    """The folder of programs of the peers' environment."""
    beside: Path
    """The folder of the page of results, for its pictures."""

    @property
    def rounds(self) -> int:
        """How often each case runs."""
        return 1 if self.quick else 3


def section(folder: Path, options: Options) -> str:
    """The table of builds, and what it was measured on."""
    two, three, navigation, what = _projects(folder, options)
    theirs = stock(folder / "stock", two, navigation)
    by_hand = _by_hand(folder / "by-hand", two, navigation)
    edits = iter(range(options.rounds))
    costs = processes.interleaved(
        {
            STOCK: lambda: built(theirs, options.peers / "mkdocs", "build", "-q"),
            "stock + mkdocs-static-i18n, two locales by hand": _case(by_hand, options.peers / "mkdocs"),
            COLD: lambda: ours_cold(two),
            SAME: lambda: processes.cost([sys.executable, "-m", "mkdocs", "build", "-q"], two, QUIET),
            EDITED: lambda: _ours_edited(two, next(edits)),
            THIRD: lambda: ours_cold(three),
            ZENSICAL: lambda: built(theirs, options.peers / "zensical", "build", "-f", "mkdocs.yml"),
        },
        options.rounds,
    )
    # Ours shows what is below `includes` in other pages only.
    pages = len([one for one in (theirs / "site").rglob("index.html") if "includes" not in one.parts])
    for root, folders in ((theirs, ["."]), (by_hand, [".", "nl"]), (two, [".", "nl-BE"]), (three, ["nl-BE", "fr-BE"])):
        expect_pages(root / "site", folders, pages)
    further = (costs[THIRD].cpu - costs[COLD].cpu) / costs[STOCK].cpu
    lines = [what, "Medians of interleaved runs." if not options.quick else "One run of each.", ""]
    lines += [*processes.costs_table(costs, STOCK), "", f"A further locale of ours: {further:.2f} of stock's CPU."]
    cheaper = [name for name, one in costs.items() if one.cpu < costs[COLD].cpu and not name.startswith("ours")]
    lines.append(f"Less processor time than our cold build: {', '.join(cheaper) or 'none'}.")
    return "\n".join(lines) + "\n"


def _projects(folder: Path, options: Options) -> tuple[Path, Path, list[object] | None, str]:
    """Our projects of two and three locales, their navigation, and a sentence on their pages."""
    two, three = folder / "two", folder / "three"
    real = sorted(CORPUS.rglob("*.md")) if not options.quick else []
    navigation: list[object] | None = None
    pages = 40 if options.quick else PAGES
    if real:
        what = (
            f"{pages:,} pages: {len(real):,} real ones (not part of this repository), the first of them twice; their "
            "targets are spelled backwards, and those that break a page stay in the source language."
        )
        for root, locales in ((two, ("nl-BE",)), (three, ("nl-BE", "fr-BE"))):
            _copy(real, root / "docs", pages)
            guides.configure(root, locales)
            guides.translate(root, locales)
    else:
        guide = guides.Guide(SEED, pages)
        guides.write(guide, two)
        guides.write(guides.Guide(SEED, pages, ("nl-BE", "fr-BE")), three)
        navigation = guide.navigation
        missing = "" if options.quick else "The real pages are not beside this checkout: "
        what = f"{missing}{pages:,} pages of the generated guide with seed {SEED}."
    return two, three, navigation, what


def _copy(real: Sequence[Path], docs: Path, pages: int) -> None:
    """Copy so many pages, some again, without what only the site has that they are from: templates and snippets."""
    for number in range(pages):
        page = real[number % len(real)]
        target = docs / f"copy{number // len(real)}" / page.relative_to(CORPUS)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = _OF_THEIR_SITE.sub("", page.read_text(encoding="utf-8"))
        target.write_text(text, encoding="utf-8")
    (docs / "index.md").write_text("# Start\n", encoding="utf-8")


def stock(root: Path, ours: Path, navigation: list[object] | None) -> Path:
    """The source pages of a project as stock MkDocs, and Zensical, build them."""
    shutil.copytree(ours / "docs", root / "docs")
    (root / "mkdocs.yml").write_text(guides.SETTINGS + guides.navigation_line(navigation) + "plugins: [search]\n")
    return root


def _by_hand(root: Path, ours: Path, navigation: list[object] | None) -> Path:
    """The pages of both locales as mkdocs-static-i18n wants them, the targets as pages of their own."""
    staged = root / "staged"
    command = [sys.executable, "-m", "bitext", "stage", "--locale", "nl-BE", str(staged)]
    ran = subprocess.run(command, cwd=ours, capture_output=True, text=True)
    if ran.returncode not in (0, 1):  # 1: some targets were refused, as in our build; their source stands there
        raise SystemExit(ran.stderr[-1500:])
    shutil.copytree(ours / "docs", root / "docs")
    for page in staged.rglob("*.md"):
        target = root / "docs" / page.relative_to(staged).with_suffix(".nl.md")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, target)
    languages = [{"locale": "en", "name": "English", "default": True}, {"locale": "nl", "name": "Nederlands"}]
    plugins = json.dumps(["search", {"i18n": {"docs_structure": "suffix", "languages": languages}}])
    shutil.rmtree(staged)
    (root / "mkdocs.yml").write_text(guides.SETTINGS + guides.navigation_line(navigation) + f"plugins: {plugins}\n")
    return root


def expect_pages(site: Path, folders: Sequence[str], pages: int) -> None:
    """Refuse numbers of a build that left out pages.

    Raises:
        SystemExit: the folder of a locale has fewer pages than the source; says which.
    """
    for folder in folders:
        built = len(list((site / folder).rglob("*.html")))
        if built < pages:
            raise SystemExit(f"{site / folder}: {built} pages were built, {pages} were expected")


def _case(root: Path, mkdocs: Path) -> Callable[[], processes.Cost]:
    return lambda: built(root, mkdocs, "build", "-q")


def built(root: Path, *command: str | Path) -> processes.Cost:
    """One build into an empty folder, with nothing kept from an earlier one: Zensical too keeps some in .cache."""
    for kept in ("site", ".cache"):
        shutil.rmtree(root / kept, ignore_errors=True)
    return processes.cost(command, root, QUIET)


def ours_cold(root: Path) -> processes.Cost:
    """Our build of a project without anything kept from an earlier one."""
    return built(root, sys.executable, "-m", "mkdocs", "build", "-q")


def _ours_edited(root: Path, number: int) -> processes.Cost:
    """Our build after an edit, with what the build before it has kept; the project is put back."""
    page = sorted((root / "docs").rglob("*.md"))[1]
    segments = sorted((root / "translations" / "nl-BE").rglob("*.xlf"))[-1]
    before = {path: path.read_bytes() for path in (page, segments)}
    page.write_bytes(before[page] + f"\nOne sentence more, number {number}.\n".encode())
    edited, edits = re.subn(rb"(<target[^>]*>)", rb"\1Anders ", before[segments], count=1)
    if not edits:
        raise SystemExit(f"{segments}: no target to edit")
    segments.write_bytes(edited)
    try:
        return processes.cost([sys.executable, "-m", "mkdocs", "build", "-q"], root, QUIET)
    finally:
        for path, content in before.items():
            path.write_bytes(content)


def peers(folder: Path) -> Path:
    """The programs of the peers' environment, which is made if it is missing."""
    kept = folder / "peers"
    wanted = (ROOT / "benchmarks" / "peers.txt").read_text()
    stamp = kept / "installed.txt"
    if not (stamp.is_file() and stamp.read_text() == wanted):
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(kept)], check=True)
        pip = [str(kept / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        if subprocess.run([*pip, "-r", str(ROOT / "benchmarks" / "peers.txt")]).returncode:
            raise SystemExit("The peers of benchmarks/peers.txt cannot be installed: see what pip said above.")
        stamp.write_text(wanted)
    return kept / "bin"
