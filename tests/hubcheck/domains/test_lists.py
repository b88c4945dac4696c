"""The packed lists: sorted, complete, and without entries that would reject work addresses."""

import csv
import importlib.util
import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest

from hubcheck.domains.lists import find_listing, is_known_tld, is_reserved, is_role_word, open_suffix, targets

DATA = files("hubcheck.data")
GENERAL_KNOWLEDGE = 1274
ROOT = Path(__file__).resolve().parents[3]


def table(name: str) -> Iterator[dict[str, str]]:
    text = DATA.joinpath(name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


@pytest.fixture(scope="module")
def refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh_lists", ROOT / "scripts" / "refresh_lists.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["domains.bin", "tlds.bin", "open-suffixes.bin", "roles.txt"])
def test_a_packed_list_is_sorted_for_bisecting(name: str) -> None:
    names = [line.partition(b"\t")[0] for line in DATA.joinpath(name).read_bytes().splitlines()]
    assert names == sorted(set(names))


def test_every_line_of_a_packed_list_is_found() -> None:
    for line in DATA.joinpath("domains.bin").read_text(encoding="utf-8").splitlines():
        domain = line.partition("\t")[0]
        listing = find_listing(domain)
        assert listing is not None
        assert listing.domain == domain


def test_every_provider_of_ours_is_packed_with_its_kind_and_operator() -> None:
    for row in table("providers.tsv"):
        listing = find_listing(row["domain"])
        assert listing is not None, row["domain"]
        assert (listing.kind, listing.operator) == (row["kind"], row["operator"])


@pytest.mark.parametrize("name", ["providers.tsv", "allow.tsv", "disposable.tsv", "reserved.tsv", "examples.tsv"])
def test_our_own_tables_are_sorted_and_complete(name: str) -> None:
    rows = list(table(name))
    keys = [next(iter(row.values())) for row in rows]
    assert keys == sorted(set(keys))
    assert all(value for row in rows for column, value in row.items() if column != "operator")


def test_a_row_names_one_operator_or_none() -> None:
    several = re.compile(
        r"[,/()]| (and|or|en|et|und) |\b(other|older|smaller|regional|local|various)\b"
        r"|\b(providers?|portals?|webmail|isps?|carriers?)\b",
        re.IGNORECASE,
    )
    assert [row for row in table("providers.tsv") if several.search(row["operator"])] == []


SOURCES = (
    r"Thunderbird ISPDB [\w.-]+\.xml",
    r"[@\w/-]+ \d+(\.\d+)+ \((PyPI|npm)\)",
    r"[\w-]+/[\w.-]+ (commits|[\w./-]+)",
    "mailcheck wiki",
    "public code: (lists|addresses)",
    "operator's own domain",
    "general knowledge",
)


def test_the_source_of_a_provider_shows_the_domain_or_says_that_none_does() -> None:
    form = re.compile("|".join(SOURCES))
    assert [row for row in table("providers.tsv") if not form.fullmatch(row["source"])] == []


def test_the_rows_without_a_source_become_fewer() -> None:
    # Lower the number with the rows; a new row needs a source.
    assert sum(row["source"] == "general knowledge" for row in table("providers.tsv")) <= GENERAL_KNOWLEDGE


@pytest.mark.parametrize("domain", ["edpnet.nl", "013net.net", "12move.dk", "skpnet.nl"])
def test_the_sentence_on_a_telecom_domain_names_the_operator_of_that_domain_or_none(domain: str) -> None:
    listing = find_listing(domain)
    assert listing
    assert listing.operator in (
        "",
        *{"edpnet.nl": ["edpnet"], "013net.net": ["Netvision"], "skpnet.nl": ["SKP"]}.get(domain, []),
    )


@pytest.mark.parametrize(
    "domain",
    [
        *("solconmail.nl", "coditel.net", "pc.dk", "tdcspace.dk", "nbnet.nb.ca", "waitrose.com", "farmside.co.nz"),
        *("kinect.co.nz", "netspeed.net.nz", "spin.net.au", "superbanda.es", "ymail.fr", "rapidletter.net"),
        "best-temp-mail.info",
    ],
)
def test_a_consumer_service_that_a_public_source_names_is_listed(domain: str) -> None:
    listing = find_listing(domain)
    assert listing
    assert listing.kind != "work"


def test_a_provider_has_a_country_a_kind_and_a_valid_domain() -> None:
    for row in table("providers.tsv"):
        assert re.fullmatch("[A-Z]{2}", row["country"]), row
        assert row["kind"] in ("personal", "telecom"), row
        assert is_known_tld(row["domain"].rpartition(".")[2]), row


def test_no_domain_is_both_a_provider_and_allowed() -> None:
    assert not {row["domain"] for row in table("providers.tsv")} & {row["domain"] for row in table("allow.tsv")}


def test_errors_of_the_lists_are_corrected() -> None:
    assert all((listing := find_listing(row["domain"])) and listing.kind == "work" for row in table("allow.tsv"))


