"""What a reader brings onto a page: each brings a page of the guide into a state that a page at rest is not in."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from guide_text import checker_text

State = Callable[[Page, str], None]
"""Takes a page and the address of the guide."""

_BASE = "https://businesscentral.dynamics.com"
LIST = "\n".join(
    [
        "Klant\tLink",
        f"Kantoor Peeters\t{_BASE}/peeters.be?redirectedfromsignup=1",
        f"Maes BV\t{_BASE}/maes.be/Production?company=CRONUS%20BE&page=9305",
        f"Claes\t{_BASE}/claes.be?company=Claes",
        f"Nagemaakt\t{_BASE}.example.org/kantoor.be",
        "Info\tinfo@kantoor.be",
        "Jan\tjan@kantoor.be",
        "An\tan@gmail.com",
    ]
)


def suggestion(page: Page, guide: str) -> None:
    """A verdict with another address to use, its reasons open."""
    page.goto(f"{guide}/nl-BE/troubleshooting/")
    form = page.locator("hubcheck-email")
    form.get_by_role("textbox").fill("jan+hub@kantoor.be")
    form.get_by_role("textbox").press("Enter")
    expect(form.get_by_role("button", name=checker_text("ui.use", suggestion="jan@kantoor.be"))).to_be_visible()
    form.get_by_text(checker_text("ui.why")).click()


def correction(page: Page, guide: str) -> None:
    """A link with what was left out of it."""
    page.goto(f"{guide}/nl-BE/add-client/")
    form = page.locator("hubcheck-url")
    form.get_by_role("textbox").fill(f"{_BASE}/maes.be/Production?company=CRONUS%20BE&page=9305")
    form.get_by_role("textbox").press("Enter")
    expect(form.get_by_role("button", name=checker_text("ui.copy-link"))).to_be_visible()


def table(page: Page, guide: str) -> None:
    """A list that was checked."""
    page.goto(f"{guide}/nl-BE/add-client/")
    desk = page.locator("hubcheck-bulk")
    desk.get_by_role("textbox").fill(LIST)
    desk.get_by_role("button", name=checker_text("bulk.start")).click()
    expect(desk.get_by_role("table")).to_be_visible()


def result(page: Page, guide: str) -> None:
    """The end of the checklist, with a text to send and the report open."""
    page.goto(f"{guide}/nl-BE/checklist/#ask-invitation")
    stage = page.locator(".hcl-stage")
    expect(stage.locator(".hcl-heading")).to_have_text(checker_text("outcome.ask-invitation.title"))
    expect(stage.locator(".hcl-subject")).to_contain_text(checker_text("mail.ask-invitation.subject"))
    stage.get_by_text(checker_text("checklist.report"), exact=True).click()
    expect(stage.locator(".hcl-report")).to_contain_text(checker_text("report.title"))


def choose_english(page: Page, mode: str) -> None:
    """Choose how to see the English of a translated page: `off`, `sentence` or `beside`."""
    page.locator(".bt-menu > button").click()
    page.locator(f".bt-panel [value={mode}]").click()
    expect(page.locator(".bt-panel")).to_be_hidden()


def menu(page: Page, guide: str) -> None:
    """The menu with the ways to see the English."""
    page.goto(f"{guide}/nl-BE/today/")
    page.locator(".bt-menu > button").click()
    expect(page.locator(".bt-panel")).to_be_visible()


def show_beside(page: Page) -> None:
    """Choose two columns on a translated page."""
    choose_english(page, "beside")
    expect(page.locator("article .bt-source").first).to_be_visible()


def show_sentence(page: Page) -> None:
    """Open the bar with the English of one sentence."""
    choose_english(page, "sentence")
    page.locator(".bt-menu > button").click()
    page.locator(".bt-panel .bt-walk").press("Enter")
    expect(page.locator(".bt-bar [lang=en]")).not_to_be_empty()


def beside(page: Page, guide: str) -> None:
    """Dutch and English in two columns."""
    page.goto(f"{guide}/nl-BE/troubleshooting/")
    show_beside(page)


def sentence(page: Page, guide: str) -> None:
    """The bar with the English of one sentence."""
    page.goto(f"{guide}/nl-BE/today/")
    show_sentence(page)


STATES: tuple[State, ...] = (suggestion, correction, table, result, menu, beside, sentence)
