"""docs/for-site-owners.md: its commands work on a fresh site, and its tables are complete."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from bitext.cli.main import main
from bitext.exchange.init import known_plugins
from bitext.project.mkdocs_yml import entries, read_config
from mkdocs_bitext.options import BitextOptions

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs/for-site-owners.md").read_text("utf-8")
SECTIONS = re.findall(r"(?ms)^##+ [^\n]*\{ #([\w-]+) \}\n(.*?)(?=^##+ |\Z)", GUIDE)
NOT_RUN = ("pip ", "mkdocs serve", "po2md ")  # installs, never ends, is of another project
PAGE = "# Start\n\nOpen the menu of the page. Choose a client.\n"
FRENCH = "# Début\n\nOuvrez le menu de la page. Choisissez un client.\n"
FILES: Mapping[str, Mapping[str, str]] = {
    "existing": {"docs/fr/index.md": FRENCH},
    "po": {"translated/fr/index.md": FRENCH},
}
"""What a section's reader has beside a page."""


def commands(text: str) -> list[str]:
    """The lines of its blocks of commands, in their order."""
    blocks = re.findall(r"(?ms)^ *```bash\n(.*?)^ *```", text)
    return [line.strip() for block in blocks for line in block.splitlines() if not line.strip().startswith(NOT_RUN)]


WITH_COMMANDS = [(name, text) for name, text in SECTIONS if commands(text)]


@pytest.mark.parametrize(("name", "text"), WITH_COMMANDS, ids=[name for name, _ in WITH_COMMANDS])
def test_the_commands_of_a_section_work_on_a_fresh_site(name: str, text: str, tmp_path: Path) -> None:
    for path, content in {
        "mkdocs.yml": "site_name: X\nsite_url: https://example.org/\n",
        "docs/index.md": PAGE,
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(content)
    run("git init -q", tmp_path)
    if name not in ("look", "first", "existing", "po"):
        run("bitext init nl-BE", tmp_path)
    for path, content in FILES.get(name, {}).items():
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(content, "utf-8")
    for command in commands(text):
        run(command, tmp_path)


def run(command: str, folder: Path) -> None:
    program, *words = shlex.split(command)
    # 1: there are sentences to confirm.
    allowed = (0, 1) if words[0] == "adopt" else (0,)
    if program == "bitext":
        with contextlib.chdir(folder):
            assert main(words) in allowed, command
        return
    start = {"git": ["git"], "python": [sys.executable]}.get(program, [sys.executable, "-m", program])
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run([*start, *words], cwd=folder, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"


def test_every_section_of_files_is_in_the_guide() -> None:
    assert {*FILES} <= {name for name, _ in WITH_COMMANDS}


def test_every_option_is_in_the_table() -> None:
    table = dict(SECTIONS)["options"]
    assert re.findall(r"(?m)^\| `(\w+)` \|", table) == sorted(
        (name for name, _ in BitextOptions._schema),
        key=lambda name: table.find(f"| `{name}` |"),
    )


def test_the_examples_of_settings_are_valid() -> None:
    for block in re.findall(r"(?ms)^```yaml\n(.*?)^```", GUIDE):
        assert yaml.safe_load(block)


def test_the_known_plugins_are_those_of_the_example_sites() -> None:
    """A plugin is known because `make sites` builds a site with it; a new one needs a row in known_plugins.tsv."""
    listed = {
        name.removeprefix("material/")
        for example in (ROOT / "tests/sites/examples").glob("*/mkdocs.yml")
        for name, _ in entries(read_config(example).get("plugins"))
    }
    assert {*known_plugins()} == listed - {"bitext"} | {"search"}
