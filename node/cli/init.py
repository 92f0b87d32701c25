"""`linkpin init`: the folder, settings, keys and databases of a new node."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from node.cli.every_command import say
from node.cli.opening import databases_explained
from node.cli.output import write_result
from node.errors import ConflictError, InputRefusedError
from node.follow_up import keep_node, node_command
from node.language import LANGUAGES
from node.language import gettext as _
from node.operations.set_up import set_up_node
from node.settings import Settings, read_settings
from node.settings_file import dump_settings_file
from schemas.node_metadata import Role
from schemas.place import Urbanisation

__all__ = ["init"]


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--entity-id", required=True, help="Public https URL of the node, no slash at the end."
)
@click.option("--name", required=True, help="Name of the municipality or network.")
@click.option("--country", required=True, help="Two letters, such as be.")
@click.option("--language", type=click.Choice(LANGUAGES), required=True)
@click.option("--role", type=click.Choice([role.value for role in Role]), default="leaf")
@click.option("--superior", "superiors", multiple=True, help="Who vouches for this node.")
@click.option("--population-band", help="p0 to p7: how many people live here.")
@click.option("--urbanisation", type=click.Choice([kind.value for kind in Urbanisation]))
@click.option("--coordinator-bind", help="Address and port for coordinators.")
@click.option("--peer-bind", help="Address and port for other nodes.")
@click.option("--poll-seconds", type=int, help="Seconds between two looks at a peer.")
@click.option("--demo", is_flag=True, help="A node of the demo, on 127.0.0.1.")
@click.pass_obj
def init(environment: Mapping[str, str], /, folder: Path, **choices: object) -> None:
    """Make a new node in FOLDER: settings, keys and databases.

    Settings are written to FOLDER/linkpin.toml; run it again on the same folder to finish what was
    interrupted. Keys that exist are kept.

    “linkpin serve” then writes a link that opens the first account.

    Exit status: 0 if the node is ready, 2 if a setting is wrong, 3 if the folder has a node with
    other settings, 4 if a database does not answer.
    """
    folder = folder.absolute()
    members = _members(folder, choices)
    values = {f"LINKPIN_{name.upper()}": value for name, value in members.items()}
    settings = read_settings(values | _databases(environment), options=_typed(members))
    file = folder / "linkpin.toml"
    if _is_other(file, dump_settings_file(members)):
        raise ConflictError(
            _("%(file)s is there with other settings. Change it there, or choose another folder.")
            % {"file": file}
        )
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.write_text(dump_settings_file(members), encoding="utf-8")
    except (OSError, UnicodeEncodeError) as exc:
        raise _unusable(file) from exc
    with databases_explained():
        made = set_up_node(settings)
    _say(settings, made=made, file=file)


def _is_other(file: Path, text: str) -> bool:
    """Say whether a settings file is there that says something else.

    Raises:
        InputRefusedError: What is there cannot be read as a text file.
    """
    try:
        return file.read_text(encoding="utf-8") != text
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as exc:
        raise _unusable(file) from exc


def _unusable(file: Path) -> InputRefusedError:
    # A path may hold bytes that no text has.
    shown = str(file).encode(errors="backslashreplace").decode()
    return InputRefusedError(_("%(file)s cannot be read and written.") % {"file": shown})


def _members(folder: Path, choices: Mapping[str, object]) -> dict[str, str]:
    """Return the settings that were chosen, as text by name."""
    chosen = dict(choices)
    superiors = chosen.pop("superiors")
    members = {name: str(value) for name, value in chosen.items() if value not in (None, False)}
    members["data_folder"] = str(folder)
    if isinstance(superiors, tuple) and superiors:
        members["authority_hints"] = " ".join(superiors)
    if chosen["demo"]:
        members["demo"] = "yes"
    return members


def _typed(members: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed for each setting, to name it by."""
    typed = {name: "--" + name.replace("_", "-") for name in members}
    return typed | {"data_folder": "FOLDER", "authority_hints": "--superior"}


def _databases(environment: Mapping[str, str]) -> dict[str, str]:
    """Databases and queue come from the environment only: they may hold a password."""
    return {
        name: value
        for name, value in environment.items()
        if name.startswith("LINKPIN_") and name.endswith("_URL")
    }


def _say(settings: Settings, *, made: bool, file: Path) -> None:
    document = {"file": file, "folder": settings.data_folder, "keys_made": made}
    write_result({"entity": settings.entity_id} | document, lines=[file])
    keys = _("Keys were made.") if made else _("The keys that were there are kept.")
    say(
        _("The node %(name)s is ready in %(folder)s. %(keys)s")
        % {"name": settings.name, "folder": settings.data_folder, "keys": keys}
    )
    if settings.role is not Role.ANCHOR and not settings.authority_hints:
        say(
            _(
                "Nobody vouches for this node yet. An invitation of your network changes that, at "
                "the first steps; without a browser, name the network as authority_hints in "
                "%(file)s before anything else."
            )
            % {"file": file}
        )
    keep_node(file.parent)
    say(
        _(
            "Next: %(command)s. It writes a link that opens the first account, once and within an "
            "hour; first steps lead on from there."
        )
        % {"command": node_command("serve")}
    )
    say(_("Without a browser, in this order:"))
    for line in _next_steps(settings.role):
        say(f"  {line}")


def _next_steps(role: Role) -> Iterator[str]:
    """Yield what to do with a new node, each with its command."""
    show = node_command("keys", "show", "--json")
    anchor = node_command("peers", "add", "URL", "--keys", "FILE")
    member = node_command("members", "add", "URL", "--keys", "FILE")
    if role is Role.ANCHOR:
        yield _("Hand your keys to every node, which trusts them: %(command)s") % {"command": show}
        yield _("List each national network: %(command)s") % {"command": f"{member} --may-vouch"}
    else:
        yield _("Trust the anchor, with the keys its people gave you: %(command)s") % {
            "command": anchor
        }
        yield _("Hand your keys to whoever vouches for you: %(command)s") % {"command": show}
    if role is Role.SUPERIOR:
        yield _("List each town: %(command)s") % {"command": member}
    if role is Role.LEAF:
        yield _("Open accounts, of a coordinator and of a second reader: %(command)s") % {
            "command": node_command("people", "add", "--help")
        }
    yield _("Start it: %(command)s") % {"command": node_command("serve")}
