"""The link to the first account: said while nobody has one, and to the terminal alone."""

import re
from datetime import timedelta
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from node.cli.program import program
from node.cli.setup_link import make_setup_link, say_setup_link
from node.errors import NotFoundError, ServiceMissingError
from node.extensions import current_node
from node.people.models import PersonRole
from node.people.service import add_person
from node.people.setup_code import check_setup_code
from node.settings import Settings
from tests.nodes import FixedClock, opened, set_up

LINK = re.compile(r"https://linkpin\.vilvoorde\.example/setup/([A-Za-z0-9_-]{43})")
PEOPLE_URL = "https://linkpin.vilvoorde.example"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return set_up(tmp_path, people_url=PEOPLE_URL)


def code_of(link: str | None) -> str:
    assert link is not None
    found = LINK.fullmatch(link)
    assert found is not None, link
    return found[1]


def test_the_link_leads_to_where_people_reach_the_node(settings: Settings) -> None:
    code = code_of(make_setup_link(settings, clock=FixedClock()))

    with opened(settings) as (_app, session):
        check_setup_code(session, node=current_node(), code=code)


def test_a_new_link_ends_the_one_before_and_none_lasts_longer_than_an_hour(
    settings: Settings,
) -> None:
    clock = FixedClock()
    first, second = (code_of(make_setup_link(settings, clock=clock)) for _ in range(2))

    with opened(settings, clock=clock) as (_app, session):
        with pytest.raises(NotFoundError):
            check_setup_code(session, node=current_node(), code=first)
        check_setup_code(session, node=current_node(), code=second)
        clock.now += timedelta(hours=1)
        with pytest.raises(NotFoundError):
            check_setup_code(session, node=current_node(), code=second)


def test_where_somebody_has_an_account_nothing_is_said(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(settings) as (_app, session):
        add_person(
            session,
            node=current_node(),
            handle="ad",
            name="Adalbert Zwenkgras",
            mailbox="ad@vilvoorde.example",
            roles=[PersonRole.ADMIN],
        )
        session.commit()

    say_setup_link(settings)

    assert capsys.readouterr() == ("", "")


def test_the_link_is_for_the_terminal_and_not_for_the_output_of_a_program(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with click.Context(click.Command("serve")):
        say_setup_link(settings)

    written = capsys.readouterr()
    assert written.out == ""
    assert LINK.search(written.err) is not None
    assert "within an hour" in written.err


def test_a_database_that_is_no_database_is_named(settings: Settings) -> None:
    for path in settings.data_folder.glob("private.sqlite-*"):
        path.unlink()
    (settings.data_folder / "private.sqlite").write_bytes(b"no database at all " * 100)

    with pytest.raises(ServiceMissingError, match="database"):
        make_setup_link(settings)


def test_a_new_node_says_what_will_write_the_link_and_makes_none_that_ends(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    words = ["--entity-id", "https://zele.example", "--name", "Zele"]
    answer = CliRunner().invoke(
        program, ["init", str(folder), *words, "--country", "be", "--language", "nl"]
    )

    assert answer.exit_code == 0, answer.output
    assert "serve. It writes a link that opens the first account" in answer.stderr
    assert "/setup/" not in answer.stderr
    assert answer.stdout.strip() == str(folder / "linkpin.toml")


@pytest.mark.parametrize("command", ["init", "serve"])
def test_the_help_of_a_command_says_so(command: str) -> None:
    answer = CliRunner().invoke(program, [command, "--help"])

    assert "opens the first" in " ".join(answer.output.split())
