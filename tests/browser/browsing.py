"""A real browser, driven by its keys: what a person who uses no mouse would do.

Chromium is driven by WebDriver. Pages are used by their visible words: a link or a button is found
by walking to it with the tab key, as a keyboard user does, so that what cannot be reached fails.
Whatever the browser complains about (content policy, errors of scripts) and every request it makes
is kept, to be looked at afterwards.
"""

import json
import shutil
from base64 import b64decode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from selenium.common.exceptions import NoSuchElementException, TimeoutException
from selenium.webdriver import ActionChains, Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

__all__ = ["AXE", "Reader", "browser", "is_installed"]

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
"""The accessibility checker, from this folder's lock."""

_MOST_STEPS = 250
_WAIT_SECONDS = 20
_PICTURE_QUALITY = 60
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-device-scale-factor=1",
)


def is_installed() -> bool:
    """Say whether this machine has the browser, its driver and the accessibility checker."""
    return bool(shutil.which("chromium") and shutil.which("chromedriver") and AXE.exists())


@contextmanager
def browser(
    *, width: int, language: str = "en", scripts: bool = True, height: int = 900
) -> Iterator["Reader"]:
    """Give a fresh browser without history.

    Args:
        width: Of the page, in CSS pixels.
        language: What the browser asks pages for.
        scripts: Whether it runs any.
        height: Of the window, in CSS pixels.
    """
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (*_FLAGS, f"--lang={language}"):
        options.add_argument(flag)
    preferences: dict[str, object] = {"intl.accept_languages": language}
    if not scripts:
        preferences["profile.managed_default_content_settings.javascript"] = 2
    options.add_experimental_option("prefs", preferences)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        reader = Reader(driver=driver, width=width, height=height)
        reader.resize(width)
        yield reader
    finally:
        driver.quit()


