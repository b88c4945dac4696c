"""Links and clients for the tests of the link check."""

from hypothesis import strategies as st

from hubcheck.domains.lists import is_example
from hubcheck.model import Verdict
from hubcheck.url.client import client_faults
from hubcheck.url.tenant import FLAG, HOST, Target

BASE = f"https://{HOST}"
GUID = "1a23b456-789c-4123-85de-678910fa12bc"
RIGHT = f"{BASE}/klant.nl?{FLAG}"
LABEL = st.from_regex(r"[a-z]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True).filter(lambda label: label[2:4] != "--")
DOMAIN = st.builds("{}.{}".format, LABEL, st.sampled_from(["be", "nl", "com", "eu", "co.uk"])).filter(
    lambda domain: not client_faults(domain) and not is_example(domain)
)
ENVIRONMENT = st.sampled_from(["", "Production", "Sandbox-NL", "test_2", "a"])
TARGET = st.builds(Target, DOMAIN | st.just(GUID), ENVIRONMENT)


def codes(verdict: Verdict) -> list[str]:
    return [found.code for found in verdict.findings]
