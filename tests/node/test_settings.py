"""Settings: read once, every fault named together, no dangerous default."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType

import pytest

from node.errors import SettingsError
from node.settings import SETTING_NAMES, Audience, Bind, Role, Settings, read_settings

NEEDED: Mapping[str, str] = MappingProxyType(
    {
        "LINKPIN_ENTITY_ID": "https://vilvoorde.example",
        "LINKPIN_NAME": "Vilvoorde",
        "LINKPIN_COUNTRY": "be",
        "LINKPIN_LANGUAGE": "nl",
        "LINKPIN_DATA_FOLDER": "/var/lib/linkpin",
    }
)
"""The settings that have no default."""


def read(**changes: str) -> Settings:
    """Read the needed settings with some changed or added."""
    return read_settings({**NEEDED, **{f"LINKPIN_{k.upper()}": v for k, v in changes.items()}})


def faults_of(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the faults by which an environment is refused."""
    with pytest.raises(SettingsError) as refused:
        read_settings(environment)
    return refused.value.faults


def test_every_setting_is_a_member_and_every_member_a_setting() -> None:
    members = {each.name for each in fields(Settings)}
    assert members == {name.removesuffix("_file") for name in SETTING_NAMES}
    assert len(SETTING_NAMES) == len(set(SETTING_NAMES))


def test_what_is_not_chosen_has_a_careful_default() -> None:
    settings = read()

    assert settings.role is Role.LEAF
    assert settings.authority_hints == ()
    assert settings.minimum_group_size == 10
    assert settings.audience_ceiling is Audience.RAN
    assert settings.coordinator_bind == Bind(host="127.0.0.1", port=8470)
    assert settings.peer_bind == Bind(host="127.0.0.1", port=8471)
    assert settings.poll_seconds == 900
    assert settings.network_name == "RAN"
    assert settings.demo is False
    assert settings.queue_url is None
    assert settings.private_database_url == "sqlite:////var/lib/linkpin/private.sqlite"


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_a_setting_without_a_default_must_be_set(name: str) -> None:
    faults = faults_of({other: value for other, value in NEEDED.items() if other != name})

    assert faults == (f"{name} is not set.",)


def test_as_many_superiors_as_peers_look_at_may_be_named() -> None:
    hints = tuple(f"https://s{number}.example" for number in range(10))

    assert read(authority_hints=" ".join(hints)).authority_hints == hints


def test_superiors_that_are_too_many_are_named_with_every_other_fault() -> None:
    hints = " ".join(f"https://s{number}.example" for number in (*range(11), 0))

    faults = faults_of({**NEEDED, "LINKPIN_AUTHORITY_HINTS": hints, "LINKPIN_ROLE": "king"})

    assert len(faults) == 3
    assert sum("LINKPIN_AUTHORITY_HINTS" in fault for fault in faults) == 2


