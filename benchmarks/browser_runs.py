"""What the benchmarks in a browser share: their options, Chromium and its flags, and how they end."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bitext.core.storage import write_atomic
from mkdocs_hubcheck import node, pack_sources

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "site" / "support"))

from web_server import Server as Server  # noqa: E402 - for the benchmarks

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
FLAGS += ["--disable-background-networking", "--disable-component-update"]
MBIT, DELAY = 1.6, 0.15
"""A slow line: megabits a second of all connections together, and the seconds before each answer."""
_TEXTS = frozenset({".html", ".js", ".mjs", ".css", ".json", ".svg", ".txt", ".xml"})


def parser(doc: str | None) -> argparse.ArgumentParser:
    """The options that each of them has: `rounds`, `chromium` and `write`."""
    options = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=positive, default=3, metavar="N", help="default: 3")
    options.add_argument("--chromium", type=program, default=_found(), help="default: the machine's own")
    options.add_argument("--write", type=writable, metavar="FILE", help="write the results to a file, too")
    return options


def _found() -> str:
    return next(filter(None, map(shutil.which, BROWSERS)), BROWSERS[0])


def positive(text: str) -> int:
    """A number from 1.

    Raises:
        ArgumentTypeError: it is none.
    """
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1")
    return int(text)


def program(text: str) -> str:
    """The path of a program.

    Raises:
        ArgumentTypeError: it is not installed.
    """
    if (path := shutil.which(text)) is None:
        raise argparse.ArgumentTypeError(f"there is no {text}; install it, or write the path of a Chromium")
    return path


def writable(text: str) -> Path:
    """A file that can be written; otherwise this would turn out only after minutes.

    Raises:
        ArgumentTypeError: its folder does not exist or is read-only.
    """
    path = Path(text)
    if path.is_dir() or not os.access(path.parent, os.W_OK):
        raise argparse.ArgumentTypeError(f"{text} cannot be written; write a file name in an existing folder")
    return path


def built_site(text: str) -> Path:
    """The folder of a built site.

    Raises:
        ArgumentTypeError: it is none.
    """
    if not (Path(text) / "index.html").is_file():
        raise argparse.ArgumentTypeError(f"{text} is not a built site: it has no index.html; run `make site`")
    return Path(text)


def labelled_site(text: str) -> tuple[str, Path]:
    """`LABEL=FOLDER`.

    Raises:
        ArgumentTypeError: it has another form, or the folder is no built site.
    """
    label, equals, folder = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text} has no label; write it as now={text}")
    return label, built_site(folder)


def guide(folder: Path) -> Path:
    """The guide, built into this folder."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)
    return folder


def compressed_copy(site: Path, folder: Path) -> Path:
    """A copy of a site in which texts have compressed copies too, as a good web host makes them."""
    shutil.copytree(site, folder)
    texts = [str(path) for path in folder.rglob("*") if path.suffix in _TEXTS and not Path(f"{path}.br").exists()]
    os.environ["HUBCHECK_BROTLI_QUALITY"] = "6"
    node.find().run(pack_sources.runtime_folder() / "compress.mjs", *texts)
    return folder


def machine() -> str:
    """The number of cores and the load, for the last line of a report."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{os.cpu_count()} cores, load {load} (1, 5 and 15 minutes) at the end"


def version(chromium: str) -> str:
    """The name and version of the browser."""
    return subprocess.run([chromium, "--version"], capture_output=True, text=True, check=True).stdout.strip()


def run(main: Callable[[], tuple[str, Path | None]]) -> None:
    """Run a benchmark, print its report, write it where asked to, and exit: 2 after an error, 130 after Ctrl-C."""
    try:
        text, path = main()
        print(text)
        if path:
            write_atomic(path, text)
    except KeyboardInterrupt:
        print("Interrupted; nothing was written.", file=sys.stderr)
        sys.exit(130)
    except (node.PackingError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        sys.exit(2)
