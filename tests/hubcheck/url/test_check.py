"""The link check: properties for all links, and verdicts on every published form of link."""

import base64
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hubcheck.url.strategies import BASE, GUID, RIGHT, TARGET, codes

from hubcheck.url import LIMIT, URL_CLASSES, URL_CODES, URL_PARTS, URL_SITES, URL_WRAPPERS, check_url
from hubcheck.url.tenant import FLAG, HOST, Target

# properties


@given(st.text() | st.text().map((BASE + "/{}").format) | st.text().map("https://{}".format))
def test_any_text_gets_a_verdict_whose_codes_are_all_declared(text: str) -> None:
    verdict = check_url(text)
    assert verdict.decision in ("ok", "fix", "reject", "danger")
    assert verdict.kind in URL_CLASSES
    assert bool(verdict.suggestion) == (verdict.decision == "fix")
    assert verdict.findings
    for found in verdict.findings:
        assert tuple(name for name, _ in found.params) == URL_CODES[found.code]
        values = dict(found.params)
        if found.code in ("url.left-out", "url.changed", "url.added"):
            assert set(values["what"].split(",")) <= set(URL_PARTS)
        if found.code == "url.wrong-kind":
            assert values["what"] in URL_SITES
        if found.code == "url.wrapped":
            assert values["wrapper"] in URL_WRAPPERS


@given(st.text(alphabet=st.characters(codec=None)))
def test_lone_surrogates_get_a_verdict(text: str) -> None:
    check_url(text)
    check_url(BASE + "/" + text)


@given(TARGET)
def test_the_canonical_link_is_valid(target: Target) -> None:
    assert check_url(target.link).decision in ("ok", "reject")
    assert check_url(target.link).kind in ("valid", "placeholder")


@given(TARGET, st.sampled_from(["http://", "", "//", "https:\\\\", "hxxps://", "https//", "https://https://"]))
def test_a_damaged_start_is_repaired(target: Target, start: str) -> None:
    damaged = start + target.link.removeprefix("https://")
    verdict = check_url(damaged)
    assert verdict.kind == "placeholder" or verdict.suggestion == target.link


@given(TARGET, st.sampled_from(["?company=A%20B&page=22", "", "/", "/?" + FLAG, "?RedirectedFromSignup=1", "#x"]))
def test_whatever_follows_the_environment_is_dropped(target: Target, tail: str) -> None:
    verdict = check_url(target.link.partition("?")[0] + tail)
    assert verdict.kind == "placeholder" or (verdict.decision, verdict.suggestion) == ("fix", target.link)


NOISE = [
    ("<", ">"),
    ('"', '"'),
    ("(", ")"),
    ("„", "“"),
    ("«", "»"),
    ("`", "`"),
    ("**", "**"),
    ("", "."),
    ("Link: ", ""),
]


@given(TARGET, st.sampled_from(NOISE), st.sampled_from(["", " ", "\u200b", "\ufeff", "\u00a0", "\n"]))
def test_marks_around_a_pasted_link_are_removed(target: Target, marks: tuple[str, str], blank: str) -> None:
    before, after = marks
    verdict = check_url(f"{blank}{before}{target.link}{after}{blank}")
    assert verdict.kind == "placeholder" or verdict.suggestion == target.link


@given(TARGET)
def test_a_wrapped_link_is_checked_by_its_target(target: Target) -> None:
    wrapped = f"https://eur02.safelinks.protection.outlook.com/?url={quote(target.link, safe='')}&data=05&reserved=0"
    verdict = check_url(wrapped)
    assert (verdict.kind, verdict.suggestion) in (("wrapped", target.link), ("placeholder", ""))


def test_nested_wrappers_are_followed_to_a_maximum_depth() -> None:
    link = RIGHT
    for _ in range(6):
        link = f"https://www.google.com/url?q={quote(link, safe='')}"
    assert check_url(link[:LIMIT]).decision == "reject"


