"""`linkpin keys`: this node's public keys, to be compared and handed to others."""

from collections.abc import Iterator, Mapping

import click

from federation.keys import KeySet
from node.cli.opening import as_json_option, opened
from node.cli.output import write_document
from node.trust.own_keys import KeyUse, OwnPublicKeys, get_own_public_keys

__all__ = ["keys"]


@click.group("keys")
def keys() -> None:
    """Show this node's public keys."""


@keys.command("show")
@click.option(
    "--use",
    type=click.Choice([use.value for use in KeyUse]),
    help="Only the keys for this use; with --json, federation when nothing is said.",
)
@as_json_option
@click.pass_obj
def show(environment: Mapping[str, str], /, *, use: str | None, as_json: bool) -> None:
    """Show use, algorithm and thumbprint of every public key. Private keys are never shown.

    With --json it is the JWK Set of one use: what a superior passes to "members add --keys", and
    another node to "peers add --keys". Compare the thumbprint with its people by phone.

    Exit status: 0; 4 if the keys cannot be read.
    """
    with opened(environment) as (node, _session):
        own = get_own_public_keys(node.settings.keys_folder)
    chosen = KeyUse(use or KeyUse.FEDERATION)
    shown = [chosen] if use else list(KeyUse)
    lines = (line for each in shown for line in _lines(each, _set(own, each)))
    write_document(_set(own, chosen).dump(), as_json=as_json, lines=lines)


def _set(own: OwnPublicKeys, use: KeyUse) -> KeySet:
    sets = {
        KeyUse.FEDERATION: own.federation,
        KeyUse.RECORD: own.record,
        KeyUse.REQUEST: own.request,
    }
    return sets[use]


def _lines(use: KeyUse, keys: KeySet) -> Iterator[str]:
    for key in keys.values():
        yield f"{use}\t{key.algorithm}\t{key.kid}"
