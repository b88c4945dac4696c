"""The section "commands": `bitext update`, `check` and `status` as a guide grows, from nothing and after one change."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import builds
import guides
import processes

COMMANDS = ("update", "check", "status")
_TARGET = re.compile(rb"(<target[^>]*>)")


def section(folder: Path, options: builds.Options) -> str:
    """The table; the last column compares the largest guide with the smallest."""
    sizes = (1_000, 3_000) if options.quick else (10_000, 50_000, 100_000)
    costs: dict[str, list[processes.Cost]] = {}
    segments: list[int] = []
    for size in sizes:
        root = folder / str(size)
        guides.write(guides.Guide(builds.SEED, pages_of(size)), root)
        segments.append(counted(root / "translations" / "nl-BE"))
        for command in COMMANDS:
            cold, warm = _first_and_after_a_change(root, command)
            costs.setdefault(f"`{command}`, first", []).append(cold)
            costs.setdefault(f"`{command}`, one file changed", []).append(warm)
        shutil.rmtree(root)
    note = "CPU seconds and MB, one run of each, one locale of the generated guide. Growth: 1.0 is linear."
    return note + "\n\n" + "\n".join(table(segments, costs)) + "\n"


def pages_of(segments: int) -> int:
    """How many pages of the generated guide have about so many segments."""
    return max(2, segments // 48)


def counted(folder: Path) -> int:
    """The targets of all segment files below a folder."""
    return sum(len(_TARGET.findall(path.read_bytes())) for path in folder.rglob("*.xlf"))


def table(segments: list[int], costs: dict[str, list[processes.Cost]]) -> list[str]:
    """A row for each command; growth is the growth of CPU beside that of the segments, from smallest to largest."""
    head = " | ".join(f"{one:,} segments | MB" for one in segments)
    lines = [f"| command | {head} | growth |", f"|---|{'---|' * (2 * len(segments) + 1)}"]
    for name, runs in costs.items():
        growth = (runs[-1].cpu / runs[0].cpu) / (segments[-1] / segments[0])
        cells = " | ".join(f"{one.cpu:.1f} | {one.peak:.0f}" for one in runs)
        lines.append(f"| {name} | {cells} | {growth:.2f} |")
    return lines


def _first_and_after_a_change(root: Path, command: str) -> tuple[processes.Cost, processes.Cost]:
    """What a command costs with nothing kept, and again after a change of one file; the file is put back."""
    shutil.rmtree(root / ".cache", ignore_errors=True)
    run = [sys.executable, "-m", "bitext", command]
    cold = processes.cost(run, root)
    if command == "update":
        path = sorted((root / "docs").rglob("*.md"))[1]
        before = path.read_bytes()
        path.write_bytes(before + b"\nOne sentence more.\n")
    else:
        path = sorted((root / "translations" / "nl-BE").rglob("*.xlf"))[-1]
        before = path.read_bytes()
        path.write_bytes(_TARGET.sub(rb"\1Anders ", before, count=1))
    warm = processes.cost(run, root, accepted=(0, 1))
    path.write_bytes(before)
    if command == "update":
        processes.cost(run, root)
    return cold, warm
