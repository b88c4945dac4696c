"""ProperDocs, the fork that goes on where MkDocs stopped: the same project gives the same pages."""

from __future__ import annotations

import os
import re
import site
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VERSION = "1.6.7"
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@pytest.fixture(scope="session")
def properdocs() -> Path:
    """A Python with ProperDocs beside everything that this one has; kept for the next run."""
    home = ROOT / ".cache" / f"properdocs-{VERSION}-{sys.version_info.major}.{sys.version_info.minor}"
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not (home / "ready").exists():
        venv.create(home, clear=True, with_pip=False)
        packages = next(home.rglob("site-packages"))
        ours = [path for path in site.getsitepackages() if Path(path).is_dir()]
        lines = (f"import site; site.addsitedir({path!r})\n" for path in ours)
        (packages / "ours.pth").write_text("".join(lines))
        install = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--retries",
            "1",
            "--no-deps",
            "--target",
            str(packages),
        ]
        done = subprocess.run([*install, f"properdocs=={VERSION}"], capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"ProperDocs cannot be installed (no package registry?): {done.stderr.strip()[-200:]}")
        (home / "ready").touch()
    return python


def pages(python: str | Path, module: str, folder: Path, out: Path) -> dict[str, str]:
    command = [str(python), "-m", module, "build", "--strict", "--site-dir", str(out)]
    done = subprocess.run(command, cwd=folder, env=os.environ | _QUIET, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    texts = {path.relative_to(out).as_posix(): path.read_text("utf-8") for path in out.rglob("*.html")}
    return {name: re.sub(r'<meta name="generator"[^>]*>', "", text) for name, text in texts.items()}


@pytest.mark.network
def test_the_same_project_gives_the_same_pages(project, properdocs: Path, tmp_path: Path) -> None:
    project.write({
        "docs/index.md": "# Set up\n\nOpen [!INCLUDE[x](includes/hub.md)]. Wait.\n\n!!! note\n\n    Look.\n",
        "docs/other.md": "# Other\n\nStay.\n",
        "docs/includes/hub.md": "the hub\n",
    })  # fmt: skip
    project.translate({"Set up": "Instellen", "the hub": "de hub", "Look.": "Kijk."})
    ours = pages(sys.executable, "mkdocs", project.root, tmp_path / "mkdocs")
    theirs = pages(properdocs, "properdocs", project.root, tmp_path / "properdocs")
    assert "Instellen" in ours["nl-BE/index.html"]
    assert theirs == ours