@given(TARGET, st.sampled_from(["[{}]({})", "<{}|{}>", "[{}|{}]", '=HYPERLINK("{}";"{}")', "{} <{}>"]))
def test_a_link_that_shows_itself_is_read(target: Target, form: str) -> None:
    verdict = check_url(form.format(target.link, target.link))
    assert verdict.kind == "placeholder" or verdict.suggestion == target.link
    assert "url.several" not in codes(verdict)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"[{RIGHT}](#klant)", id="an anchor in the page"),
        pytest.param(f"{RIGHT} <mailto:jan@klant.nl>", id="an address"),
        pytest.param(f"[{RIGHT}](https://protect-eu.mimecast.com/s/x)", id="a mail filter that hides the target"),
        pytest.param(f"| {RIGHT} | https://www.klant.nl |", id="the next cell of a table"),
        pytest.param(f'"{RIGHT}","https://www.klant.nl"', id="the next cell of a file"),
        pytest.param(f"Zie https://www.klant.nl of {RIGHT}", id="a website before it"),
        pytest.param(f"https://login.microsoftonline.com/redeem?rd=x\n{RIGHT}", id="the invitation before it"),
        pytest.param(f"Klant\t{RIGHT}\tProduction\n", id="cells of a sheet"),
        pytest.param(f"![logo](https://cdn.klant.nl/l.png) {RIGHT}", id="an image before it"),
    ],
)
def test_the_one_client_link_of_a_text_is_used(text: str) -> None:
    verdict = check_url(text)
    assert (verdict.decision, verdict.suggestion) == ("fix", RIGHT)


TWO = [
    "{} {}",
    "{}\n{}",
    "{}, {}",
    '"{}","{}"',
    "A: {} en B: {}",
    "a.be: {} / b.be: {}",
    "[A]({}) [B]({})",
    "[{}]({})",
    "{} | {}",
    "<{}>\n<{}>",
]


@given(TARGET, TARGET, st.sampled_from(TWO), st.booleans())
def test_of_two_clients_none_is_chosen(one: Target, other: Target, form: str, bare: bool) -> None:
    links = [target.link.partition("?")[0] for target in (one, other)]
    if bare and not form.startswith(("A:", "a.", "[")):
        links = [link.removeprefix("https://") for link in links]
    verdict = check_url(form.format(*links))
    same = [link.lower().removesuffix("/production") for link in links]
    if "placeholder" in (verdict.kind, check_url(one.link).kind, check_url(other.link).kind):
        return
    if same[0] == same[1]:
        assert verdict.decision == "fix"
    else:
        assert (verdict.decision, verdict.kind, verdict.suggestion) == ("reject", "several", "")
        offered = {dict(found.params)["link"] for found in verdict.findings if found.code == "url.one-link"}
        assert offered == {one.link, other.link}


def test_a_tenant_id_gets_the_link_for_it() -> None:
    for text in (GUID, f"{{{GUID.upper()}}}", f" {GUID}. ", f"Tenant ID: {GUID}", f"{GUID}/Production"):
        offer = check_url(text).findings[0]
        assert (offer.code, dict(offer.params)) == ("url.id-only", {"id": GUID, "link": f"{BASE}/{GUID}?{FLAG}"})
    assert "url.id-only" not in codes(check_url(f"{GUID} {GUID[:-1]}d"))


@pytest.mark.parametrize(
    "text", ["klant.nl", "www.klant.nl", "Domein: klant.nl", "Bakkerij Maes klant.nl", "KLANT.NL."]
)
def test_a_domain_gets_the_link_for_it(text: str) -> None:
    offer = check_url(text).findings[0]
    assert (offer.code, dict(offer.params)) == ("url.domain-only", {"domain": "klant.nl", "link": RIGHT})


def test_a_domain_with_an_environment_gets_the_link_for_both() -> None:
    offer = check_url("klant.nl/Sandbox").findings[0]
    assert dict(offer.params) == {"domain": "klant.nl", "link": f"{BASE}/klant.nl/Sandbox?{FLAG}"}


@pytest.mark.parametrize(
    ("domain", "code"),
    [
        ("gmail.com", "url.tenant-provider"),
        ("klant.cmo", "url.tenant-spelling"),
        ("gmail.cmo", "url.tenant-like-provider"),
        ("klant.zzzz", "url.tenant-ending"),
        ("klant.local", "url.tenant-reserved"),
        ("onmicrosoft.com", "url.tenant-onmicrosoft"),
    ],
)
def test_a_domain_that_cannot_be_a_clients_gets_no_link(domain: str, code: str) -> None:
    assert codes(check_url(f"{BASE}/{domain}?{FLAG}")) == [code]
    assert "url.domain-only" not in codes(check_url(domain))


def test_a_misspelt_client_gets_the_link_for_the_right_one() -> None:
    found = check_url(f"{BASE}/klant.onmicrosoft.be?{FLAG}").findings[0]
    assert dict(found.params)["link"] == f"{BASE}/klant.onmicrosoft.com?{FLAG}"


