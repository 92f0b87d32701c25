"""The committed files of the look are the ones that were built, from what the lock names."""

import json
import re
from hashlib import sha256
from typing import Any

import pytest

from node.screens.theme import COLOURS, DEFAULT_COLOUR, read_theme
from tests.boundaries.source_files import ROOT

STATIC = ROOT / "node" / "static"
ASSETS = ROOT / "deploy" / "assets"
LOCK: dict[str, Any] = json.loads((ASSETS / "package-lock.json").read_bytes())
FILES: list[dict[str, Any]] = json.loads((STATIC / "manifest.json").read_bytes())["files"]


def test_every_file_is_the_one_of_the_manifest() -> None:
    assert {each["name"]: each["sha256"] for each in FILES} == {
        path.relative_to(STATIC).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in STATIC.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }


def test_what_files_are_made_from_is_what_the_lock_names() -> None:
    foreign = {
        (made["package"], made["version"], made["licence"])
        for each in FILES
        for made in each["made_from"]
        if made["package"] != "linkpin"
    }
    locked = LOCK["packages"]
    assert foreign == {
        (name, locked[f"node_modules/{name}"]["version"], locked[f"node_modules/{name}"]["license"])
        for name in ("govuk-frontend", "@fontsource/inter", "htmx.org")
    }


def test_the_licences_go_with_every_copy_and_stand_in_the_notice() -> None:
    notice = (ROOT / "deploy" / "NOTICE.md").read_text()
    licences = (STATIC / "licences.txt").read_text()
    for authors in ("Crown Copyright (Government Digital Service)", "The Inter Project Authors"):
        assert authors in notice
        assert authors in licences
    named = {(made["package"], made["licence"]) for each in FILES for made in each["made_from"]}
    assert named == {
        ("linkpin", "EUPL-1.2"),
        ("govuk-frontend", "MIT"),
        ("@fontsource/inter", "OFL-1.1"),
        ("htmx.org", "BSD-0-Clause"),
    }
    for package, version in re.findall(r"^(@?[a-z/.-]+) (\d+\.\d+\.\d+)$", licences, re.MULTILINE):
        assert f"{package} {version}" in notice


def test_the_lock_names_no_registry() -> None:
    # Which registry a package comes from is the builder's own setting.
    assert "resolved" not in (ASSETS / "package-lock.json").read_text()
    assert "omit-lockfile-registry-resolved=true" in (ASSETS / ".npmrc").read_text()


def test_what_is_wanted_is_named_exactly() -> None:
    wanted = json.loads((ASSETS / "package.json").read_bytes())["devDependencies"]
    assert [v for v in wanted.values() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []
    assert wanted == LOCK["packages"][""]["devDependencies"]


def test_the_stylesheet_has_the_palette_that_is_checked() -> None:
    text = (ASSETS / "_palette.scss").read_text()
    written = dict(re.findall(r"^\$([a-z-]+): (#[0-9a-f]{6});$", text, re.MULTILINE))
    theme = read_theme(DEFAULT_COLOUR)
    mixed = {
        "primary": theme.primary,
        "primary_dark": theme.primary_dark,
        "primary_shade": theme.primary_shade,
        "primary_tint": theme.primary_tint,
    }
    assert {name.replace("-", "_"): colour for name, colour in written.items()} == COLOURS | mixed


@pytest.mark.parametrize(
    "sign",
    ["GDS Transport", "govuk-crest", "crown", "url(http", "url(/", "@import", "data:"],
)
def test_the_stylesheet_bears_no_sign_of_another_government_and_asks_nobody(sign: str) -> None:
    css = re.sub(r"/\*!.*?\*/", "", (STATIC / "linkpin.css").read_text())
    assert sign.lower() not in css.lower()


def test_a_font_is_asked_for_at_the_address_that_pages_preload() -> None:
    css = (STATIC / "linkpin.css").read_text()
    digests = {each["name"]: each["sha256"] for each in FILES}
    asked = re.findall(r'url\("(fonts/[^"?]+)\?v=([0-9a-f]+)"\)', css)
    assert len(asked) == 4
    assert [name for name, version in asked if version != digests[name][:12]] == []
    assert css.count("font-display:swap") == 4
    assert css.count("unicode-range:") == 4


def test_no_script_names_a_file_that_is_not_delivered() -> None:
    script = (STATIC / "linkpin.js").read_text()
    assert "sourceMappingURL" not in script + (STATIC / "htmx.js").read_text()
    assert "\ninitAll();\n" in script
