"""`bitext merge-driver`: merge segment files in git, sentence by sentence. Git runs it itself once it is installed.

If two people translated the same sentence differently, both targets are kept as matches, and the merge stops: `bitext
check` lists such sentences, and readers get the source until one is chosen.
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
from pathlib import Path

from bitext.cli.options import add_project_options, open_project
from bitext.core import report
from bitext.core.inline import markdown
from bitext.core.model import BitextError, Document
from bitext.core.quoting import short
from bitext.core.storage import read_bytes, write_atomic
from bitext.project.project import Project
from bitext.xliff import format_of, parse, write
from bitext.xliff.merge_documents import conflicts, merged

HELP = "merge segment files in git, sentence by sentence"
_CONFLICT = 1
"""Exit code for git: it stops, so that a person can look."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options and arguments."""
    add_project_options(parser)
    parser.add_argument(
        "--install", action="store_true", help="let git use this command for the segment files of this clone"
    )
    parser.add_argument("base", nargs="?", type=Path, metavar="BASE", help="the common ancestor (git: %%O)")
    parser.add_argument(
        "ours", nargs="?", type=Path, metavar="OURS", help="our version, which gets the result (git: %%A)"
    )
    parser.add_argument("theirs", nargs="?", type=Path, metavar="THEIRS", help="the other version (git: %%B)")
    parser.add_argument("path", nargs="?", type=Path, metavar="PATH", help="the file's name, for messages (git: %%P)")


def run(arguments: argparse.Namespace) -> int:
    """Run the command: 0 if everything was merged, 1 if a person has to choose.

    Raises:
        BitextError: a file cannot be written, or the project is not in a git repository.
    """
    if arguments.install:
        sys.stdout.write(_install(open_project(arguments)))
        return 0
    if arguments.theirs is None:
        raise BitextError("name BASE, OURS and THEIRS, as git does, or use --install")
    return _merge(arguments.base, arguments.ours, arguments.theirs, arguments.path or arguments.ours)


def _merge(base: Path, ours: Path, theirs: Path, name: Path) -> int:
    try:
        raw = read_bytes(ours)
        sides = parse(raw, name), parse(read_bytes(theirs), name)
        document = merged(_ancestor(base), *sides)
        text = write(document, format_of(raw))
    except BitextError as error:
        print(f"bitext: {error}; git merges its lines instead", file=sys.stderr)
        return _merge_lines(base, ours, theirs)
    write_atomic(ours, text)
    known = {(unit.id, segment.id) for side in sides for unit, segment in conflicts(side)}
    found = [segment for unit, segment in conflicts(document) if (unit.id, segment.id) not in known]
    for segment in found:
        two = " and ".join(f'"{short(markdown(match.target))}"' for match in segment.matches[:2])
        message = f'{name}: "{short(markdown(segment.source))}" was translated differently on both branches: {two}'
        print(f"{message}; write the right one as its target, then commit", file=sys.stderr)
    return _CONFLICT if found else 0


def _ancestor(path: Path) -> Document | None:
    raw = read_bytes(path)
    return parse(raw, path) if raw else None


def _merge_lines(base: Path, ours: Path, theirs: Path) -> int:
    done = _run("merge-file", "-q", str(ours), str(base), str(theirs))
    return _CONFLICT if done.returncode else 0


def _install(project: Project) -> str:
    line, attributes = _line(project.root, project.translations), _attributes(project.root)
    before = attributes.read_text("utf-8") if attributes.exists() else ""
    if line not in before:
        write_atomic(attributes, before + ("" if before.endswith("\n") or not before else "\n") + line)
    command = f"{shlex.quote(Path(sys.executable).as_posix())} -m bitext merge-driver %O %A %B %P"
    _git(project.root, "config", "merge.bitext.name", "segment files, sentence by sentence")
    _git(project.root, "config", "merge.bitext.driver", command)
    return (
        f"git merges the segment files in {report.shown(project.translations)} sentence by sentence, in this clone.\n"
    )


def is_installed(root: Path, translations: Path) -> bool:
    """Whether git uses this command for the segment files in a folder, in the clone that `root` is in."""
    try:
        attributes = _attributes(root)
        return attributes.exists() and _line(root, translations) in attributes.read_text("utf-8")
    except BitextError:
        return False


def uninstall(root: Path, translations: Path) -> None:
    """Let git merge the segment files in a folder line by line again, in the clone that `root` is in."""
    attributes = _attributes(root)
    rest = attributes.read_text("utf-8").replace(_line(root, translations), "")
    write_atomic(attributes, rest)
    driver = _run("-C", str(root), "config", "--local", "--get-regexp", r"^merge\.bitext\.")
    if " merge=bitext" not in rest and driver.stdout:
        _git(root, "config", "--local", "--remove-section", "merge.bitext")


def _line(root: Path, translations: Path) -> str:
    top, folder = Path(_git(root, "rev-parse", "--show-toplevel")).resolve(), translations.resolve()
    if not folder.is_relative_to(top):
        raise BitextError(
            f"is not in the repository {top}; run the command in the repository of the translations", folder
        )
    return f'"/{folder.relative_to(top).as_posix()}/**/*.xlf" merge=bitext\n'


def _attributes(root: Path) -> Path:
    return root / _git(root, "rev-parse", "--git-path", "info/attributes")


def _git(root: Path, *arguments: str) -> str:
    done = _run("-C", str(root), *arguments)
    if done.returncode:
        raise BitextError(f"git says: {done.stderr.strip() or arguments}", root)
    return done.stdout.strip()


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        command = ["git", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    except OSError as error:
        raise BitextError("git cannot be run; install it, then run the command again") from error
