"""`linkpin keys`, as somebody who hands them to a superior types it."""

import json

from federation.keys import parse_key_set
from tests.node.cli.typed import Linkpin


def test_every_use_is_shown_with_algorithm_and_thumbprint(linkpin: Linkpin) -> None:
    rows = [line.split("\t") for line in linkpin("keys", "show").lines]

    assert [row[:2] for row in rows] == [
        ["federation", "ES256"],
        ["record", "Ed25519"],
        ["request", "Ed25519"],
    ]
    # An RFC 7638 thumbprint is 32 bytes, in base64url without padding.
    assert {len(row[2]) for row in rows} == {43}


def test_one_use_is_shown_alone(linkpin: Linkpin) -> None:
    (line,) = linkpin("keys", "show", "--use", "request").lines

    assert line.startswith("request\t")


def test_json_is_the_key_set_a_superior_takes_and_holds_nothing_private(linkpin: Linkpin) -> None:
    answer = linkpin("keys", "show", "--json")

    keys = parse_key_set(json.loads(answer.out), about="https://vilvoorde.example")
    assert list(keys) == [linkpin("keys", "show", "--use", "federation").lines[0].split("\t")[2]]
    private = json.loads((linkpin.folder / "keys" / "federation.json").read_bytes())["d"]
    assert private not in answer.out


def test_a_node_whose_keys_are_gone_says_so(linkpin: Linkpin) -> None:
    (linkpin.folder / "keys" / "public.json").unlink()

    answer = linkpin("keys", "show")

    assert (answer.status, answer.out) == (4, "")
    assert "public.json" in answer.err
