"""A command that is shown begins as the present one was typed, so that it can be pasted."""

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from node.cli.program import program
from node.follow_up import keep_account, keep_node, node_command, program_command, started_as


def test_without_a_start_the_program_has_its_name() -> None:
    assert program_command("init", "--help") == "linkpin init --help"
    assert node_command("doctor") == "linkpin doctor"


def test_a_command_begins_as_the_present_one_did() -> None:
    with started_as("./linkpin"):
        keep_node(".demo/vilvoorde")
        assert node_command("doctor") == "./linkpin --node .demo/vilvoorde doctor"
        assert program_command("demo") == "./linkpin demo"
    assert node_command("doctor") == "linkpin doctor"


def test_an_account_is_repeated_only_where_the_same_person_acts() -> None:
    with started_as(None):
        keep_account("coordinator")
        shown = node_command("airlock", "check", "1234", acts=True)
        assert shown == "linkpin airlock check 1234 --as coordinator"
        assert node_command("serve") == "linkpin serve"


@pytest.mark.parametrize("folder", ["/srv/a town", "it's", "$HOME"])
def test_what_a_shell_would_read_otherwise_is_quoted(folder: str) -> None:
    with started_as("./linkpin"):
        keep_node(folder)
        words = shlex.split(node_command("peers", "sync"))
    assert words == ["./linkpin", "--node", folder, "peers", "sync"]


def test_what_one_command_kept_ends_with_it(tmp_path: Path) -> None:
    answer = CliRunner().invoke(program, ["--node", str(tmp_path), "doctor"])
    assert answer.exit_code != 0
    assert node_command("doctor") == "linkpin doctor"