def test_an_example_of_the_documentation_is_asked_about() -> None:
    assert check_url(f"{BASE}/contoso.com?{FLAG}").kind == "placeholder"
    assert codes(check_url(f"{BASE}/contoso.com/Sandbox?{FLAG}")) == ["url.example-client", "url.valid"]
    assert "url.example-client" in codes(check_url(f"{BASE}/contoso.com"))


# tables

FIXED = [
    ("the flag is missing", f"{BASE}/klant.nl", "klant.nl"),
    (
        "a page link from the address bar",
        f"{BASE}/klant.nl/Production/?company=CRONUS&page=9305",
        "klant.nl/Production",
    ),
    ("the product's own bug: two question marks", f"{BASE}/klant.nl?company=X&page=22?{FLAG}", "klant.nl"),
    ("an encoded question mark", f"{BASE}/klant.nl%3F{FLAG}", "klant.nl"),
    ("upper case in the flag", f"{BASE}/klant.nl?redirectedFromSignup=1", "klant.nl"),
    ("a connectivity page", f"{BASE}/klant.nl/Production/connectivity", "klant.nl/Production"),
    ("an administration page of a tenant", f"{BASE}/klant.nl/admin", "klant.nl"),
    ("a sandbox that is reset", f"{BASE}/klant.nl/sandbox/reset?redirectedFromSignup=false", "klant.nl/sandbox"),
    ("an API link", f"https://api.{HOST}/v2.0/{GUID}/Production/api/v2.0/companies", f"{GUID}/Production"),
    ("an OData link without environment", f"https://api.{HOST}/v2.0/klant.nl/ODataV4/Company", "klant.nl"),
    ("a tenant in the query", f"{BASE}/?tenant=klant.nl", "klant.nl"),
    ("environment and tenant swapped", f"{BASE}/Production/klant.nl", "klant.nl/Production"),
    ("a tenant in braces", f"{BASE}/{{{GUID}}}", GUID),
    ("a tenant in its own letters", f"{BASE}/müller.de", "xn--mller-kva.de"),
    ("a link broken by the mail program", f"{BASE}/\nklant.nl?{FLAG}", "klant.nl"),
    ("a greeting on the next line", f"{RIGHT}\nGroeten, Jan", "klant.nl"),
    ("a list cell with the name in front", f"Bakkerij Maes;{RIGHT}", "klant.nl"),
    ("Markdown", f"[klant]({RIGHT})", "klant.nl"),
    ("HTML", f'<a href="{RIGHT}">klant</a>', "klant.nl"),
    ("Outlook's plain text, the link twice", f"{RIGHT}<{RIGHT}>", "klant.nl"),
    ("quoted-printable", f"{BASE}/kla=\r\nnt.nl?redirectedfromsignup=3D1", "klant.nl"),
    ("a link encoded as a whole", "https%3A%2F%2Fbusinesscentral.dynamics.com%2Fklant.nl%3Fx%3D1", "klant.nl"),
    ("blanks in the host", f"https://businesscentral .dynamics.com/klant.nl?{FLAG}", "klant.nl"),
    ("www in front", f"https://www.{HOST}/klant.nl", "klant.nl"),
    ("a page of the app", f"{BASE}/klant.nl/Production/deviceapp", "klant.nl/Production"),
    ("a page file", f"{BASE}/klant.nl/Production/default.aspx", "klant.nl/Production"),
    ("a user name in front of the right host", f"https://jan@{HOST}/klant.nl", "klant.nl"),
    ("a line break in the domain", f"{BASE}/kla\nnt.nl?{FLAG}", "klant.nl"),
    ("two line breaks in the domain", f"{BASE}/kl\na\nnt.nl/Production?{FLAG}", "klant.nl/Production"),
    ("a line break before a dash", f"{BASE}/{GUID[:18]}\n{GUID[18:]}/Production", f"{GUID}/Production"),
    ("a line break in the environment", f"{BASE}/klant.nl/Prod\nuction?{FLAG}", "klant.nl/Production"),
    ("a line break in the flag", f"{BASE}/klant.nl?redirected\nfromsignup=1", "klant.nl"),
    ("a space after the dot of the domain", f"{BASE}/klant. nl/Production", "klant.nl/Production"),
    ("an emoji at the end", f"{RIGHT}👍", "klant.nl"),
    ("a comma and words", f"{BASE}/klant.nl, wachtwoord volgt", "klant.nl"),
    ("an exclamation mark and words", f"{BASE}/klant.nl! groet", "klant.nl"),
    ("a slash and words", f"{BASE}/klant.nl / link van de klant", "klant.nl"),
    ("cells between bars", f"1|Klant|{BASE}/klant.nl|x", "klant.nl"),
    ("cells between commas", f"Klant,BE0123,{BASE}/klant.nl,Gent", "klant.nl"),
    ("emojis on both sides", f"👉{BASE}/klant.nl👈", "klant.nl"),
    ("a dash at the end", f"{RIGHT}—", "klant.nl"),
    ("dots in brackets", f"hxxps://{HOST.replace('.', '[.]')}/klant.nl", "klant.nl"),
    ("an encoded colon", f"https&#58;//{HOST}/klant.nl", "klant.nl"),
]


