"""A small project of a translator, and the real tools that open, edit and save its files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from bitext import xliff
from bitext.core.inline import markdown
from bitext.core.model import Content, InlineCode, Segment

ROOT = Path(__file__).resolve().parents[2]
CONFIG = """\
site_name: Hub Help
site_url: https://help.example/guide/
plugins:
  - search
  - bitext:
      locales:
        nl-BE: {{name: Nederlands, format: {format}}}
markdown_extensions: [attr_list]
"""
PAGE = """\
---
title: The client
---

# Your clients { #clients }

Choose **Manage clients** in the [list of clients](list.md), then press `Enter`.
The client opens at once.

- One client at  a time.
- A [client](list.md "All clients") costs 5 & more < 6; see ![the client](client.png).
"""


@dataclass(frozen=True)
class Project:
    """As its translator has it on disk."""

    root: Path

    def bitext(self, *arguments: str | Path) -> str:
        """Run the command; gives what it said."""
        command = [sys.executable, "-m", "bitext", *map(str, arguments)]
        done = subprocess.run(command, cwd=self.root, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @property
    def file(self) -> Path:
        """The segments of the page in nl-BE."""
        return self.root / "translations" / "nl-BE" / "index.xlf"

    def segments(self) -> list[Segment]:
        return [segment for unit in xliff.read(self.file).units for segment in unit.segments]

    def targets(self) -> list[tuple[str, str]]:
        """Targets as Markdown, with their states."""
        return [(markdown(one.target) if one.target else "", str(one.state)) for one in self.segments()]

    def wanted(self, change: Callable[[str], str]) -> list[tuple[str, str]]:
        """Every source with its texts changed, translated; codes as they are."""
        return [(markdown(changed(one.source, change)), "translated") for one in self.segments()]


def changed(source: Content, change: Callable[[str], str]) -> Content:
    return tuple(change(part) if isinstance(part, str) else part for part in source)


@pytest.fixture
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Project:
    """With segment files in the format of the test's `disk` marker, XLIFF 2.0 without one."""
    marker = request.node.get_closest_marker("disk")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG.format(format=marker.args[0] if marker else "xliff20"))
    (tmp_path / "docs" / "index.md").write_text(PAGE)
    (tmp_path / "docs" / "list.md").write_text("# Another page\n")
    made = Project(tmp_path)
    made.bitext("update")
    return made


@pytest.fixture(scope="session")
def weblate() -> Callable[..., str]:
    """Runs `weblate_alone.py` with these arguments; gives what it said."""

    def run(*arguments: str | Path) -> str:
        python = ROOT / ".venv-weblate" / "bin" / "python"
        assert python.is_file(), "Weblate's format layer is not installed: run make interop"
        command = [python, Path(__file__).with_name("weblate_alone.py"), *arguments]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@dataclass(frozen=True)
class OmegaT:
    """A project of OmegaT, exported as in the guide for translators."""

    root: Path

    @property
    def source(self) -> Path:
        """Where it looks for files."""
        return self.root / "source"

    def remember(self, segments: list[Segment], old: str, new: str) -> None:
        """Put translations where OmegaT keeps what somebody typed; each is its source with a word replaced."""
        pairs = [
            (_shown(one.source), _shown(changed(one.source, lambda text: text.replace(old, new)))) for one in segments
        ]
        units = "".join(
            f'<tu><tuv lang="EN"><seg>{escape(source)}</seg></tuv>'
            f'<tuv lang="NL-BE"><seg>{escape(target)}</seg></tuv></tu>'
            for source, target in pairs
        )
        header = '<header segtype="sentence" srclang="EN" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext"'
        memory = self.root / "omegat" / "project_save.tmx"
        memory.write_text(
            f'<?xml version="1.0" encoding="UTF-8"?><tmx version="1.1">{header} creationtool="OmegaT"'
            f' creationtoolversion="3.6.0"/><body>{units}</body></tmx>',
            encoding="utf-8",
        )

    def create(self) -> Path:
        """ "Create Translated Documents"; gives the folder where they lie."""
        command = ["omegat", str(self.root), "--mode=console-translate", f"--config-dir={self.root / '.settings'}"]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return self.root / "target"


