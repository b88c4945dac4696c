"""Emphasis: runs of `*`, `_`, `~`, `=` and `^`, as Better Em finds and CommonMark 0.31 (6.2) pairs them."""

from __future__ import annotations

from dataclasses import dataclass

TYPES = {
    "*": "italic",
    "_": "italic",
    "**": "bold",
    "__": "bold",
    "~": "sub",
    "~~": "strike",
    "^": "sup",
    "^^": "insert",
    "==": "mark",
}


@dataclass(slots=True)
class Run:
    """A run of one character that may open or close emphasis; `start` and `size` shrink as it is used up."""

    start: int
    size: int
    char: str
    opens: bool
    closes: bool
    mod: int


def flanks(before: str, after: str) -> tuple[bool, bool]:
    """Whether a run between these characters may open emphasis, and whether it may close it."""
    return not after.isspace(), not before.isspace()


def run_at(text: str, start: int, end: int, smart: frozenset[str]) -> Run | None:
    """The run `text[start:end]`, or None if it can neither open nor close emphasis.

    Args:
        text: the text of a block.
        start: of the run.
        end: of the run.
        smart: the characters that are no emphasis inside a word.
    """
    char = text[start]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if char not in "*_" and (end - start > 2 or (char == "=" and end - start != 2)):
        return None
    opens, closes = flanks(before, after)
    if char in smart:
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    if not (opens or closes):
        return None
    return Run(start, end - start, char, opens, closes, (end - start) % 3)


def _fits(opener: Run, closer: Run) -> bool:
    if opener.char != closer.char or not opener.opens or not opener.size:
        return False
    if closer.char not in "*_":
        return opener.size == closer.size
    both = opener.closes or closer.opens
    return not both or (opener.mod + closer.mod) % 3 != 0 or (opener.mod == 0 and closer.mod == 0)


def emphasis_pairs(runs: list[Run]) -> list[tuple[int, int, int, str]]:
    """Pair the runs, innermost first: (start of the opening half, start of the closing half, width, type).

    Looks back at most once per kind of closer that has no opener, as CommonMark's `openers_bottom` does, and
    never past a fixed number of runs, so that hostile text takes linear time, too.
    """
    found: list[tuple[int, int, int, str]] = []
    stack: list[Run] = []
    bottom: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        if run.closes:
            key = (run.char, run.opens, run.mod if run.char in "*_" else run.size)
            while run.size:
                low = max(bottom.get(key, 0), len(stack) - 200)
                at = next((i for i in range(len(stack) - 1, low - 1, -1) if _fits(stack[i], run)), None)
                if at is None:
                    bottom[key] = len(stack)
                    break
                found.append(_consume(stack[at], run))
                del stack[at + 1 :]
                if not stack[at].size:
                    del stack[at]
                for name, low in bottom.items():
                    bottom[name] = min(low, len(stack))
        if run.opens and run.size:
            stack.append(run)
    return found


def _consume(opener: Run, closer: Run) -> tuple[int, int, int, str]:
    width = 2 if opener.size >= 2 and closer.size >= 2 else 1
    opener.size -= width
    start = opener.start + opener.size
    end = closer.start
    closer.start += width
    closer.size -= width
    return start, end, width, TYPES[opener.char * width]
