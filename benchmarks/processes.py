"""What a command costs, with all processes that it starts."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took."""

    cpu: float
    """Seconds of processor time, user and system, of the whole tree."""
    wall: float
    """Seconds."""
    peak: float
    """MB of memory of the whole tree at once, as sampled; shared pages count once."""


def cost(
    command: Sequence[str | Path],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    accepted: Sequence[int] = (0,),
) -> Cost:
    """Run a command in a folder and measure it; `accepted` are the exit codes with which it has done its work.

    Raises:
        SystemExit: it failed; says the command and the end of its output.
    """
    log = folder / ".bench.log"
    began, peak = time.perf_counter(), 0.0
    with log.open("wb") as out:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={**os.environ, **(environment or {})},
        )
        status = 0
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            peak = max(peak, memory(process.pid))
            time.sleep(0.1)
        _, status, used = ended
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode not in accepted:
        said = log.read_text(encoding="utf-8", errors="replace")[-1500:]
        raise SystemExit(f"{' '.join(map(str, command))} in {folder} ended with {process.returncode}:\n{said}")
    log.unlink()
    return Cost(used.ru_utime + used.ru_stime, wall, max(peak, used.ru_maxrss / 1024 if not peak else 0))


def memory(session: int) -> float:
    """MB of all processes of a session."""
    total = 0
    for entry in _PROC.glob("[0-9]*"):
        try:
            if os.getsid(int(entry.name)) == session:
                lines = (entry / "smaps_rollup").read_text().splitlines()
                total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except (OSError, StopIteration):
            continue  # it has just ended
    return total / 1024


def interleaved(cases: Mapping[str, Callable[[], Cost]], rounds: int) -> dict[str, Cost]:
    """The medians of each case; all cases take turns, so that a busy minute hits them alike."""
    runs: dict[str, list[Cost]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, case in cases.items():
            runs[name].append(case())
    return {name: median(costs) for name, costs in runs.items()}


def median(costs: Sequence[Cost]) -> Cost:
    """The medians of runs, each measure for itself."""
    return Cost(*(statistics.median(getattr(one, field) for one in costs) for field in ("cpu", "wall", "peak")))


def costs_table(costs: Mapping[str, Cost], stock: str) -> list[str]:
    """The lines of a table of costs, each beside that of `stock`."""
    lines = ["| build | CPU s | beside stock | wall s | beside stock | peak MB |", "|---|---|---|---|---|---|"]
    base = costs[stock]
    for name, one in costs.items():
        cpu, wall = one.cpu / base.cpu, one.wall / base.wall
        lines.append(f"| {name} | {one.cpu:.1f} | {cpu:.2f} | {one.wall:.1f} | {wall:.2f} | {one.peak:.0f} |")
    return lines
