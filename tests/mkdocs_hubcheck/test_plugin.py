"""The plugin in a build: the checker is published with the pages, or one message and pages without it."""

import logging
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_hubcheck import copy_to_site, node
from mkdocs_hubcheck.node import PackingError
from mkdocs_hubcheck.pack_runtime import Packer, Runtime
from mkdocs_hubcheck.plugin import HubcheckPlugin


def project(folder: Path, options: str) -> MkDocsConfig:
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Help\n")
    (folder / "mkdocs.yml").write_text(f"site_name: Help\ntheme: null\nplugins:\n  - hubcheck: {options}\n")
    return load_config(str(folder / "mkdocs.yml"))


def no_node() -> node.Node:
    raise PackingError("Packing the checker needs Node.js.")


def test_a_built_site_contains_the_checker(tmp_path: Path, runtime: Runtime) -> None:
    cache = runtime.packed.parent
    config = project(tmp_path, f"{{cache: {cache}}}")
    build(config)
    for name in ("engine.js", "worker.js", "third-party.txt"):
        assert (tmp_path / "site" / copy_to_site.file_uri(runtime, name)).is_file()
    assert (tmp_path / "site" / copy_to_site.FOLDER / runtime.packed.name / "app.zip").is_file()


def test_a_page_can_link_to_a_result_of_the_checklist(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    config = project(tmp_path, "{enabled: false}")
    config.validation.links.anchors = logging.WARNING
    (tmp_path / "docs" / "list.md").write_text("# List\n\n<!-- hubcheck:checklist -->\n")
    links = "[Known](list.md#client-gives-access) [Unknown](list.md#no-such-result)"
    (tmp_path / "docs" / "index.md").write_text(f"# Help\n\n{links}\n")
    build(config)
    assert [record.message for record in caplog.records if "anchor" in record.message] == [
        "Doc file 'index.md' contains a link 'list.md#no-such-result', but the doc 'list.md' does not contain an anchor"
        " '#no-such-result'."
    ]


def test_without_node_the_site_is_built_with_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(node, "find", no_node)
    caplog.set_level(logging.INFO, "mkdocs.plugins.hubcheck")
    build(project(tmp_path, "{}"))
    assert (tmp_path / "site" / "index.html").is_file()
    assert not list((tmp_path / "site").rglob("app.zip"))
    assert [record.message for record in caplog.records if record.name.endswith("hubcheck")] == [
        "Packing the checker needs Node.js. The forms of the site say that the checker is not available."
    ]


def test_nothing_is_packed_if_disabled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "find", no_node)
    config = project(tmp_path, "{enabled: false}")
    build(config)
    plugin = config.plugins["hubcheck"]
    assert isinstance(plugin, HubcheckPlugin)
    assert plugin.runtime is None


def test_a_cached_pack_needs_neither_node_nor_a_connection(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "find", no_node)
    assert Packer(runtime.packed.parent).build() == runtime


def test_a_preview_uses_a_complete_pack_if_there_is_one(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "find", no_node)
    preview = Packer(runtime.packed.parent, complete=False).build()
    assert (preview.interpreter, preview.packed) == (runtime.interpreter, runtime.packed)


def test_a_preview_is_packed_without_snapshot_and_compression(tmp_path: Path, runtime: Runtime) -> None:
    downloaded = Packer(runtime.packed.parent).pyodide().parents[1]
    for there in (runtime.interpreter, downloaded):
        (tmp_path / there.name).symlink_to(there)
    preview = Packer(tmp_path, complete=False).build()
    names = {path.name for path in (*preview.packed.iterdir(), *preview.web.iterdir())}
    assert {"app.zip", "worker.js"} <= names
    assert not [name for name in names if name.endswith((".bin", ".br", ".gz"))]
    assert (preview.packed / "app.zip").read_bytes() == (runtime.packed / "app.zip").read_bytes()