def _shown(content: Content) -> str:
    """As OmegaT shows it: tags are the first letter of their element and a number, in the order of the source."""
    ids = list(dict.fromkeys(part.id for part in content if isinstance(part, InlineCode)))
    forms = {"open": "<g{}>", "close": "</g{}>", "ph": "<x{}/>"}
    return "".join(
        part if isinstance(part, str) else forms[str(part.kind)].format(ids.index(part.id)) for part in content
    )


@pytest.fixture
def omegat(project: Project, tmp_path: Path) -> OmegaT:
    """The project's index page as OmegaT gets it, without a memory."""
    project.bitext("export", "--format", "omegat", "--locale", "nl-BE", tmp_path / "omegat")
    made = OmegaT(tmp_path / "omegat" / "nl-BE")
    for file in (*made.source.glob("[!i]*.xlf"), *made.root.glob("tm/*.tmx")):
        file.unlink()
    return made


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A screen that nobody looks at."""
    read, write = os.pipe()
    screen = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1000x760x24", "-nolisten", "tcp"]
    with subprocess.Popen(screen, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as said:
            number = said.readline().strip()
        yield f":{number}"
        server.terminate()


@dataclass(frozen=True)
class Poedit:
    """Poedit with a file open, and somebody at the keyboard."""

    path: Path
    environment: dict[str, str]

    def do(self, *arguments: str) -> str:
        done = subprocess.run(["xdotool", *arguments], env=self.environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def append(self, text: str, units: int) -> None:
        """Copy the source of each unit, type behind it, save: one after the other, as the file on disk shows."""
        # Poedit wraps the lines of PO files.
        end = f'{text.split()[-1]}"\n' if self.path.suffix == ".po" else f"{text}</target>"
        window = self.do("search", "--sync", "--onlyvisible", "--name", self.path.name).split()[0]
        shape = dict(line.split("=") for line in self.do("getwindowgeometry", "--shell", window).split())
        # The field for the translation is at the bottom left.
        field = str(int(shape["WIDTH"]) // 3), str(int(shape["HEIGHT"]) - 50)
        for done in range(1, units + 1):
            # A window on a busy machine may miss a key. Each try starts from the top, so that a lost one does no harm.
            for _ in range(20):
                self.do("windowfocus", "--sync", window, "mousemove", *field, "click", "1")
                self.do("key", "--delay", "40", *["ctrl+Up"] * units, *["ctrl+Down"] * (done - 1))
                self.do("key", "ctrl+b", "ctrl+End")
                self.do("type", text)
                self.do("key", "ctrl+s")
                if self.saved(end, done):
                    break
            assert self.saved(end, done), self.path.read_text(encoding="utf-8")

    def saved(self, text: str, times: int) -> bool:
        """Whether the file on disk comes to hold a text so often."""
        for _ in range(30):
            if self.path.read_text(encoding="utf-8").count(text) == times:
                return True
            self.do("sleep", "0.3")
        return False


@pytest.fixture
def poedit(display: str, tmp_path: Path) -> Iterator[Callable[[Path], Poedit]]:
    """Opens a file in Poedit."""
    running: list[subprocess.Popen[bytes]] = []
    home = tmp_path / "home"
    home.mkdir()
    environment = {**os.environ, "DISPLAY": display, "HOME": str(home), "LC_ALL": "C.UTF-8"}
    environment["XDG_CONFIG_HOME"] = str(home / ".config")

    def opened(path: Path) -> Poedit:
        running.append(subprocess.Popen(["poedit", str(path)], env=environment, stderr=subprocess.DEVNULL))
        return Poedit(path, environment)

    yield opened
    for process in running:
        process.terminate()
        process.wait()