def test_every_fault_is_named_at_once() -> None:
    faults = faults_of(
        {
            "LINKPIN_ENTITY_ID": "http://vilvoorde.example/",
            "LINKPIN_COUNTRY": "Belgium",
            "LINKPIN_ROLE": "king",
            "LINKPIN_MINIMUM_GROUP_SIZE": "4",
            "LINKPIN_PEER_BIND": "everywhere",
            "LINKPIN_LANGUAGE": "nl",
            "LINKPIN_DATA_FOLDER": "/var/lib/linkpin",
        }
    )

    named = {fault.split()[0] for fault in faults}
    assert named == {
        "LINKPIN_ENTITY_ID",
        "LINKPIN_NAME",
        "LINKPIN_COUNTRY",
        "LINKPIN_ROLE",
        "LINKPIN_MINIMUM_GROUP_SIZE",
        "LINKPIN_PEER_BIND",
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("entity_id", "vilvoorde.example", id="no scheme"),
        pytest.param("entity_id", "http://vilvoorde.example", id="not https"),
        pytest.param("entity_id", "http://127.0.0.1:8001", id="loopback without the demo"),
        pytest.param("entity_id", "https://vilvoorde.example/", id="a trailing slash"),
        pytest.param("entity_id", "https://Vilvoorde.example", id="a capital in the host"),
        pytest.param("entity_id", "https://vilvoorde.example:443", id="the default port"),
        pytest.param("entity_id", "https://a@vilvoorde.example", id="a user"),
        pytest.param("entity_id", "https://vilvoorde.example?x", id="a query"),
        pytest.param("entity_id", "https://vilvoorde.example/a/../b", id="dotted segments"),
        pytest.param("authority_hints", "https://be.example nonsense", id="one bad hint of two"),
        pytest.param("country", "BE", id="a country in capitals"),
        pytest.param("country", "uk", id="a country that ISO spells otherwise"),
        pytest.param("language", "it", id="a language the screens do not speak"),
        pytest.param("role", "leader", id="an unknown role"),
        pytest.param("population_band", "p8", id="a band too many"),
        pytest.param("urbanisation", "village", id="an unknown kind of area"),
        pytest.param("private_database_url", "mysql://x", id="another engine"),
        pytest.param("inbox_database_url", "postgresql+psycopg://h:port/x", id="a port in letters"),
        pytest.param("inbox_database_url", "postgresql+psycopg://a b/x", id="a host with a space"),
        pytest.param("queue_url", "amqp://x", id="another queue"),
        pytest.param("name", "Vil\nvoorde", id="a name of two lines"),
        pytest.param("name", "Vilvoorde\u202e", id="a name with a control character"),
        pytest.param("name", "V" * 151, id="a name longer than metadata may carry"),
        pytest.param("network_name", "R" * 151, id="a name of the network as long"),
        pytest.param("peer_bind", "localhost:80", id="a name instead of an address"),
        pytest.param("peer_bind", "127.0.0.1", id="no port"),
        pytest.param("peer_bind", "127.0.0.1:65536", id="a port too high"),
        pytest.param("coordinator_bind", "127.0.0.1:0", id="port zero"),
        pytest.param("minimum_group_size", "4", id="a group under five"),
        pytest.param("minimum_group_size", "ten", id="a number in words"),
        pytest.param("minimum_group_size", "-10", id="a negative number"),
        pytest.param("audience_ceiling", "everybody", id="an unknown audience"),
        pytest.param("poll_seconds", "0", id="no pause"),
        pytest.param("poll_seconds", "86401", id="more than a day"),
        pytest.param("demo", "true", id="neither yes nor no"),
        pytest.param("log_level", "TRACE", id="an unknown level"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_its_name(name: str, value: str) -> None:
    variable = f"LINKPIN_{name.upper()}"

    assert variable in " ".join(faults_of({**NEEDED, variable: value}))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param(
            {"role": "anchor", "authority_hints": "https://eu.example"},
            "nobody above",
            id="an anchor with a superior",
        ),
        pytest.param(
            {"authority_hints": " ".join(f"https://s{n}.example" for n in range(11))},
            "may name 10 superiors, not 11",
            id="more superiors than peers look at",
        ),
        pytest.param(
            {"authority_hints": "https://be.example https://be.example"},
            "a superior twice",
            id="a superior named twice",
        ),
        pytest.param({"demo": "yes"}, "loopback", id="the demo on a public address"),
        *(
            pytest.param(
                {"demo": "yes", "entity_id": "http://127.0.0.1:8001", name: value},
                "loopback",
                id=name,
            )
            for name, value in (
                ("coordinator_bind", "0.0.0.0:8470"),
                ("peer_bind", "192.0.2.1:8471"),
                ("people_url", "https://town.example"),
            )
        ),
        pytest.param(
            {"private_database_url": "sqlite:////var/lib/linkpin/inbox.sqlite"},
            "four databases",
            id="one database for two zones",
        ),
    ],
)
def test_settings_that_contradict_each_other_are_refused(
    changes: dict[str, str], said: str
) -> None:
    environment = {f"LINKPIN_{name.upper()}": value for name, value in changes.items()}

    assert said in " ".join(faults_of({**NEEDED, **environment}))


def test_the_demo_may_use_loopback_addresses() -> None:
    settings = read(
        demo="yes", entity_id="http://127.0.0.1:8001", authority_hints="http://127.0.0.1:8002"
    )

    assert settings.authority_hints == ("http://127.0.0.1:8002",)


