"""What `make bundles` makes: complete, the same everywhere, and traceable to its sources."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("plugins/mkdocs_bitext/dist", "plugins/mkdocs_publish/dist", "checker/mkdocs_hubcheck/dist")
SOURCES = ("plugins/mkdocs_bitext/assets", "plugins/mkdocs_publish/offline", "checker/web", "checker/runtime")
SOURCES += ("stylesheets", "scripts")
NODE = ROOT / "scripts" / "node"


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(NODE), str(folder), *command], capture_output=True, text=True, check=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What bundling reads, somewhere else and not bundled yet."""
    if not (ROOT / "node_modules" / "esbuild").is_dir():
        pytest.skip("esbuild is not installed: run `make setup`")
    for name in SOURCES:
        shutil.copytree(ROOT / name, tmp_path / "a copy" / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "package.json", tmp_path / "a copy")
    (tmp_path / "a copy" / "node_modules").symlink_to(ROOT / "node_modules")
    return tmp_path / "a copy"


def bundle(folder: Path) -> None:
    done = run(folder, "npm", "run", "--silent", "bundle")
    assert done.returncode == 0, done.stderr


def contents(top: Path) -> dict[str, bytes]:
    """The bundled files by their path."""
    found = (path for folder in FOLDERS for path in (top / folder).rglob("*") if path.is_file())
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in found}


MAPS = sorted(name for name in contents(ROOT) if name.endswith(".map"))


def test_the_same_sources_make_the_same_bytes_in_any_folder(checkout: Path) -> None:
    bundle(checkout)
    assert contents(checkout) == contents(ROOT)


def test_what_an_earlier_version_made_goes(checkout: Path) -> None:
    bundle(checkout)
    before = contents(checkout)
    (checkout / FOLDERS[0] / "gone.js").write_text("")
    bundle(checkout)
    assert contents(checkout) == before


def test_strings_and_top_level_await_come_through(checkout: Path) -> None:
    text = 'document.title = await Promise.resolve("docs/** and // no comment */");\n'
    part = checkout / "plugins/mkdocs_bitext/assets/status/table.js"
    part.write_text(part.read_text() + text)
    bundle(checkout)
    made = checkout / FOLDERS[0] / "status.js"
    assert "docs/** and // no comment */" in made.read_text()
    assert run(checkout, "node", "--check", str(made)).stderr == ""


def test_a_source_that_is_not_there_is_named_and_nothing_is_written(checkout: Path) -> None:
    part = checkout / "checker/web/elements/email.js"
    part.write_text('import "./nowhere.js";\n')
    done = run(checkout, "npm", "run", "--silent", "bundle")
    assert done.returncode
    assert "checker/web/elements/email.js:1:7" in done.stderr
    assert '"./nowhere.js"' in done.stderr
    assert contents(checkout) == {}


@pytest.mark.parametrize("name", MAPS)
def test_a_source_map_leads_to_our_sources_and_says_nothing_of_this_machine(name: str) -> None:
    found = json.loads((ROOT / name).read_text())
    assert found["sources"]
    assert "sourceRoot" not in found
    for source, text in zip(found["sources"], found["sourcesContent"], strict=True):
        path = ((ROOT / name).parent / source).resolve()
        assert not Path(source).is_absolute()
        assert path.is_relative_to(ROOT)
        assert path.read_text(encoding="utf-8") == text


def test_every_script_and_sheet_has_a_map_but_the_one_that_says_goodbye() -> None:
    names = {name for name in contents(ROOT) if name.endswith((".js", ".css"))}
    assert names - {name.removesuffix(".map") for name in MAPS} == {"plugins/mkdocs_publish/dist/worker/unregister.js"}
