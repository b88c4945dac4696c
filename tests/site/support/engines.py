"""The guide in the other two engines: Debian's Firefox by WebDriver BiDi, Debian's WebKit by WebDriver."""

import shutil
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import urllib3
from playwright.sync_api import Browser, Error, Page, Playwright
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

_DEAD_PROXY = "127.0.0.1:9"
"""Whatever goes out to another machine ends here; the test's own server is reached directly."""
_FIREFOX_PREFS = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "ui.prefersReducedMotion": 1,
}
# A busy machine is no fault of the page's.
_PATIENCE_S = 60
_BRING_INTO_VIEW = """const { top, bottom } = arguments[0].getBoundingClientRect();
if (top < 0 || bottom > innerHeight) arguments[0].scrollIntoView({ block: "center", behavior: "instant" });"""
_KEYS = {"Enter": Keys.ENTER, "Escape": Keys.ESCAPE, "Tab": Keys.TAB}


class EnginePage(ABC):
    """One page in a window of a given size, with a new profile."""

    restores_fields = True
    """Whether the browser fills fields again when a reader comes back."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Load a page, with what its `load` event waits for."""

    @abstractmethod
    def evaluate(self, script: str) -> Any:
        """The value of a JavaScript expression in the page."""

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Press keys in the focused element: `Enter`, `Escape` and `Tab`, anything else is typed."""

    @abstractmethod
    def click(self, selector: str) -> None:
        """Click the first element of a selector."""

    @abstractmethod
    def back(self) -> None:
        """Go back in the history."""

    def type(self, selector: str, text: str) -> None:
        """Type into a field, key by key, and press Enter."""
        self.click(selector)
        self.press(text, "Enter")

    def wait_for(self, script: str) -> Any:
        """The first true value of a JavaScript expression."""
        deadline = time.monotonic() + _PATIENCE_S
        while not (value := self.evaluate(script)):
            assert time.monotonic() < deadline, f"still not true in the page: {script}"
            time.sleep(0.05)
        return value


class _FirefoxPage(EnginePage):
    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, url: str) -> None:
        self._page.goto(url)

    def evaluate(self, script: str) -> Any:
        return self._page.evaluate(script)

    def wait_for(self, script: str) -> Any:
        while True:
            try:
                return super().wait_for(script)
            except Error as error:
                # The page was left for another one meanwhile: the condition is about that one.
                if "Execution context was destroyed" not in str(error):
                    raise

    def press(self, *keys: str) -> None:
        for key in keys:
            if key in _KEYS:
                self._page.keyboard.press(key)
            else:
                self._page.keyboard.type(key)

    def click(self, selector: str) -> None:
        # Playwright's own click scrolls the page in Firefox, even to a header that is in view.
        element = self._page.locator(selector).first
        element.evaluate("one => one.scrollIntoView({ block: 'nearest', behavior: 'instant' })")
        box = element.bounding_box()
        assert box
        self._page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def back(self) -> None:
        self._page.go_back()


class _WebKitPage(EnginePage):
    """WebKit's window can't be narrower than its buttons: the page lies in a frame of the size that was asked for."""

    restores_fields = False  # not in a frame
    _FRAME = "<!doctype html><body style='margin:0'><iframe style='border:0;width:{}px;height:{}px'></iframe>"

    def __init__(self, driver: webdriver.Remote, width: int, height: int) -> None:
        self._driver = driver
        driver.set_window_size(max(width, 500) + 50, height + 200)
        driver.get("data:text/html," + self._FRAME.format(width, height))

    def open(self, url: str) -> None:
        driver = self._driver
        driver.switch_to.default_content()
        driver.execute_script("document.querySelector('iframe').src = arguments[0]", url)
        driver.switch_to.frame(0)
        self.wait_for(f"location.href === {url!r} && document.readyState === 'complete'")

    def evaluate(self, script: str) -> Any:
        return self._driver.execute_script(f"return ({script})")

    def press(self, *keys: str) -> None:
        actions = ActionChains(self._driver)
        for key in keys:
            actions.send_keys(_KEYS.get(key, key))
        actions.perform()

    def click(self, selector: str) -> None:
        element = self._driver.find_element(By.CSS_SELECTOR, selector)
        # The driver itself does not scroll to what lies just below the frame, where the window is higher.
        self._driver.execute_script(_BRING_INTO_VIEW, element)
        element.click()

    def back(self) -> None:
        self._driver.execute_script("history.back()")


@contextmanager
def firefox(driver: Playwright) -> Iterator[Browser]:
    """Debian's Firefox while a `with` lasts; None of it is Playwright's own build."""
    browser = driver.firefox.launch(
        channel="moz-firefox", executable_path=program("firefox"), firefox_user_prefs=_FIREFOX_PREFS
    )
    yield browser
    browser.close()


@contextmanager
def firefox_page(browser: Browser, width: int, height: int) -> Iterator[EnginePage]:
    """A page in a Firefox, with a profile of its own."""
    context = browser.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(_PATIENCE_S * 1000)
    yield _FirefoxPage(context.new_page())
    context.close()


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """A virtual screen, for WebKit has no mode without one; gives the environment that selects it."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "2000x1400x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield {"DISPLAY": f":{server.stdout.readline().strip()}"}
        server.terminate()


@contextmanager
def webkit_page(environment: dict[str, str], width: int, height: int) -> Iterator[EnginePage]:
    """A page in Debian's WebKit, with a profile of its own."""
    options = Options()
    options.binary_location = program("webkit")
    for argument in ("--automation", f"--proxy=http://{_DEAD_PROXY}", "--ignore-host=127.0.0.1"):
        options.add_argument(argument)
    with ExitStack() as stack:
        try:
            driver = stack.enter_context(_webkit_driver(options, environment))
        except urllib3.exceptions.TimeoutError:
            # On a busy machine the browser may end before it has reached the driver, which then waits for ever.
            driver = stack.enter_context(_webkit_driver(options, environment))
        driver.set_script_timeout(_PATIENCE_S)
        yield _WebKitPage(driver, width, height)


@contextmanager
def _webkit_driver(options: Options, environment: dict[str, str]) -> Iterator[webdriver.Remote]:
    service = Service(shutil.which("WebKitWebDriver"), env=environment)
    service.start()
    try:
        connection = ClientConfig(service.service_url, timeout=2 * _PATIENCE_S)  # a script has its own limit
        driver = webdriver.Remote(service.service_url, options=options, client_config=connection)
        yield driver
        driver.quit()
    finally:
        service.stop()


def program(engine: str) -> str:
    """The path of an engine's program; empty if this machine lacks it, or something that it needs."""
    if engine == "firefox":
        return next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), "")
    if not all(map(shutil.which, ("WebKitWebDriver", "Xvfb"))):
        return ""
    browsers = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    return str(browsers[-1]) if browsers else ""
