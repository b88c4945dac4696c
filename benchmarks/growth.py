"""The section "growth": how our build grows with pages and locales, as tables and a picture."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import builds
import guides
import processes

Curves = dict[str, dict[int, float]]
"""CPU seconds, by the name of the builder and then by the number of pages or locales."""


def section(folder: Path, options: builds.Options) -> str:
    """The tables, with the picture beside the page of results."""
    sizes, counts = ((25, 50, 100), (1, 2)) if options.quick else ((100, 400, 1600), (1, 2, 4, 8))
    pages: Curves = {"stock, one locale": {}, "ours, two locales": {}, "Zensical, one locale": {}}
    for size in sizes:
        for name, seconds in _of_size(folder / str(size), size, options).items():
            pages[name][size] = seconds
    locales: Curves = {"ours": {count: _of_locales(folder / f"by{count}", sizes[0], count) for count in counts}}
    draw(options, folder, {"pages": pages, "locales": locales})
    parts = [
        "CPU seconds of one cold build each, of the generated guide. Locales count the source.",
        "![Processor time of builds by pages and by locales](growth.svg)",
        table("pages", pages),
        f"Locales, at {sizes[0]} pages:",
        table("locales", locales),
    ]
    return "\n\n".join(parts) + "\n"


def _of_size(root: Path, size: int, options: builds.Options) -> dict[str, float]:
    """The seconds of each builder for a guide of so many pages."""
    guide = guides.Guide(builds.SEED, size)
    guides.write(guide, root / "ours")
    stock = builds.stock(root / "stock", root / "ours", guide.navigation)
    costs = {
        "stock, one locale": builds.built(stock, options.peers / "mkdocs", "build", "-q"),
        "Zensical, one locale": builds.built(stock, options.peers / "zensical", "build", "-f", "mkdocs.yml"),
        "ours, two locales": builds.ours_cold(root / "ours"),
    }
    shutil.rmtree(root)
    return {name: one.cpu for name, one in costs.items()}


def _of_locales(root: Path, size: int, count: int) -> float:
    """The seconds of our build in so many locales, the source among them."""
    guides.write(guides.Guide(builds.SEED, size, tuple(guides.NAMES)[: count - 1]), root)
    cost: processes.Cost = builds.ours_cold(root)
    shutil.rmtree(root)
    return cost.cpu


def table(unit: str, curves: Curves) -> str:
    """A row for each builder; the last column is the time of one unit more, between the two largest."""
    at: Sequence[int] = list(next(iter(curves.values())))
    lines = [f"| {unit} | {' | '.join(f'{one:,}' for one in at)} | ms for one more |", f"|---|{'---|' * (len(at) + 1)}"]
    for name, curve in curves.items():
        more = (curve[at[-1]] - curve[at[-2]]) / (at[-1] - at[-2]) * 1000
        lines.append(f"| {name} | {' | '.join(f'{curve[one]:.1f}' for one in at)} | {more:,.0f} |")
    return "\n".join(lines)


def draw(options: builds.Options, folder: Path, panels: Mapping[str, Curves]) -> None:
    """Draw the picture with the matplotlib of the peers' environment."""
    data = folder / "curves.json"
    data.write_text(json.dumps(panels), encoding="utf-8")
    script = Path(__file__).with_name("growth_picture.py")
    subprocess.run([options.peers / "python", script, data, options.beside / "growth.svg"], check=True)
