"""What we rely on in mkdocs-static-i18n that it does not promise: one test for each name."""

import logging
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme
from mkdocs_static_i18n.config import RE_LOCALE
from mkdocs_static_i18n.plugin import I18n
from mkdocs_static_i18n.reconfigure import LUNR_LANGUAGES

from bitext.project.project import Locale
from mkdocs_bitext.i18n import other_plugins, static_i18n

ENGLISH, DUTCH = Locale("en", "English"), Locale("nl-BE", "Nederlands")


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Hi")
    (tmp_path / "docs" / "a.md").write_text("# A")
    (tmp_path / "mkdocs.yml").write_text("{site_name: x, theme: material, plugins: [search]}")
    return load_config(str(tmp_path / "mkdocs.yml"))


def site_files(config: MkDocsConfig, *uris: str) -> Files:
    return Files([File(uri, config.docs_dir, config.site_dir, True) for uri in uris])


def test_hooks_keep_their_place_between_ours() -> None:
    assert I18n.on_config.mkdocs_priority == -100


def test_load_config_takes_the_options_that_a_site_would_write(config: MkDocsConfig) -> None:
    plugin = static_i18n.insert(config, [ENGLISH, DUTCH])
    assert plugin.default_language == "en"
    assert plugin.build_languages == ["en", "nl-BE"]


def test_a_plugin_that_comes_in_the_middle_of_on_config_is_still_called(config: MkDocsConfig) -> None:
    def early(config: MkDocsConfig) -> None:
        inserted.append(static_i18n.insert(config, [ENGLISH, DUTCH]))

    inserted: list[static_i18n.SiteLocales] = []
    early.mkdocs_priority = 100  # type: ignore[attr-defined]
    config.plugins._register_event("config", early)
    config.plugins.on_config(config)
    assert [one.current_language for one in inserted] == ["en"]  # None before its on_config


def test_current_language_says_which_locale_is_being_built(config: MkDocsConfig) -> None:
    plugin = static_i18n.insert(config, [ENGLISH, DUTCH])
    config.plugins.on_config(config)
    assert plugin.current_language == "en"


def test_a_page_finds_the_version_of_its_locale_by_the_plain_name(config: MkDocsConfig) -> None:
    plugin = static_i18n.insert(config, [ENGLISH, DUTCH])
    plugin.current_language = "nl-BE"
    files = plugin.on_files(site_files(config, "index.md", "a.md", "a.nl-BE.md"), config)
    assert {file.src_uri: file.localization for file in files} == {"index.md": None, "a.nl-BE.md": "nl-BE"}
    assert files.get_file_from_path("a.md").src_uri == "a.nl-BE.md"


def test_plugins_that_want_to_follow_i18n_or_to_be_last_are_content(config: MkDocsConfig) -> None:
    search = next(iter(config.plugins))
    static_i18n.insert(config, [ENGLISH, DUTCH])
    assert list(config.plugins) == [static_i18n.NAME, search]


def test_nobody_is_warned_about_instant_navigation(config: MkDocsConfig, caplog: pytest.LogCaptureFixture) -> None:
    config.theme["features"] = ["navigation.instant"]
    static_i18n.insert(config, [ENGLISH, DUTCH])
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        config.plugins.on_config(config)
    assert not caplog.records


def test_lunr_languages_are_bare_codes() -> None:
    assert {"en", "nl", "fr", "de"} <= set(LUNR_LANGUAGES)


@pytest.mark.parametrize(
    ("code", "expected"), [("nl-BE", "nl_BE"), ("pt-BR", "pt_BR"), ("cs", "en"), ("x-klingon", "en")]
)
def test_a_theme_of_mkdocs_gets_a_locale_that_it_speaks(config: MkDocsConfig, code: str, expected: str) -> None:
    config.theme = Theme(name="mkdocs")
    static_i18n.insert(config, [ENGLISH, DUTCH]).reconfigure_mkdocs_theme(config, code)
    assert str(config.theme["locale"]) == expected


def test_a_theme_keeps_the_locale_of_its_owner_where_it_does_not_speak_the_source(config: MkDocsConfig) -> None:
    config.theme = Theme(name="mkdocs")
    klingon = Locale("tlh", "tlhIngan Hol")
    static_i18n.insert(config, [klingon, DUTCH]).reconfigure_mkdocs_theme(config, klingon.code)
    assert str(config.theme["locale"]) == "en"


def test_a_theme_without_compiled_messages_does_not_speak_a_locale(config: MkDocsConfig, tmp_path: Path) -> None:
    (tmp_path / "locales" / "tlh").mkdir(parents=True)
    config.theme = Theme(name="mkdocs", custom_dir=str(tmp_path))
    static_i18n.insert(config, [ENGLISH, DUTCH]).reconfigure_mkdocs_theme(config, "tlh")
    assert str(config.theme["locale"]) == "en"


@pytest.mark.parametrize("code", ["es-419", "fil", "ca-ES-valencia", "de-1996"])
def test_a_locale_that_it_refuses_is_built_all_the_same(config: MkDocsConfig, code: str) -> None:
    assert not RE_LOCALE.match(code)
    plugin = static_i18n.insert(config, [ENGLISH, Locale(code, "A name")])
    config.plugins.on_config(config)
    assert plugin.build_languages == ["en", code]
    plugin.current_language = code
    files = plugin.on_files(site_files(config, "index.md", "a.md"), config)
    assert [file.url for file in files] == [f"{code}/", f"{code}/a/"]


def test_an_entry_whose_name_is_no_text_is_one_clear_message(config: MkDocsConfig) -> None:
    with pytest.raises(PluginError, match=r"The locales of `bitext` in mkdocs\.yml cannot be built: .*name"):
        static_i18n.insert(config, [ENGLISH, Locale("de", 1)])  # type: ignore[arg-type]


def test_an_entry_of_the_users_own_is_one_clear_message(config: MkDocsConfig) -> None:
    own = I18n()
    own.load_config({"languages": [{"locale": "en", "name": "English", "default": True}]})
    config.plugins["i18n"] = own
    with pytest.raises(PluginError, match="Remove `i18n` from the plugins"):
        static_i18n.insert(config, [ENGLISH])


def test_stock_material_needs_no_warning_for_a_region(config: MkDocsConfig, caplog: pytest.LogCaptureFixture) -> None:
    static_i18n.prepare_search(config, ["en", "nl-BE"])
    static_i18n.insert(config, [ENGLISH, DUTCH])
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        config.plugins.on_config(config)
    assert not caplog.records
    assert config.plugins["material/search"].config.lang == ["en", "nl"]


def test_a_coverage_report_lies_beside_the_page_of_its_locale(config: MkDocsConfig) -> None:
    plugin: BasePlugin[Any] = BasePlugin()
    plugin.config = {"page_path": "tests/coverage"}  # type: ignore[assignment]  # as options are read
    config.plugins["coverage"] = plugin
    other_plugins.place_coverage_report(config, "nl-BE")
    assert plugin.config["page_path"] == "nl-BE/tests/coverage"
