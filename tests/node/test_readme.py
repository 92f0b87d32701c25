"""The tables of `node/README.md` say what the code says."""

import re
from pathlib import Path

import pytest

from node.database import Access, Zone, db
from node.extensions import ACCESS, Process
from node.operations.migrate import config_for
from node.people.models import Account
from node.settings import SETTING_NAMES, read_settings

README = Path(__file__).parents[2] / "node" / "README.md"
NEEDED = {
    "LINKPIN_ENTITY_ID": "https://vilvoorde.example",
    "LINKPIN_NAME": "Vilvoorde",
    "LINKPIN_COUNTRY": "be",
    "LINKPIN_LANGUAGE": "nl",
    "LINKPIN_DATA_FOLDER": "/var/lib/linkpin",
}
WORDS = {Access.READ: "reads", Access.WRITE: "writes", None: "none"}


def rows_under(title: str) -> list[list[str]]:
    """Return the cells of each row of the first table under a heading."""
    section = README.read_text(encoding="utf-8").split(f"\n## {title}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows[2:]]


def owner_of(module: str) -> str:
    """Return the folder of a models module, or the module itself where there is no folder."""
    steps = module.split(".")[1:]
    return "/".join(steps[:-1]) or steps[0]


def test_every_table_stands_there_with_database_owner_and_rights() -> None:
    # Loading the migrations loads every model.
    assert config_for(Zone.PRIVATE) is not None
    expected = {}
    for mapper in Account.registry.mappers:
        zone = Zone(mapper.class_.__bind_key__)
        processes = (Process.COORDINATOR, Process.SEALER, Process.SYNCER, Process.PEER)
        rights = [WORDS[ACCESS[process].get(zone)] for process in processes]
        owner = f"`{owner_of(mapper.class_.__module__)}`"
        expected[f"`{mapper.local_table.name}`"] = [zone.value, owner, *rights]  # type: ignore[attr-defined] # a mapped class has one table

    stated = {row[0]: row[1:7] for row in rows_under("Tables")}

    assert stated == expected
    assert len(stated) == sum(len(db.metadatas[zone.value].tables) for zone in Zone)


def test_every_table_says_what_it_holds() -> None:
    assert all(len(row) == 8 and row[7] for row in rows_under("Tables"))


def test_a_command_has_the_rights_of_the_coordinators_process() -> None:
    assert ACCESS[Process.COMMAND] == ACCESS[Process.COORDINATOR]


def test_every_setting_stands_there_in_the_order_of_the_code() -> None:
    assert [row[0] for row in rows_under("Settings")] == [f"`{name}`" for name in SETTING_NAMES]


@pytest.mark.parametrize("name", SETTING_NAMES)
def test_the_default_of_a_setting_is_what_stands_there(name: str) -> None:
    default = next(row[1] for row in rows_under("Settings") if row[0] == f"`{name}`")
    variable = f"LINKPIN_{name.upper()}"

    if default == "none":
        assert variable in NEEDED
        return
    assert variable not in NEEDED
    if stated := re.fullmatch(r"`(.+)`", default):
        assert read_settings({**NEEDED, variable: stated[1]}) == read_settings(NEEDED)


def test_every_prefix_stands_beside_a_file_that_is_there() -> None:
    for row in rows_under("URL prefixes"):
        for place in re.findall(r"`([^`]+)`", row[2]):
            assert (README.parent / place).is_file(), place


def test_the_pages_that_are_pointed_to_hold_what_they_are_pointed_to_for() -> None:
    pages = {row[1].strip("`"): row[0] for row in rows_under("Elsewhere")}
    held = {
        "federation/README.md": ("## 12. Error codes", "| `json_refused` |"),
        "node/published/README.md": ("## What a peer is refused, in this order",),
        "schemas/README.md": ("comes from",),
        "node/cli/README.md": ("| command | what it does | exit statuses |",),
    }

    assert pages.keys() == held.keys()
    for page, words in held.items():
        text = (README.parents[1] / page).read_text(encoding="utf-8")
        assert all(word in text for word in words), page
