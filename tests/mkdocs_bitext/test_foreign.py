"""Somebody else's site: the wheel, in an environment of its own, takes their pages to a second locale."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree, html

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = ROOT / "plugins"
FIVE_LINES = """\
site_name: Their docs
theme:
  name: material
plugins:
  - search
"""


@dataclass(frozen=True)
class Installed:
    """An environment that has our wheel and what it asks for, and nothing of this checkout."""

    scripts: Path

    def run(self, folder: Path, command: str, *arguments: str) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment |= {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
        done = subprocess.run(
            [str(self.scripts / command), *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command} {' '.join(arguments)}:\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel of this checkout, installed; what it depends on is kept for the next run."""
    settings = tomllib.loads((PLUGINS / "pyproject.toml").read_text())
    needs = repr((settings["project"], settings["build-system"], sys.version_info[:2]))
    home = ROOT / ".cache" / f"foreign-{hashlib.sha256(needs.encode()).hexdigest()[:10]}"
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    first = not (home / "ready").exists()
    if first:
        for old in home.parent.glob("foreign-*"):
            shutil.rmtree(old, ignore_errors=True)
        venv.create(home, clear=True, with_pip=True)
        _pip(scripts, "install", *settings["build-system"]["requires"])
    folder = tmp_path_factory.mktemp("wheel")
    _pip(scripts, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(PLUGINS))
    (wheel,) = folder.glob("*.whl")
    _pip(scripts, "install", *(() if first else ("--no-deps", "--force-reinstall")), f"{wheel}[material]")
    (home / "ready").touch()
    return Installed(scripts)


def _pip(scripts: Path, *arguments: str) -> None:
    command = [
        str(scripts / "python"),
        "-m",
        "pip",
        "--quiet",
        "--retries",
        "1",
        "--disable-pip-version-check",
        *arguments,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and re.search(r"No matching distribution|connection|resolve", done.stderr, re.IGNORECASE):
        pytest.skip(f"the package registry cannot be reached: {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stderr


def fill(path: Path, source: str, target: str) -> None:
    """Translate one sentence the way a translator's tool does."""
    tree = etree.parse(path)
    space = f"{{{tree.getroot().nsmap[None]}}}"
    (segment,) = (one for one in tree.iter(f"{space}segment") if one.findtext(f"{space}source") == source)
    segment.set("state", "translated")
    element = segment.find(f"{space}target")
    element = etree.SubElement(segment, f"{space}target") if element is None else element
    element.text = target
    tree.write(path, encoding="utf-8", xml_declaration=True)


@pytest.mark.network
def test_only_what_segments_need_is_installed(installed: Installed, tmp_path: Path) -> None:
    """Whoever wants segments for their own site gets neither the checker nor its lists of e-mail domains."""
    names = set(re.findall(r"(?m)^([\w.-]+)==", installed.run(tmp_path, "pip", "freeze", "--all")))
    assert {"lxml", "mkdocs", "mkdocs-static-i18n"} <= names
    assert not {name for name in names if re.search(r"email|domain|publicsuffix|whatwg|hub", name)}


@pytest.mark.network
@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_a_small_foreign_site_gets_a_second_locale(installed: Installed, tmp_path: Path, theme: str) -> None:
    folder = tmp_path / "their site"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Welcome\n\nThis is one sentence. This is another.\n")
    (folder / "mkdocs.yml").write_text(FIVE_LINES.replace("material", theme))
    installed.run(folder, "bitext", "init", "nl-BE")
    installed.run(folder, "bitext", "update")
    fill(folder / "translations/nl-BE/index.xlf", "This is one sentence.", "Dit is een zin.")
    installed.run(folder, "mkdocs", "build", "--strict")
    english, dutch = (html.parse(folder / "site" / uri).getroot() for uri in ("index.html", "nl-BE/index.html"))
    assert dutch.get("lang") == "nl-BE"
    assert "Dit is een zin. This is another." in " ".join(dutch.text_content().split())
    assert "staan nog in het Engels" in dutch.text_content()
    assert [span.text for span in dutch.xpath("//span[@lang='en']")] == ["This is another."]
    assert "This is one sentence. This is another." in " ".join(english.text_content().split())
    ours = [link for link in dutch.xpath("//@src | //link/@href") if "assets/bitext/" in link]
    assert ours
    assert all((folder / "site/nl-BE" / link).resolve().is_file() for link in ours)
    if theme == "material":
        assert "Zoeken" in html.tostring(dutch, encoding="unicode")


@pytest.mark.network
@pytest.mark.corpus
def test_the_docs_of_mkdocs_itself_get_a_second_locale(installed: Installed, tmp_path: Path, shared: Path) -> None:
    shutil.copytree(shared / "corpus/pages/mkdocs/docs", tmp_path / "docs", copy_function=shutil.copyfile)
    (tmp_path / "mkdocs.yml").write_text(FIVE_LINES)
    installed.run(tmp_path, "bitext", "init", "nl-BE")
    installed.run(tmp_path, "bitext", "update")
    fill(tmp_path / "translations/nl-BE/getting-started.xlf", "Getting Started with MkDocs", "Aan de slag met MkDocs")
    installed.run(tmp_path, "mkdocs", "build")
    pages = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*/index.html")}
    # What lies below `en` leads to the pages at the root.
    pages = {page for page in pages if not page.startswith("en/")}
    english = {page for page in pages if not page.startswith("nl-BE/")}
    assert {f"nl-BE/{page}" for page in english} | {"nl-BE/index.html"} == pages - english
    dutch = html.parse(tmp_path / "site/nl-BE/getting-started/index.html").getroot()
    assert dutch.find(".//h1").text_content().startswith("Aan de slag met MkDocs")
