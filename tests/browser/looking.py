"""One look at a page: everything that would keep somebody from reading or using it.

The accessibility checker looks with every fold of the page open, because what is folded away is
part of the page. Then the same page is looked at 320 pixels wide, which is also what 400 percent of
magnification on a laptop shows.
"""

import json
from dataclasses import dataclass, field
from typing import Final, Self
from urllib.parse import urlsplit

from tests.browser.browsing import AXE, Reader

__all__ = ["NARROW", "WIDE", "Traffic", "faults", "forget_traffic", "traffic"]

NARROW: Final = 320
WIDE: Final = 1280

AXE_TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

_OPEN_FOLDS = "for (const each of document.querySelectorAll('details')) each.open = true;"
_LANGUAGE = "return document.documentElement.lang;"
_HEADINGS = "return document.querySelectorAll('h1').length;"


@dataclass(slots=True, kw_only=True)
class Traffic:
    """What the browser sent and was given since it was asked last.

    Attributes:
        hosts: Whom it sent requests to.
        status: Status of the last page; None if no page was loaded.
        sent_bytes: All answers as they came over the line, with their headers.
        refused: Addresses that were answered with an error, the pages themselves excepted.
    """

    hosts: set[str] = field(default_factory=set)
    status: int | None = None
    sent_bytes: int = 0
    refused: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, entries: list[dict[str, str]]) -> Self:
        """Add up what the browser noted."""
        traffic = cls()
        for entry in entries:
            message = json.loads(entry["message"])["message"]
            traffic._add(message["method"], message["params"])
        return traffic

    def _add(self, method: str, params: dict[str, object]) -> None:
        if method == "Network.requestWillBeSent":
            parts = urlsplit(_member(params, "request", "url"))
            if parts.scheme in {"http", "https"}:
                self.hosts.add(parts.netloc)
        elif method == "Network.loadingFinished":
            self.sent_bytes += int(str(params["encodedDataLength"]).partition(".")[0])
        elif method == "Network.responseReceived":
            status = int(_member(params, "response", "status"))
            if params["type"] == "Document":
                self.status = status
            elif status >= 400:
                self.refused.append(_member(params, "response", "url"))


def traffic(reader: Reader) -> Traffic:
    """Return what crossed the line since this was asked last."""
    return Traffic.read(reader.log("performance"))


def forget_traffic(reader: Reader) -> None:
    """Forget what crossed the line, and what the browser keeps of it."""
    reader.log("performance")
    reader.driver.execute_cdp_cmd("Network.clearBrowserCache", {})


def faults(reader: Reader, *, language: str = "en") -> list[str]:
    """Return everything that is wrong with the page the browser shows, one line each.

    Args:
        reader: In front of the page.
        language: What the page should speak.
    """
    crossed = traffic(reader)
    found = [f"asked another host: {host}" for host in _strangers(reader, crossed)]
    found += [f"did not come: {address}" for address in crossed.refused]
    headings = reader.driver.execute_script(_HEADINGS)
    if headings != 1:
        found.append(f"{headings} headings of the first level")
    if (spoken := reader.driver.execute_script(_LANGUAGE)) != language:
        found.append(f"speaks {spoken}")
    reader.driver.execute_script(_OPEN_FOLDS)
    reader.resize(WIDE)
    found += _violations(reader)
    found += _faults_of_width(reader)
    reader.resize(NARROW)
    found += _faults_of_width(reader)
    found += [f"complaint: {each}" for each in reader.complaints()]
    return found


def _violations(reader: Reader) -> list[str]:
    """Return what the accessibility checker finds."""
    reader.driver.execute_script(AXE.read_text(encoding="utf-8"))
    violations = reader.driver.execute_async_script(_RUN_AXE, list(AXE_TAGS))
    return [
        f"{each['id']} at {[node['target'] for node in each['nodes'][:5]]}: {each['help']}"
        for each in violations
    ]


def _faults_of_width(reader: Reader) -> list[str]:
    small = reader.driver.execute_script(_SMALL_TARGETS)
    found = [f"small at {reader.width}: {each}" for each in small]
    if too_wide := reader.driver.execute_script(_OVERFLOW):
        found.append(f"{too_wide} pixels too wide at {reader.width}")
    return found


def _strangers(reader: Reader, crossed: Traffic) -> set[str]:
    return crossed.hosts - {urlsplit(reader.url).netloc}


def _member(params: dict[str, object], *names: str) -> str:
    value: object = params
    for name in names:
        assert isinstance(value, dict)
        value = value[name]
    return str(value)


_RUN_AXE = """
const [tags, done] = arguments;
axe.run(document, {runOnly: {type: 'tag', values: tags}}).then(result => done(result.violations));
"""

_OVERFLOW = """
return document.documentElement.scrollWidth - document.documentElement.clientWidth;
"""

_SMALL_TARGETS = """
// WCAG 2.2, success criterion 2.5.8, with its exception for links in a line of text.
const small = [];
for (const e of document.querySelectorAll('a, button, summary, input, select, textarea')) {
  if (e.type === 'hidden') continue;
  const label = e.labels && e.labels.length && ['checkbox', 'radio'].includes(e.type);
  const box = (label ? e.labels[0] : e).getBoundingClientRect();
  // What is hidden from sight until it has the focus is no target.
  if (box.width <= 1 || box.height <= 1) continue;
  const inline = e.tagName === 'A' && getComputedStyle(e).display === 'inline';
  if (!inline && (box.width < 24 || box.height < 24)) {
    small.push(`${e.tagName} ${e.id || e.innerText || e.name} ${box.width}x${box.height}`);
  }
}
return small;
"""
