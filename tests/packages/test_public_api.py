"""What other programs may rely on: it grows on purpose only, is documented, and the reference shows all of it."""

from __future__ import annotations

import importlib
import importlib.util
from pathlib import Path
from types import FunctionType, ModuleType

import griffe
import pytest

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = {
    "bitext": {
        "BitextError Change Checked Content Document ExtractOptions ExtractedPage Finding InlineCode Kind Locale",
        "Location LocalizedPage Match Note Plan Project Segment Severity SiteChecked State Unit",
        "apply_changes check_project check_site extract_units find_config load_project localize_page merge_targets",
        "plan_update read_xliff validate_xliff write_xliff",
    },
    "hubcheck": {
        "Catalogue Choice Explanation Finding OUTCOMES Outcome START STEPS Step Verdict",
        "check_email check_url describe explain_message next_step read_catalogue",
    },
    "mkdocs_bitext": {"BitextPlugin"},
    "mkdocs_hubcheck": {"HubcheckPlugin"},
    "mkdocs_publish": {"PublishPlugin"},
}
"""By hand: a name that goes from here breaks somebody's program."""
NAMES = [(package, name) for package, lines in PUBLIC.items() for line in sorted(lines) for name in line.split()]


@pytest.fixture(scope="module")
def code() -> griffe.ModulesCollection:
    """All packages as griffe reads them."""
    loader = griffe.GriffeLoader(search_paths=[ROOT / "plugins", ROOT / "checker"])
    for package in PUBLIC:
        loader.load(package)
    loader.resolve_aliases(implicit=True, external=False)
    return loader.modules_collection


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """`scripts/reference.py`."""
    spec = importlib.util.spec_from_file_location("reference", ROOT / "scripts/reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("package", PUBLIC)
def test_a_package_gives_these_names_and_no_others(package: str) -> None:
    assert sorted(importlib.import_module(package).__all__) == sorted(name for of, name in NAMES if of == package)


@pytest.mark.parametrize(("package", "name"), NAMES)
def test_a_public_name_is_there_and_documented(code: griffe.ModulesCollection, package: str, name: str) -> None:
    assert getattr(importlib.import_module(package), name) is not None
    docstring = code[package][name].final_target.docstring
    assert docstring is not None
    assert docstring.value.strip()


@pytest.mark.parametrize("package", ["bitext", "hubcheck"])
def test_a_type_checker_sees_what_python_loads(code: griffe.ModulesCollection, package: str) -> None:
    module = importlib.import_module(package)
    for name in module.__all__:
        value = getattr(module, name)
        if isinstance(value, type | FunctionType):
            assert code[package][name].final_target.path == f"{value.__module__}.{value.__qualname__}"


def test_a_name_that_is_not_public_is_an_error_that_names_it() -> None:
    with pytest.raises(AttributeError, match=r"module 'hubcheck' has no attribute 'check_phone'"):
        _ = importlib.import_module("hubcheck").check_phone


def test_every_option_of_every_plugin_is_documented_and_on_the_page(reference: ModuleType) -> None:
    page = (ROOT / "docs/developers/options.md").read_text(encoding="utf-8")
    for plugin, options in reference.PLUGINS.items():
        section = page.partition(f"\n## `{plugin}`")[2].partition("\n## ")[0]
        rows = {line.split("|")[1].strip(): line.split("|")[-2].strip() for line in section.splitlines() if "|" in line}
        for name, _ in options._schema:
            assert rows[f"`{name}`"]


def test_the_reference_is_what_the_docstrings_say(reference: ModuleType) -> None:
    stale = [path.name for path, text in reference.reference().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run: make reference"