@pytest.mark.parametrize(("link", "path"), [pytest.param(link, path, id=name) for name, link, path in FIXED])
def test_repaired_links(link: str, path: str) -> None:
    verdict = check_url(link)
    assert (verdict.decision, verdict.kind) == ("fix", "fixable")
    assert verdict.suggestion == f"{BASE}/{path}?{FLAG}"


APPS = [
    (f"ms-businesscentral://{HOST}/klant.nl/Production/", "klant.nl/Production"),
    (f"ms-businesscentral://jan%40klant.nl@{HOST}/klant.nl/", "klant.nl"),
    (f"ms-dynamicsnav://{HOST}/klant.nl", "klant.nl"),
    (f"{BASE}/phone.aspx?tenant=klant.nl", "klant.nl"),
]


@pytest.mark.parametrize(("link", "path"), APPS)
def test_links_of_the_apps_give_the_web_link(link: str, path: str) -> None:
    verdict = check_url(link)
    assert (verdict.kind, verdict.suggestion) == ("mobile", f"{BASE}/{path}?{FLAG}")
    assert codes(verdict)[0] == "url.mobile"


WRAPPED = [
    ("Safe Links", "https://eur02.safelinks.protection.outlook.com/?url={encoded}&data=1", "safelinks"),
    ("Proofpoint 1", "https://urldefense.proofpoint.com/v1/url?u={encoded}&k=1", "urldefense"),
    (
        "Proofpoint 2",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__businesscentral.dynamics.com_klant.nl&d=x",
        "urldefense",
    ),
    ("Proofpoint 3", "https://urldefense.com/v3/__{plain}__;!!abc!def$", "urldefense"),
    (
        "Proofpoint 3, a letter replaced",
        "https://urldefense.com/v3/__https://businesscentral.dynamics.com/klant.nl*redirectedfromsignup=1__;Pw!!a!b$",
        "urldefense",
    ),
    ("Google", "https://www.google.be/url?sa=t&url={encoded}", "google"),
    ("a sign-in page", "https://dynamics.microsoft.com/nl-be/signin/?ru={encoded}", "signin"),
    ("a sign-up page", "https://signup.microsoft.com/signup?sku=1&ru={encoded}", "signin"),
    ("Cisco", "https://secure-web.cisco.com/1abc/{encoded}", "mail-filter"),
    ("Outlook on the web, redirect", "https://outlook.office.com/owa/redir.aspx?C=x&URL={encoded}", "outlook"),
    ("Google Translate", "https://translate.google.com/translate?sl=nl&tl=fr&u={encoded}", "google"),
    ("Outlook on the web", "https://outlook.office.com/mail/safelink.html?url={encoded}&corid=1", "safelinks"),
    ("Bing", "https://www.bing.com/ck/a?!&&p=1&u=a1{coded}&ntb=1", "search"),
    ("Check Point", "https://protect.checkpoint.com/v2/___{plain}___.YXAzOm", "mail-filter"),
    ("Sophos, Base64", "https://eu-west-1.protection.sophos.com/?d=dynamics.com&u={coded}", "mail-filter"),
]


@pytest.mark.parametrize(("form", "name"), [pytest.param(form, name, id=title) for title, form, name in WRAPPED])
def test_wrapped_links_give_what_is_inside(form: str, name: str) -> None:
    encoded = quote(RIGHT, safe="")
    link = form.format(encoded=encoded, plain=RIGHT, coded=base64.b64encode(RIGHT.encode()).decode())
    verdict = check_url(link)
    assert (verdict.decision, verdict.kind, verdict.suggestion) == ("fix", "wrapped", RIGHT)
    assert dict(verdict.findings[0].params) == {"wrapper": name}