def test_every_domain_whose_misspellings_are_detected_is_a_provider() -> None:
    known = {row["domain"] for row in table("providers.tsv")} | {"onmicrosoft.com"}
    assert set(targets()) <= known


@pytest.mark.parametrize("school", ["nus.edu.sg", "umich.edu", "unican.es", "ox.ac.uk", "kuleuven.be", "mit.edu"])
def test_no_school_is_listed(school: str) -> None:
    listing = find_listing(school)
    assert listing is None or listing.kind == "work"


@pytest.mark.parametrize("suffix", ["co.uk", "com.au", "be", "gouv.fr", "onmicrosoft.com"])
def test_no_public_suffix_is_listed(suffix: str) -> None:
    assert find_listing(suffix) is None


def test_a_reserved_name_is_no_top_level_domain() -> None:
    reserved = [row["name"] for row in table("reserved.tsv")]
    assert all(is_reserved(f"x.{name}") for name in reserved)
    assert not any(is_known_tld(name) for name in reserved if name not in ("arpa", "onion"))


@pytest.mark.parametrize("name", ["an", "els", "jan", "luc", "marc", "mark", "may", "noor", "pat", "rose", "tim"])
def test_a_personal_name_is_no_role_word(name: str) -> None:
    assert not is_role_word(name)


def test_the_script_packs_in_the_order_in_which_the_check_reads(refresh: ModuleType) -> None:
    assert refresh.pack(["b-a", "b\tx", "a", "b.a"]) == b"a\nb\tx\nb-a\nb.a\n"


def test_the_first_list_to_name_a_domain_wins(refresh: ModuleType) -> None:
    names = [("skole.be", "w"), ("skole.be", "p"), ("a.skole.be", "w")]
    entries = [refresh.PackedDomain(domain, kind) for domain, kind in names]
    assert refresh.merge(entries) == [refresh.PackedDomain("skole.be", "w")]


def test_schools_and_misspelt_providers_of_the_free_list_are_left_out(refresh: ModuleType) -> None:
    kinds = {
        entry.domain: entry.kind for entry in refresh.free_list(["gmial.com", "zap.be", "x.ac.uk", "trashmail.be"])
    }
    assert kinds == {"zap.be": "p", "trashmail.be": "d"}


def test_a_name_that_may_be_real_is_not_taken_from_the_collected_list(refresh: ModuleType) -> None:
    collected = ["gmial.com", "site.com", "x.edu.ge", "rijschool.nl", "wegwerpmail.nl", "zap.com", "a.zap.com", "co.uk"]
    names = refresh.disposable_names([], ["pop.be"], collected, lambda name: name == "site.com")
    assert names == {"pop.be", "wegwerpmail.nl", "zap.com"}


def test_our_own_lists_decide_about_a_disposable_name(refresh: ModuleType) -> None:
    own = [refresh.PackedDomain("zap.com", "w")]
    assert refresh.disposable_names(own, ["zap.com", "pop.com"], ["zap.com"], lambda _: False) == {"pop.com"}


def test_a_school_and_a_site_that_browsers_know_may_be_real(refresh: ModuleType) -> None:
    assert refresh.is_known_website("kuleuven.be")
    assert refresh.is_known_website("crazydomains.com")
    assert not refresh.is_known_website("mailinator.dev")


def test_only_delegated_names_are_top_level_domains(refresh: ModuleType) -> None:
    text = "// ===BEGIN ICANN DOMAINS===\nbe\nco.uk\n*.ck\nрф\n// ===END ICANN DOMAINS===\nx.github\n"
    assert refresh.top_level_domains(text) == {"be", "uk", "ck", "xn--p1ai"}


def test_names_below_which_anybody_can_register_are_private_suffixes(refresh: ModuleType) -> None:
    rules = "x.org\na.x.org\n*.y.net\n!b.y.net\nя.рус"
    text = f"be\n// ===BEGIN PRIVATE DOMAINS===\n{rules}\n// ===END PRIVATE DOMAINS===\nz.com\n"
    assert refresh.open_suffixes(text) == {"x.org", "y.net", "xn--41a.xn--p1acf"}


@pytest.mark.parametrize(
    ("host", "suffix"),
    [
        ("login.azurewebsites.net", "azurewebsites.net"),
        ("klant.westeurope-01.azurewebsites.net", "azurewebsites.net"),
        ("klant.github.io", "github.io"),
        ("businesscentral.dynamics.com", ""),
        ("klant.sharepoint.com", ""),
        ("kantoor.be", ""),
    ],
)
def test_an_open_suffix_is_found_above_a_host(host: str, suffix: str) -> None:
    assert open_suffix(host) == suffix


def test_nothing_is_said_about_a_website_on_a_list_of_disposable_services() -> None:
    names = DATA.joinpath("not-disposable.txt").read_text(encoding="utf-8").split()
    assert names == sorted(set(names))
    assert [name for name in names if find_listing(name)] == []
