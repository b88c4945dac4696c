"""The verdict on an address: properties, then a table of examples."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hubcheck.domains.lists import Listing, find_listing, targets
from hubcheck.email import EMAIL_CODES, check_email
from hubcheck.email.codes import WEIGHTS
from hubcheck.model import Verdict, finding

anything = (
    st.text(max_size=400)
    | st.emails()
    | st.from_regex(r"[a-z.+#'\"<>() ]{0,12}@[a-zé\-._\[\]:0-9 ,]{0,20}", fullmatch=True)
    | st.builds("{}_{}#EXT#@{}".format, st.text(max_size=9), st.text(max_size=9), st.text(max_size=9))
)


def codes(verdict: Verdict) -> list[str]:
    return [found.code for found in verdict.findings]


@given(anything)
@example("\ud800@\udfff.be")
@example("a@xn--.be")
@example("a@" + "١" * 5 + ".be")
@example("x a@b.цц")
@example("x a@b.\ud800")
@example("x a@b.be\u0301 c")
def test_any_text_gets_a_verdict_with_listed_findings(text: str) -> None:
    verdict = check_email(text)
    assert verdict.findings
    for found in verdict.findings:
        assert tuple(name for name, _ in found.params) == EMAIL_CODES[found.code]


@given(anything)
def test_the_first_finding_decides(text: str) -> None:
    verdict = check_email(text)
    weight = WEIGHTS[verdict.findings[0].code]
    assert (verdict.decision, verdict.kind) == (weight.decision, weight.kind)


@given(anything)
@example("0@.A")
@example("jan@kantoor,,")
@example("jan@.kantoor,b")
@example("jan+hub@kantoor,be")
@example("jan@kantoor,cmo")
def test_a_suggestion_differs_from_the_input_and_needs_no_suggestion_itself(text: str) -> None:
    suggestion = check_email(text).suggestion
    assert suggestion != text or not suggestion
    if suggestion:
        assert check_email(suggestion).kind not in ("invalid", "fixable", "alias_plus")


@given(
    st.sampled_from(["gmail.com", "telenet.be", "bluewin.ch", "yopmail.com"]), st.sampled_from(["kantoor-wouters.be"])
)
def test_a_subdomain_named_after_a_provider_is_no_provider(provider: str, own: str) -> None:
    assert check_email(f"els@{provider}").decision == "reject"
    assert check_email(f"els@{provider}.{own}").decision == "unknown"
    assert check_email(f"{provider}@{own}").decision == "unknown"
    assert check_email(f"els@x.{provider}").kind == check_email(f"els@{provider}").kind


addresses = st.sampled_from(
    ["els@wouters.be", "Els@wouters.be", "info@wouters.be", "els@gmail.com", "els@gmial.com", "els@server", "els"]
)


@given(addresses | anything, st.integers(0, 3), st.sampled_from(["", ".", ". ", " "]))
def test_what_a_telephone_types_around_an_address_changes_nothing(text: str, blanks: int, after: str) -> None:
    bare = text.strip(" .")
    stop = after if bare[-1:].isalnum() else after.replace(".", "")
    assert check_email(" " * blanks + bare + stop) == check_email(bare)


TABLE = [
    ("els@wouters-accountancy.be", "unknown", "unlisted", "a firm's own domain"),
    ("els@ugent.be", "unknown", "unlisted", "a university"),
    ("els@wouters.accountant", "unknown", "unlisted", "a long top-level domain"),
    ("els@boekhouding-zoë.be", "unknown", "unlisted", "an internationalised domain"),
    ("els@finances.gouv.fr", "unknown", "unlisted", "a government that is not the American one"),
    ("ELS@WOUTERS.BE", "unknown", "unlisted", "capitals"),
    ("o'neill@wouters.ie", "unknown", "unlisted", "an apostrophe, which accounts may have"),
    ("els@swisscom.com", "accept", "work", "the staff of a telecom operator"),
    ("els@kuwoutersb.onmicrosoft.com", "accept", "onmicrosoft", "a sign-in name of Microsoft 365"),
    ("admin@kuwoutersb.onmicrosoft.com", "accept", "onmicrosoft", "the account that runs a tenant"),
    ("els@hotmail.be", "reject", "personal", "consumer mail"),
    ("els@tuta.io", "reject", "personal", "consumer mail that the package list does not know"),
    ("els@mail.yahoo.com", "reject", "personal", "a name below consumer mail"),
    ("info@gmail.com", "reject", "personal", "a role word at consumer mail"),
    ("els@brutele.be", "reject", "telecom", "a Belgian cable operator"),
    ("els@wxs.nl", "reject", "telecom", "an old brand of KPN"),
    ("els@bbox.fr", "reject", "telecom", "a French operator"),
    ("els@pt.lu", "reject", "telecom", "the Luxembourg operator"),
    ("els@netcologne.de", "reject", "telecom", "a German city carrier"),
    ("els@hispeed.ch", "reject", "telecom", "a Swiss cable operator"),
    ("els@btinternet.com", "reject", "telecom", "the British operator"),
    ("els@mailinator.com", "reject", "disposable", "a throw-away mailbox"),
    ("els@irs.gov", "reject", "gov_mil", "American government"),
    ("els@us.af.mil", "reject", "gov_mil", "American forces"),
    ("els_wouters.be#EXT#@klant.onmicrosoft.com", "reject", "guest_upn", "a guest name"),
    ("ELS#ext#@klant.onmicrosoft.com", "reject", "guest_upn", "a guest name without a domain in it"),
    ("els@wouters.example", "reject", "reserved", "a name for examples"),
    ("els@printer.lan", "reject", "reserved", "a name of a private network"),
    ("els@server01", "reject", "reserved", "a name without a dot"),
    ("els@wouters.zzzz", "warn", "typo", "a top-level domain that nobody near knows"),
    ("els+hub@wouters.be", "warn", "alias_plus", "a plus address"),
    ("boekhouding@wouters.be", "warn", "role", "a Dutch role mailbox"),
    ("comptabilite@wouters.fr", "warn", "role", "a French role mailbox"),
    ("accounts.payable@wouters.co.uk", "warn", "role", "an English role mailbox of two words"),
    ("rechnung-de@wouters.de", "warn", "role", "a German role mailbox with a country"),
    ("<els@wouters.be>", "warn", "fixable", "angle brackets around it"),
    ("zoë@wouters.be", "reject", "upn_chars", "an accent before the at sign"),
    ("els&jan@wouters.be", "reject", "upn_chars", "an ampersand"),
    ('"els w"@wouters.be', "reject", "upn_chars", "a quoted name"),
    ("els@[192.0.2.7]", "reject", "upn_chars", "an IP address for a domain"),
    ("els(w)@wouters.be", "reject", "upn_chars", "a comment"),
    ("", "reject", "invalid", "nothing"),
    ("els", "reject", "invalid", "no at sign"),
    ("els@", "reject", "invalid", "no domain"),
    ("@wouters.be", "reject", "invalid", "no name"),
    ("els@@wouters.be", "reject", "invalid", "two at signs"),
    ("els wouters@wouters.be", "reject", "invalid", "a blank in the name"),
    ("els@wouters;be", "reject", "invalid", "a semicolon for a dot"),
    (".els@wouters.be", "reject", "invalid", "a dot in front"),
    ("els@wouters-.be", "reject", "invalid", "a hyphen before a dot"),
    ("els@wouters.b", "reject", "invalid", "one letter at the end"),
    ("els@192.0.2.7", "reject", "invalid", "a bare IP address"),
    ("els@wouters.be; jan@wouters.be", "reject", "invalid", "two addresses"),
    ("els\x07@wouters.be", "reject", "invalid", "a control character"),
    ("e" * 65 + "@wouters.be", "reject", "invalid", "a name of 65 characters"),
    ("e" * 300 + "@" + "w" * 60 + ".be", "reject", "invalid", "more than 320 characters"),
]


@pytest.mark.parametrize(("text", "decision", "kind"), [pytest.param(*row[:3], id=row[3]) for row in TABLE])
def test_the_verdict_on(text: str, decision: str, kind: str) -> None:
    verdict = check_email(text)
    assert (verdict.decision, verdict.kind) == (decision, kind)


SLIPS = [
    ("els@gamil.com", "els@gmail.com", "two letters swapped"),
    ("els@hotmall.com", "els@hotmail.com", "a wrong letter"),
    ("els@telennet.be", "els@telenet.be", "a letter twice"),
    ("els@hotmil.com", "els@hotmail.com", "a letter lost"),
    ("els@mail.com.onmicrosoft.be", "els@mail.com.onmicrosoft.com", "a tenant's domain with a country's ending"),
    ("els@wouters.onmicrosoft.be", "els@wouters.onmicrosoft.com", "a tenant's domain in a country"),
    ("els@wouters.onmicrosoft.co.uk", "els@wouters.onmicrosoft.com", "a tenant's domain in Britain"),
    ("els@woutersonmicrosoft.com", "els@wouters.onmicrosoft.com", "a tenant's domain without its dot"),
    ("els@outlook.cm", "els@outlook.com", "an ending that exists and was not meant"),
    ("els@skynet.bve", "els@skynet.be", "an ending that does not exist"),
    ("els@gnail.con", "els@gmail.com", "both halves wrong"),
    ("els@gmailcom", "els@gmail.com", "the dot lost"),
    ("els@gmail.nl", "els@gmail.com", "a country that the brand never had"),
    ("els@gmаil.com", "els@gmail.com", "a Cyrillic letter that looks Latin"),
    ("els@lvie.nl", "els@live.nl", "a short name with swapped letters"),
    ("els@wouters.onmicrosft.com", "els@wouters.onmicrosoft.com", "a tenant's domain"),
    ("els@wouters.bbe", "els@wouters.be", "a firm's ending with a letter twice"),
    ("els@wouters.cmo", "els@wouters.com", "a firm's ending with letters swapped"),
    ("els@zoë.nll", "els@zoë.nl", "an internationalised name with a wrong ending"),
    ("els@wouters.amsterdm", "els@wouters.amsterdam", "a long ending with a letter lost"),
    ("els@wouters.co.ku", "els@wouters.co.uk", "a double ending"),
]


@pytest.mark.parametrize(("text", "meant"), [pytest.param(*row[:2], id=row[2]) for row in SLIPS])
def test_a_typo_gets_the_intended_address(text: str, meant: str) -> None:
    verdict = check_email(text)
    assert (verdict.decision, verdict.kind, verdict.suggestion) == ("reject", "typo", meant)


@pytest.mark.parametrize(
    ("domain", "meant"),
    [
        pytest.param("ziggy.nl", "ziggo.nl", id="a first name"),
        pytest.param("scarlett.be", "scarlet.be", id="a first name with a letter twice at its end"),
        pytest.param("telenot.be", "telenet.be", id="a maker of alarms"),
        pytest.param("proxmus.be", "proximus.be", id="a letter lost"),
        pytest.param("kynet.be", "skynet.be", id="the first letter lost"),
        pytest.param("orangee.fr", "orange.fr", id="a letter twice at the end"),
        pytest.param("scarlets.be", "scarlet.be", id="a plural"),
    ],
)
def test_a_name_near_a_regional_provider_is_asked_about(domain: str, meant: str) -> None:
    verdict = check_email(f"els@{domain}")
    assert (verdict.decision, verdict.kind, verdict.suggestion) == ("warn", "typo", f"els@{meant}")
    assert codes(verdict)[0] == "email.near-provider"


@given(st.sampled_from(targets()), st.integers(0, 20), st.sampled_from("aeiosty"))
def test_a_changed_letter_in_a_regional_providers_name_is_never_refused(
    target: str, position: int, letter: str
) -> None:
    label, _, ending = target.partition(".")
    changed = label[: position % len(label)] + letter + label[position % len(label) + 1 :]
    verdict = check_email(f"els@{changed}.{ending}")
    brands = ("gmail", "googlemail", "hotmail", "icloud", "outlook", "protonmail", "yahoo", "onmicrosoft")
    assert label in brands or verdict.kind != "typo" or verdict.decision == "warn"


@pytest.mark.parametrize(
    "domain",
    [
        "aon.com",
        "sap.com",
        "ing.be",
        "uni.lu",
        "cloud.com",
        "telenet.de",
        "orange.de",
        "online.se",
        "plant.nl",
        "hicloud.com",
        "jetnet.nl",
        "ilva.com",
    ],
)
def test_a_real_domain_similar_to_a_providers_is_no_typo(domain: str) -> None:
    assert check_email(f"els@{domain}").kind in ("work", "unlisted")


def test_a_suggestion_that_would_be_rejected_has_a_finding() -> None:
    assert "email.suggestion-refused" in codes(check_email("els@gmial.com"))
    assert "email.suggestion-refused" not in codes(check_email("els@wouters.cmo"))


def test_a_guest_name_gives_the_home_address() -> None:
    assert check_email("an_de_smet_smet.be#EXT#@klant.onmicrosoft.com").suggestion == "an_de_smet@smet.be"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("an_gmail.com#EXT#@klant.onmicrosoft.com", "email.guest-name"),
        ("an_telenet.be#EXT#@klant.onmicrosoft.com", "email.guest-name"),
        ("live.com#an@outlook.com", "email.personal-account"),
    ],
)
def test_an_address_from_a_user_list_is_not_offered_if_it_is_refused_itself(text: str, code: str) -> None:
    verdict = check_email(text)
    assert (verdict.decision, verdict.kind, verdict.suggestion) == ("reject", "guest_upn", "")
    assert codes(verdict)[:1] == [code]
    assert "email.suggestion-refused" in codes(verdict)


@pytest.mark.parametrize("text", ["live.com#els@wouters.be", "google.com#els@wouters.be"])
def test_a_personal_account_in_a_user_list_gives_the_address_in_it(text: str) -> None:
    verdict = check_email(text)
    assert (verdict.decision, verdict.kind, verdict.suggestion) == ("reject", "guest_upn", "els@wouters.be")


def test_a_personal_account_as_guest_gives_the_address_in_it() -> None:
    assert check_email("live.com#els_wouters.be#EXT#@klant.onmicrosoft.com").suggestion == "els@wouters.be"


@pytest.mark.parametrize("text", ["els@onmicrosoft.com", "els@onmicrosoft.be", "els@onmicrosft.com"])
def test_the_shared_domain_of_microsoft_365_lacks_the_name_of_an_organisation(text: str) -> None:
    verdict = check_email(text)
    assert (verdict.decision, verdict.kind, codes(verdict)[0]) == ("reject", "invalid", "email.onmicrosoft-alone")


@pytest.mark.parametrize(
    ("domain", "decision"),
    [
        ("wouters.onmicrosoft.us", "unknown"),
        ("wouters.mail.onmicrosoft.com", "accept"),
        ("onmicrosoft.wouters.be", "unknown"),
    ],
)
def test_other_domains_with_that_name_are_not_misspelt(domain: str, decision: str) -> None:
    assert check_email(f"els@{domain}").decision == decision


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        pytest.param("els+hub@wouters.be", "els@wouters.be", id="a plus address without its tag"),
        pytest.param("Els <els+hub@wouters.be>", "els@wouters.be", id="a pasted plus address without its tag"),
        pytest.param("\u200bels@wouters.be,", "els@wouters.be", id="a pasted address cleaned"),
        pytest.param("els@wouters,be", "els@wouters.be", id="a comma for a dot"),
        pytest.param("els@wouters.co,uk", "els@wouters.co.uk", id="a comma in the ending"),
        pytest.param("wouters e.wouters@x.be", "e.wouters@x.be", id="a word before a whole name"),
        pytest.param("kantoor wouters els@kantoor-wouters.be", "els@kantoor-wouters.be", id="the name of the domain"),
        pytest.param("els@wouters..be", "els@wouters.be", id="one dot too many"),
        pytest.param(" els@gmail.com ", "", id="nothing for an address that is refused anyway"),
    ],
)
def test_the_suggestion_is(text: str, suggestion: str) -> None:
    assert check_email(text).suggestion == suggestion


def test_all_findings_are_returned() -> None:
    found = codes(check_email("<info+x@skynet.be>"))
    assert found[0] == "email.telecom-domain"
    assert {"email.plus-address", "email.role-mailbox", "email.cleaned", "paste.wrapping"} <= set(found)


def test_a_telecom_domain_names_its_operator() -> None:
    assert dict(check_email("els@skynet.be").findings[0].params)["operator"] == "Proximus"


@given(st.text(max_size=40) | st.builds("{}@{}".format, st.text("abz.-+", max_size=9), st.text("abz.-", max_size=20)))
def test_only_a_list_or_microsofts_own_ending_makes_an_address_accepted(text: str) -> None:
    verdict = check_email(text)
    domain = text.strip().rpartition("@")[2].lower()
    if verdict.decision == "accept":
        assert domain.endswith(".onmicrosoft.com") or find_listing(domain) is not None


def test_a_domain_below_one_of_a_company_in_our_list_is_that_companys() -> None:
    verdict = check_email("els@it.swisscom.com")
    assert (verdict.decision, verdict.kind) == ("accept", "work")
    assert verdict.findings[0] == finding("email.work-domain", domain="swisscom.com")


def test_a_list_that_names_no_operator_is_quoted_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hubcheck.domains.knowledge.find_listing", lambda domain: Listing("kabel.be", "telecom"))
    verdict = check_email("els@kabel.be")
    assert (verdict.decision, verdict.kind) == ("reject", "telecom")
    assert verdict.findings[0] == finding("email.provider-domain", domain="kabel.be")


def test_the_verdict_says_which_product_it_is_for() -> None:
    assert "email.for-product" in codes(check_email("els@wouters.be"))


def test_only_the_length_after_trimming_counts() -> None:
    assert codes(check_email("x" * 100_000)) == ["email.too-long"]
    assert check_email("\n" * 100_000 + "els@wouters.be").suggestion == "els@wouters.be"
    assert check_email(" " * 100_000 + "els@wouters.be") == check_email("els@wouters.be")