def test_a_file_gives_settings_and_the_environment_wins(tmp_path: Path) -> None:
    file = tmp_path / "linkpin.toml"
    file.write_text(
        'name = "From the file"\ncountry = "nl"\nminimum_group_size = 12\n'
        'authority_hints = ["https://a.example", "https://b.example"]\n'
    )
    environment = {name: value for name, value in NEEDED.items() if name != "LINKPIN_NAME"}

    settings = read_settings({**environment, "LINKPIN_SETTINGS": str(file)})

    assert settings.name == "From the file"
    assert settings.country == "be"
    assert settings.minimum_group_size == 12
    assert settings.authority_hints == ("https://a.example", "https://b.example")


def test_a_member_of_the_file_that_is_no_setting_is_named(tmp_path: Path) -> None:
    file = tmp_path / "linkpin.toml"
    file.write_text('minimum_groupsize = "20"\n')

    faults = faults_of({**NEEDED, "LINKPIN_SETTINGS": str(file)})

    assert "minimum_groupsize" in " ".join(faults)


@pytest.mark.parametrize(
    "content", [pytest.param(None, id="no file"), pytest.param("name = ", id="not TOML")]
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "linkpin.toml"
    if content is not None:
        file.write_text(content)

    # Alone: whatever else is missing may stand in the file.
    (fault,) = faults_of({"LINKPIN_SETTINGS": str(file)})
    assert str(file) in fault
    assert ("linkpin init" in fault) is (content is None)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://linkpin@localhost/inbox",
        "postgresql+psycopg://linkpin:p%40ss:/w@[::1]:5432/inbox",
        "postgresql+psycopg:///inbox?host=/run/postgresql&options=-csearch_path%3Dinbox",
    ],
)
def test_every_way_to_name_a_postgresql_database_may_be_used(url: str) -> None:
    assert read(inbox_database_url=url).inbox_database_url == url


def test_an_empty_variable_counts_as_not_set() -> None:
    assert faults_of({**NEEDED, "LINKPIN_NAME": ""}) == ("LINKPIN_NAME is not set.",)
    assert read(role="").role is Role.LEAF


def test_an_address_of_ip_version_6_may_be_bound() -> None:
    assert read(peer_bind="[::1]:8471").peer_bind == Bind(host="::1", port=8471)


@pytest.mark.parametrize(
    ("role", "audiences"),
    [
        pytest.param("leaf", ("ran", "be"), id="a town"),
        pytest.param("superior", ("ran", "be"), id="a national network"),
        pytest.param("anchor", ("ran",), id="the desk"),
    ],
)
def test_a_node_keeps_a_collection_for_each_audience(role: str, audiences: tuple[str, ...]) -> None:
    settings = read(role=role)

    assert settings.audiences == audiences
    assert settings.collection_url("ran") == "https://vilvoorde.example/exchange/ran"


def test_the_short_name_tells_two_nodes_on_one_host_apart() -> None:
    first, second = read(), read(entity_id="https://vilvoorde.example/second")

    assert first.short_name != second.short_name
    assert len(first.short_name) == 8


def test_a_password_in_a_database_url_is_shown_by_no_repr() -> None:
    settings = read(
        private_database_url="postgresql+psycopg://linkpin:Quillonword@localhost/private",
        queue_url="redis://:Quillonword@localhost",
    )

    assert "Quillonword" not in repr(settings)


def test_a_password_in_a_refused_url_is_not_shown_back() -> None:
    faults = faults_of({**NEEDED, "LINKPIN_PRIVATE_DATABASE_URL": "mysql://x:Quillonword@host/y"})

    assert "LINKPIN_PRIVATE_DATABASE_URL" in faults[0]
    assert "Quillonword" not in faults[0]


def test_a_contact_is_one_address_or_none() -> None:
    assert read().contact_mailbox is None
    assert read(contact_mailbox="linkpin@town.example").contact_mailbox == "linkpin@town.example"


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("linkpin", id="no host"),
        pytest.param("a@town.example, b@town.example", id="two"),
        pytest.param("<a@town.example>", id="in brackets"),
        pytest.param("a@town.example?bcc=b@town.example", id="a link that adds readers"),
        pytest.param("a@town.example\nExpires: never", id="two lines"),
    ],
)
def test_a_contact_that_is_no_plain_address_is_refused(value: str) -> None:
    (fault,) = faults_of({**NEEDED, "LINKPIN_CONTACT_MAILBOX": value})
    assert fault.startswith("LINKPIN_CONTACT_MAILBOX has a value that cannot be used")
    assert fault.endswith("Write one e-mail address, such as linkpin@town.example.")