@dataclass(slots=True, kw_only=True)
class Reader:
    """Somebody in front of a browser.

    Attributes:
        driver: The browser.
        width: How wide the page is.
        height: Of the window.
    """

    driver: Chrome
    width: int
    height: int

    def resize(self, width: int) -> None:
        """Look at pages in another width; a window is never narrower than 500 px, a page is."""
        self.width = width
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": self.height, "deviceScaleFactor": 1, "mobile": False},
        )

    @contextmanager
    def asking_for(self, language: str) -> Iterator[None]:
        """Ask pages for another language for the length of a block."""
        headers: dict[str, str] = {"Accept-Language": language}
        self.driver.execute_cdp_cmd("Network.setExtraHTTPHeaders", {"headers": headers})
        try:
            yield
        finally:
            self.driver.execute_cdp_cmd("Network.setExtraHTTPHeaders", {"headers": {}})

    def open(self, url: str) -> None:
        """Type an address."""
        self.driver.get(url)

    @property
    def title(self) -> str:
        """What the page is called."""
        return str(self.driver.title)

    @property
    def heading(self) -> str:
        """The one heading of the first level."""
        headings = self.driver.find_elements(By.TAG_NAME, "h1")
        assert len(headings) == 1, f"{len(headings)} headings of the first level at {self.url}"
        return _plain(headings[0].text)

    @property
    def url(self) -> str:
        """Where the browser is."""
        return str(self.driver.current_url)

    @property
    def text(self) -> str:
        """Everything that can be read on the page."""
        return _plain(self.driver.find_element(By.TAG_NAME, "body").text)

    def follow(self, words: str, *, main: bool = True) -> None:
        """Walk to a link or a button that begins with `words`, press Enter, and wait for the page.

        Args:
            words: As they are shown, or as a screen reader says them.
            main: Begin at the page itself, as after the skip link; else at the top.
        """
        element = self._walk_to(words, kinds=("a", "button", "summary"), main=main)
        page = self.driver.find_element(By.TAG_NAME, "html")
        tag = element.tag_name
        self._press(Keys.ENTER)
        if tag != "summary":
            self.await_gone(page)

    def submit(self) -> None:
        """Press the one button of the page itself, whatever it is called in this language."""
        page = self.driver.find_element(By.TAG_NAME, "html")
        self.driver.find_element(By.CSS_SELECTOR, "main button[type=submit]").send_keys(Keys.ENTER)
        self.await_gone(page)

    def press(self, words: str) -> None:
        """Walk to a tick or a button and press the space bar; nothing is waited for."""
        self._walk_to(words, kinds=("input", "button", "summary"), main=True)
        self._press(Keys.SPACE)

    def choose(self, words: str, *, question: str | None = None) -> None:
        """Choose one of several, or tick, by its words.

        Args:
            words: What its label begins with.
            question: What the question of the group begins with, where labels are not unique.
        """
        label = self._label(words, question=question)
        element = self.driver.find_element(By.ID, str(label.get_attribute("for")))
        if element.get_attribute("type") == "checkbox":
            self._walk_to_field(element)
            self._press(Keys.SPACE)
            return
        # The tab key reaches one of a group; the arrows lead to the others.
        self._walk_to_group(str(element.get_attribute("name")))
        for _step in range(_MOST_STEPS):
            if self._focused().id == element.id:
                break
            self._press(Keys.ARROW_DOWN)
        if not element.is_selected():
            self._press(Keys.SPACE)

    def write(self, label: str, text: str) -> None:
        """Walk to a field by its label and type."""
        field = self._walk_to(label, kinds=("input", "textarea"), main=True)
        field.clear()
        field.send_keys(text)

    def set_day(self, label: str, day: date) -> None:
        """Walk to a field for a day and type one, in the order the field asks for."""
        orders = ("%m%d%Y", "%d%m%Y", "%Y%m%d")
        self._type_until(label, day.isoformat(), [f"{day:{order}}" for order in orders])

    def set_hour(self, label: str, hour: time) -> None:
        """Walk to a field for an hour and type one, by a clock of twelve hours or of all."""
        self._type_until(label, f"{hour:%H:%M}", [f"{hour:%I%M%p}", f"{hour:%H%M}"])

    def _type_until(self, label: str, wanted: str, typed: Sequence[str]) -> None:
        """Walk to a field and type one of several until it holds what is wanted."""
        field = self._walk_to(label, kinds=("input",), main=True)
        for each in typed:
            field.clear()
            field.send_keys(each)
            if field.get_attribute("value") == wanted:
                return
        raise AssertionError(f"“{label}” does not take {wanted} at {self.url}")

    def pick(self, label: str, words: str) -> None:
        """Walk to a list by its label and type what is wanted of it."""
        field = self._walk_to(label, kinds=("select",), main=True)
        field.send_keys(words)
        chosen = Select(field).first_selected_option.text
        assert chosen.startswith(words), f"“{label}” shows “{chosen}” at {self.url}"

    def download(self, words: str, *, folder: Path) -> bytes:
        """Walk to a link that gives a file, press Enter, and return what came into `folder`."""
        self.driver.execute_cdp_cmd(
            "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)}
        )
        self._walk_to(words, kinds=("a",), main=True)
        self._press(Keys.ENTER)
        wait = WebDriverWait(self.driver, _WAIT_SECONDS)
        wait.until(lambda _driver: _whole_files(folder), f"no file came of “{words}”")
        return _whole_files(folder)[0].read_bytes()

    def wait_for(self, words: str, *, reload_seconds: float | None = None) -> None:
        """Wait until the page says `words`; load it again meanwhile if that is asked for."""

        def says(driver: Chrome) -> bool:
            if words in self.text:
                return True
            if reload_seconds is not None:
                driver.refresh()
            return False

        wait = WebDriverWait(self.driver, _WAIT_SECONDS * 3, poll_frequency=reload_seconds or 0.2)
        try:
            wait.until(says)
        except TimeoutException:
            raise AssertionError(f"“{words}” never came at {self.url}:\n{self.text}") from None

    def complaints(self) -> list[str]:
        """Return what the browser complained about since it was asked last."""
        return [
            str(entry["message"])
            for entry in self.log("browser")
            if "favicon" not in entry["message"] and not _is_refused_form(str(entry["message"]))
        ]

    def hosts(self) -> set[str]:
        """Return every host the browser sent a request to since it was asked last."""
        hosts = set()
        for entry in self.log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                parts = urlsplit(message["params"]["request"]["url"])
                if parts.scheme in {"http", "https"}:
                    hosts.add(parts.netloc)
        return hosts

    def log(self, kind: str) -> list[dict[str, Any]]:
        """Return what the browser noted since it was asked last: `browser` or `performance`."""
        return list(self.driver.get_log(kind))  # type: ignore[no-untyped-call] # selenium's own

    def picture(self, path: Path) -> None:
        """Keep a WebP picture of the whole page, unless one beside it is the same."""
        size: Any = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})
        height = int(size["cssContentSize"]["height"])
        shot = self.driver.execute_cdp_cmd(
            "Page.captureScreenshot",
            {
                "captureBeyondViewport": True,
                "format": "webp",
                "quality": _PICTURE_QUALITY,
                "clip": {"x": 0, "y": 0, "width": self.width, "height": height, "scale": 1},
            },
        )
        picture = _decoded(shot["data"])
        path.parent.mkdir(parents=True, exist_ok=True)
        if all(each.read_bytes() != picture for each in path.parent.glob("*.webp")):
            path.write_bytes(picture)

    def _walk_to(self, words: str, *, kinds: Sequence[str], main: bool) -> WebElement:
        """Press the tab key until what is focused begins with `words`."""
        self._begin(main=main)
        seen = []
        for _step in range(_MOST_STEPS):
            self._press(Keys.TAB)
            element = self._focused()
            name = _name_of(self.driver, element)
            if element.tag_name in kinds and name.startswith(words):
                return element
            seen.append(name)
            if element.tag_name == "body":
                break
        raise AssertionError(f"the tab key never came to “{words}” at {self.url}; it saw {seen}")

    def _walk_to_group(self, name: str) -> None:
        self._begin(main=True)
        for _step in range(_MOST_STEPS):
            self._press(Keys.TAB)
            if self._focused().get_attribute("name") == name:
                return
        raise AssertionError(f"the tab key never came to the group {name} at {self.url}")

    def _begin(self, *, main: bool) -> None:
        self.driver.execute_script(
            "const place = document.querySelector(arguments[0]);"
            "place.setAttribute('tabindex', '-1'); place.focus();",
            "main" if main else "body",
        )

    def _walk_to_field(self, field: WebElement) -> None:
        self._begin(main=True)
        for _step in range(_MOST_STEPS):
            self._press(Keys.TAB)
            if self._focused().id == field.id:
                return
        raise AssertionError(f"the tab key never came to a field at {self.url}")

    def _label(self, words: str, *, question: str | None) -> WebElement:
        place: Chrome | WebElement = self.driver
        if question is not None:
            groups = self.driver.find_elements(By.TAG_NAME, "fieldset")
            place = next(group for group in groups if _plain(group.text).startswith(question))
        for label in place.find_elements(By.TAG_NAME, "label"):
            if _plain(label.text).startswith(words):
                return label
        raise NoSuchElementException(f"no label “{words}” at {self.url}")

    def _focused(self) -> WebElement:
        return self.driver.switch_to.active_element

    def _press(self, key: str) -> None:
        ActionChains(self.driver).send_keys(key).perform()

    def await_gone(self, page: WebElement) -> None:
        """Wait until the page whose root element is `page` has made way for another."""

        def gone(driver: Chrome) -> bool:
            return driver.find_element(By.TAG_NAME, "html").id != page.id

        WebDriverWait(self.driver, _WAIT_SECONDS).until(gone, f"no new page after {self.url}")


def _whole_files(folder: Path) -> list[Path]:
    """Return the files of a folder that have come as a whole."""
    found = [each for each in folder.iterdir() if not each.name.startswith(".")]
    return [each for each in found if each.suffix != ".crdownload"]


def _plain(text: str) -> str:
    """Return a text with the spaces of French marks as one types them."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def _name_of(driver: Chrome, element: WebElement) -> str:
    """Return the name of an element as a screen reader says it, in one line."""
    return " ".join(str(driver.execute_script(_NAME, element)).split())


def _is_refused_form(message: str) -> bool:
    """Say whether a message is only the browser's note that an answer had a status of refusal."""
    return "Failed to load resource" in message and "status of 4" in message


def _decoded(data: str) -> bytes:
    return b64decode(data)


_NAME = """
const e = arguments[0];
const label = e.labels && e.labels.length ? e.labels[0].innerText : '';
return e.getAttribute('aria-label') || label || e.innerText || e.value || '';
"""
