"""Links that pretend: an imitation stays dangerous whatever stands around it, and nothing else is called dangerous."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hubcheck.url.strategies import BASE, LABEL, RIGHT, TARGET, codes

from hubcheck.url import check_url
from hubcheck.url.tenant import FLAG, HOST, Target

DISGUISES = [
    "https://{real}.{evil}/klant.nl",
    "https://{real}@{evil}/klant.nl",
    "https://{real}:443@{evil}/",
    "https://{evil}\\@{real}/",
    "https://{real}%2E{evil}/klant.nl",
    "https://{evil}/{real}/klant.nl?" + FLAG,
    "https://{evil}/?u=https://{real}/klant.nl",
    "https://{evil}#https://{real}/klant.nl",
    "https://{evil}/klant.nl?" + FLAG,
    "http://{real}-{evil}/",
    "{real}.{evil}",
    "{evil}/https://{real}/klant.nl",
    "ms-businesscentral://{real}.{evil}/klant.nl",
]


@given(LABEL, st.sampled_from(["example", "be", "com", "net", "xyz"]), st.sampled_from(DISGUISES))
def test_every_imitation_is_dangerous(label: str, ending: str, imitation: str) -> None:
    # "q-" keeps the made-up name from being one of the known sites
    verdict = check_url(imitation.format(real=HOST, evil=f"q-{label}.{ending}"))
    assert (verdict.decision, verdict.suggestion) == ("danger", "")


AROUND = [
    "Dag Els, hier de link {} grts",
    "{}\nGroeten",
    f"{RIGHT} {{}}",
    f"{{}} {RIGHT}",
    f"{RIGHT}\n{{}}",
    f"Zie {RIGHT} of {{}}.",
    f"{RIGHT}\t{{}}",
    f'"{RIGHT}","{{}}"',
    "[Business Central]({})",
    '<a href="{}">Business Central</a>',
    "[30/11/2026, 08:41] Els: {}",
    "“{}”",
    "👉{}",
    "1. {}",
    "URL:{}",
    "{} 👍",
]


@given(st.sampled_from(DISGUISES), st.sampled_from(AROUND))
def test_text_around_an_imitation_never_makes_it_harmless(imitation: str, around: str) -> None:
    link = imitation.format(real=HOST, evil="q-evil.com")
    assert check_url(around.format(link)).decision == "danger"


@given(TARGET, st.sampled_from(AROUND))
def test_text_around_a_link_gives_that_link_or_asks(target: Target, around: str) -> None:
    verdict = check_url(around.format(target.link))
    assert verdict.suggestion in ("", target.link)
    assert verdict.decision == "fix" or verdict.kind in ("several", "placeholder")


@given(TARGET, st.sampled_from(AROUND))
def test_a_wrapped_link_among_words_gives_what_it_gives_bare(target: Target, around: str) -> None:
    wrapped = f"https://eur02.safelinks.protection.outlook.com/?url={quote(target.link, safe='')}&data=05&reserved=0"
    bare, inside = check_url(around.format(target.link)), check_url(around.format(wrapped))
    assert (inside.decision, inside.suggestion) == (bare.decision, bare.suggestion)


@given(LABEL, st.sampled_from(DISGUISES))
def test_an_imitation_inside_a_wrapper_stays_dangerous(label: str, imitation: str) -> None:
    inner = imitation.format(real=HOST, evil=f"q-{label}.example")
    wrapped = f"https://www.google.com/url?q={quote(inner, safe='')}&sa=D"
    assert check_url(wrapped).decision in ("danger", "reject")


MARKUP = [
    "[{shown}]({target})",
    '[{shown}]({target} "title")',
    "[**{shown}**](<{target}>)",
    "[![{shown}](https://img.example/a.png)]({target})",
    '<a href="{target}">{shown}</a>',
    "<a class=x href='{target}'><b>{shown}</b></a>",
    "<a href={target}>{shown}",
    '<p>Hello <a href="{target}">{shown}</a>, bye</p>',
    "&lt;a href=&quot;{target}&quot;&gt;{shown}&lt;/a&gt;",
    '<a href=3D"{target}">{shown}</a>',
    "{shown}<{target}>",
    "{shown} <{target}>",
    "<{target}|{shown}>",
    "[{shown}|{target}]",
    "[[{target}][{shown}]]",
    "[url={target}]{shown}[/url]",
    '"{shown}":{target}',
    '=HYPERLINK("{target}";"{shown}")',
    '=LIEN_HYPERTEXTE("{target}";"{shown}")',
]
FOREIGN = [
    "https://q-evil.example/bc",
    "http://192.0.2.7/x",
    "https://bit.ly/xyz",
    "https://forms.office.com/r/x",
    "https://q-firm.sharepoint.com/x",
    "https://q-login.azurewebsites.net/x",
    "https://www.google.com/url?q=https://q-evil.example/",
    f"https://{HOST}.evil.example/x",
]


@given(TARGET, st.sampled_from(MARKUP), st.sampled_from(FOREIGN))
def test_a_right_text_over_a_foreign_target_is_dangerous(target: Target, markup: str, foreign: str) -> None:
    verdict = check_url(markup.format(shown=target.link, target=foreign))
    assert (verdict.decision, verdict.suggestion) == ("danger", "")


@given(TARGET, st.sampled_from(MARKUP))
def test_the_target_decides_if_the_text_is_no_link(target: Target, markup: str) -> None:
    if "{shown}" in markup and not markup.startswith(("{shown}", "[{shown}|", '"{shown}')):
        verdict = check_url(markup.format(shown="our client", target=target.link))
        assert verdict.kind == "placeholder" or verdict.suggestion == target.link


SLIPS = [
    "businescentral",
    "bussinesscentral",
    "buisnesscentral",
    "businesscentrl",
    "business-central",
    "businesscentrale",
]


@given(TARGET, st.sampled_from(SLIPS), st.sampled_from(["", "www."]))
def test_a_slip_below_dynamics_com_is_corrected(target: Target, label: str, start: str) -> None:
    verdict = check_url(target.link.replace("businesscentral", start + label))
    assert verdict.kind == "placeholder" or (verdict.kind, verdict.suggestion) == ("typo", target.link)


@given(
    st.sampled_from(SLIPS), st.sampled_from(["dynamics.be", "dynamics.com.evil.example", "dynamics.com@evil.example"])
)
def test_a_slip_in_any_other_zone_is_dangerous(label: str, zone: str) -> None:
    assert check_url(f"https://{label}.{zone}/klant.nl").decision == "danger"


@given(st.sampled_from(["github.io", "azurewebsites.net", "web.app", "pages.dev", "netlify.app", "vercel.app"]))
def test_a_host_that_anybody_can_register_is_a_stranger(suffix: str) -> None:
    for name in ("businesscentral", "login-microsoftonline", "business-central.klant", "office365-login"):
        assert check_url(f"https://{name}.{suffix}/klant.nl").decision == "danger"
    assert codes(check_url(f"https://klant.{suffix}/")) == ["url.other-site"]


DANGEROUS = [
    ("a suffix", f"https://{HOST}.login-portal.net/klant.nl", "url.trick-in-front"),
    ("a user name", f"https://{HOST}@evil.example/", "url.trick-userinfo"),
    ("another ending", "https://businesscentral.dynamics.co/klant.nl", "url.trick-ending"),
    ("a cloud that does not exist", "https://businesscentral.dynamics.cn", "url.trick-ending"),
    ("a Cyrillic letter", "https://businesscentral.dynаmics.com/klant.nl", "url.trick-letters"),
    ("the same in Punycode", "https://businesscentral.xn--dynmics-4fg.com", "url.trick-letters"),
    ("an l for an i", "http://businesscentral.dynamlcs.com/klant.nl", "url.trick-spelling"),
    ("swapped letters", "http://businesscentral.dynamcis.com", "url.trick-spelling"),
    ("a hyphen for a dot", "https://businesscentral-dynamics.com/klant.nl", "url.trick-spelling"),
    ("a forged sign-in page", "https://login.micros0ftonline.com/redeem", "url.trick-spelling"),
    ("a forged invitation", "https://login.microsoftonline.com.evil.example/redeem?rd=x", "url.trick-in-front"),
    ("the name in the path only", f"https://evil.example/{HOST}/klant.nl", "url.trick-elsewhere"),
    ("our form at a foreign host", f"https://hub.evil.example/klant.nl?{FLAG}", "url.trick-shape"),
    ("a slash that is none", f"https://{HOST}\u2215klant.nl.evil.example/", "url.trick-in-front"),
    ("a wide slash", f"https://{HOST}\uff0fklant.nl", "url.trick-letters"),
    ("a host that no browser reads", f"https://{HOST}%00.evil.example/klant.nl", "url.trick-in-front"),
    ("the name on a page that anybody can make", f"https://sites.google.com/view/{HOST}", "url.trick-elsewhere"),
    ("the same with hyphens", "https://sites.google.com/view/businesscentral-dynamics-com", "url.trick-elsewhere"),
    ("a foreign target", f"[{RIGHT}](https://evil.example/x)", "url.trick-text"),
    ("a program", f"javascript:location='{RIGHT}'", "url.trick-script"),
]


@pytest.mark.parametrize(("link", "code"), [pytest.param(link, code, id=name) for name, link, code in DANGEROUS])
def test_dangerous_links(link: str, code: str) -> None:
    verdict = check_url(link)
    assert (verdict.decision, verdict.kind) == ("danger", "lookalike")
    assert code in codes(verdict)


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("https://www.microsoft.com/nl-be/dynamics-365", id="Microsoft's own site"),
        pytest.param("https://klant.crm4.dynamics.com/main.aspx", id="another Dynamics product"),
        pytest.param("https://businesscentral.kantoor.be/BC210/", id="an own server of that name"),
        pytest.param("https://www.dynamicsgroup.be/", id="a firm with dynamics in its name"),
        pytest.param("https://www.dynamicsgroup.be/index.html", id="a page of that firm"),
        pytest.param("https://www.centralbusiness.be/", id="a firm with a name like ours"),
    ],
)
def test_a_host_that_only_shares_a_word_is_not_dangerous(link: str) -> None:
    assert check_url(link).decision == "reject"


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        pytest.param(f"Ga naar {BASE} en meld u aan", "no_tenant", "url.no-tenant", id="the common link"),
        pytest.param(f"{BASE}/Production en dan uw bedrijf", "no_tenant", "url.no-tenant", id="an environment"),
        pytest.param(f"Ga naar {BASE}, en meld u aan", "no_tenant", "url.no-tenant", id="a comma after it"),
        pytest.param("https://www.klant.nl is onze site", "wrong_kind", "url.other-site", id="a website"),
    ],
)
def test_words_after_a_link_without_a_path_are_no_part_of_its_host(text: str, kind: str, code: str) -> None:
    verdict = check_url(text)
    assert (verdict.decision, verdict.kind, codes(verdict)) == ("reject", kind, [code])


@pytest.mark.parametrize(
    "text",
    [
        f"https://{HOST} .evil.example/klant.nl",
        f"https://{HOST}\n.evil.example/klant.nl",
        f"{RIGHT} en {HOST}-login.com",
        f"Log in op www.businesscentral-dynamics.com/klant.nl of {RIGHT}",
        f"URL:{HOST}.login.nl {RIGHT}",
    ],
)
def test_an_imitation_in_pieces_or_without_a_scheme_is_dangerous(text: str) -> None:
    assert check_url(text).decision == "danger"


@pytest.mark.parametrize(
    "text",
    [
        f"{RIGHT} codeunit Microsoft.Dynamics.BusinessCentral",
        f"{RIGHT} jan@businesscentral-klant.nl",
        f"{RIGHT}\nwww.klant.nl/businesscentral",
        f"Zie learn.microsoft.com/dynamics365/business-central en {RIGHT}",
    ],
)
def test_other_words_with_dots_are_no_imitation(text: str) -> None:
    assert check_url(text).suggestion == RIGHT


def test_a_dangerous_link_decides_for_the_whole_text() -> None:
    verdict = check_url(f"{RIGHT}\nhttps://{HOST}.evil.example/klant.nl")
    assert verdict.decision == "danger"
    assert "url.several" in codes(verdict)


def test_a_link_over_a_client_that_cannot_be_one_is_refused() -> None:
    assert check_url(f"[klant]({BASE}/gmail.com?{FLAG})").kind == "bad_tenant"
