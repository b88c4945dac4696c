"""The guide in a pseudo-locale, as `bitext pseudo` makes it, with the checker's sentences; built and served."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

import shared_build
from bitext.project.project import load

ROOT = Path(__file__).resolve().parents[3]
LOCALE = "en-XA"
_CATALOGUES = (str(Path(path).parent) for path in load(ROOT / "mkdocs.yml").catalogues.values())
_COPIED = ("docs", "overrides", *({"checker/hubcheck", *_CATALOGUES} - {"checker/hubcheck/messages"}))
_OTHER_LOCALES = re.compile(r"^ +[a-z]{2}-[A-Z]{2}: .*\n", re.MULTILINE)
# With the checker packed as for a preview: this site is looked at, not timed.
_BUILD_SCRIPT = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config(sys.argv[1], site_dir=sys.argv[2], strict=True)
config.plugins.on_startup(command="serve", dirty=False)
build(config)
"""


def _project(folder: Path) -> Path:
    for name in _COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    config = folder / "mkdocs.yml"
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config.write_text(_OTHER_LOCALES.sub("", text), encoding="utf-8")
    for part in (ROOT / ".cache" / "hubcheck").glob("[in]*-*"):
        shutil.copytree(part, folder / ".cache" / "hubcheck" / part.name, copy_function=_linked)
    return config


def _linked(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def _build(folder: Path) -> None:
    """The guide with a pseudo-locale as its only translation, in `folder/site`."""
    config = _project(folder)
    for command in (
        ["-m", "bitext", "pseudo", LOCALE, "-f", str(config)],
        ["-c", _BUILD_SCRIPT, str(config), str(folder / "site")],
    ):
        shared_build.run_python(*command, PYTHONPATH=str(folder / "checker"))


@pytest.fixture(scope="session")
def pseudo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    return shared_build.built_once(tmp_path_factory, "pseudo", _build) / "site"


@pytest.fixture(scope="session")
def pages(pseudo_site: Path) -> list[str]:
    """Addresses of all pages of the pseudo-locale, below its root."""
    root = pseudo_site / LOCALE
    folders = sorted(page.parent.relative_to(root).as_posix() for page in root.rglob("index.html"))
    return ["/" if folder == "." else f"/{folder}/" for folder in folders]


@pytest.fixture(scope="session")
def pseudo_url(pseudo_site: Path, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    """Where the pseudo-locale's pages are served, without a slash at the end."""
    with serve(pseudo_site) as address:
        yield f"{address}/{LOCALE}"
