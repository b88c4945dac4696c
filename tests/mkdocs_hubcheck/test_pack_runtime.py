"""The pinned Pyodide: installed once and verified by the lock file."""

import json
import re
import shutil
from pathlib import Path

import pytest

from mkdocs_hubcheck import pack_sources
from mkdocs_hubcheck.node import PackingError
from mkdocs_hubcheck.pack_runtime import Packer

OFFLINE = re.compile("ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|network", re.IGNORECASE)


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a copy of the lock file."""
    folder = tmp_path / "locked"
    folder.mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(pack_sources.runtime_folder() / name, folder / name)
    monkeypatch.setattr(pack_sources, "runtime_folder", lambda: folder)
    return folder


@pytest.mark.network
def test_the_lock_files_pyodide_is_installed_once(locked: Path, tmp_path: Path) -> None:
    packer = Packer(tmp_path / "cache")
    try:
        found = packer.pyodide()
    except PackingError as error:
        if OFFLINE.search(str(error)):
            pytest.skip(str(error))
        raise
    version = json.loads((found / "package.json").read_text(encoding="utf-8"))["version"]
    assert version == pack_sources.pinned(locked).version
    (found / "package.json").unlink()
    assert packer.pyodide() == found
    assert not (found / "package.json").exists()


@pytest.mark.network
def test_a_package_that_does_not_match_the_lock_file_is_rejected(locked: Path, tmp_path: Path) -> None:
    lock = locked / "package-lock.json"
    integrity = pack_sources.pinned(locked).integrity
    other = "sha512-" + "A" * 86 + "=="
    lock.write_text(lock.read_text(encoding="utf-8").replace(integrity, other), encoding="utf-8")
    with pytest.raises(PackingError) as refused:
        Packer(tmp_path / "cache").pyodide()
    if OFFLINE.search(str(refused.value)):
        pytest.skip(str(refused.value))
    assert re.search("EINTEGRITY|integrity", str(refused.value))
    assert not list((tmp_path / "cache").rglob("pyodide.asm.wasm"))


def test_the_lock_file_names_no_registry() -> None:
    assert '"resolved"' not in (pack_sources.runtime_folder() / "package-lock.json").read_text(encoding="utf-8")