REFUSED = [
    ("the address before May 2018", "https://mybusiness.financials.dynamics.com", "legacy"),
    ("its web service", "https://mybusiness.financials.dynamics.com:7048/MS/ODataV4", "legacy"),
    ("no tenant", BASE, "no_tenant"),
    ("only an environment", f"{BASE}/Production?company=X", "no_tenant"),
    ("an API link without tenant", f"https://api.{HOST}/v2.0/Production/api/v2.0", "no_tenant"),
    ("administration", f"{BASE}/admin", "wrong_kind"),
    ("the landing page of sign-in", f"{BASE}/OAuthLanding.htm", "wrong_kind"),
    ("a technical host", f"https://mcp.{HOST}", "wrong_kind"),
    ("an embed app", "https://fabrikam.bc.dynamics.com/klant.nl", "partner"),
    ("an own server", "http://server:8080/BC250/WebClient/?company=X", "onprem"),
    ("an own server without http", "localhost:8080/BC210", "onprem"),
    ("an own server by number", "https://192.168.1.10/BC", "onprem"),
    ("the Windows client", "dynamicsnav://server:7046/DynamicsNAV110/", "onprem"),
    ("a sample of the documentation", "https://myBCserver/240", "onprem"),
    ("a web service of an own server", "https://server.klant.be:7048/BC250/ODataV4", "onprem"),
    ("an embed app in the app", "ms-businesscentral://fabrikam.bc.dynamics.com/klant.be", "partner"),
    ("a page number of a website", "https://www.nbb.be/nl/statistieken?page=3", "wrong_kind"),
    ("a short path of a website", "https://evil.example/ws", "wrong_kind"),
    ("the name of the product in a path", "https://phish.example.com/businesscentral/login", "wrong_kind"),
    ("a public address by number", "https://93.184.216.34/login", "wrong_kind"),
    ("a page of the own network", "https://intranet.klant.local/", "wrong_kind"),
    ("Microsoft's test environment", "https://businesscentral.dynamics-tie.com/klant.be", "wrong_kind"),
    ("a saved copy", f"https://web.archive.org/web/2020/{BASE}/", "wrong_kind"),
    ("the app on an own server", "ms-businesscentral://server:8080/BC/", "onprem"),
    (
        "an invitation",
        "https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com",
        "invitation",
    ),
    ("My Apps", f"https://myapps.microsoft.com/?tenantid={GUID}", "invitation"),
    ("the sample of the documentation, which is no GUID", f"{BASE}/1a23b456-789c-0123-45de-678910fg12h", "bad_tenant"),
    ("an environment that starts with a digit", f"{BASE}/klant.nl/1Production", "bad_tenant"),
    ("an environment of 30 characters", f"{BASE}/klant.nl/{'a' * 30}", "bad_tenant"),
    ("an address as tenant", f"{BASE}/jan@klant.nl", "bad_tenant"),
    ("a word of the documentation", f"{BASE}/clientdomain?{FLAG}", "placeholder"),
    ("angle brackets", f"{BASE}/<tenant>/<environment>", "placeholder"),
    ("a name kept for examples", f"{BASE}/klant.example", "placeholder"),
    ("a website", "https://www.bakkerijmaes.be", "wrong_kind"),
    ("a search for our name", f"https://www.google.com/search?q={HOST}", "wrong_kind"),
    ("an address", "jan@kantoor.be", "wrong_kind"),
    ("a file", "C:\\Users\\jan\\klant.url", "wrong_kind"),
    ("nothing", " \t\u200b", "invalid"),
    ("a sentence", "de link van mijn klant", "invalid"),
]


@pytest.mark.parametrize(("link", "kind"), [pytest.param(link, kind, id=name) for name, link, kind in REFUSED])
def test_rejected_links(link: str, kind: str) -> None:
    assert (check_url(link).decision, check_url(link).kind) == ("reject", kind)


def test_what_follows_the_flag_is_left_out() -> None:
    verdict = check_url(f"{RIGHT} en nog iets")
    assert [dict(found.params) for found in verdict.findings] == [{"what": "tail"}]


@pytest.mark.parametrize("address", ["jan@kantoor.be", "mailto:jan@kantoor.be", " jan@kantoor.be\n"])
def test_an_address_is_called_one_and_has_a_check_of_its_own(address: str) -> None:
    verdict = check_url(address)
    assert (verdict.kind, codes(verdict)) == ("wrong_kind", ["url.mail-address"])


def test_all_findings_are_returned() -> None:
    verdict = check_url(f" http://jan@{HOST}:8443/klant.nl/Production/?company=X#deel")
    names = {name for found in verdict.findings for name in dict(found.params)["what"].split(",")}
    assert names == {"http", "userinfo", "port", "query", "slash", "fragment", "flag"}
