"""What an approval is bound to: one hash over all that the second reader relied on.

Final text and ticks, which record and revision, who will read it, the gate and the register the
check was made with, the revision of what it was made from, and which asking it answers. If any of
it changes, the approval is void and has to be given again; nothing derived from the private text is
part of what leaves.
"""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from sqlalchemy.orm import Session

from node.airlock.models import ReleaseRequest
from node.airlock.policy import with_policy
from node.airlock.recognisers import (
    Context,
    EntryKind,
    Register,
    RegisterEntry,
)
from node.extensions import Node
from node.people.service import Person, list_people
from node.private.network.register_names import network_names, network_names_version
from node.private.register.service import list_known, register_version
from schemas.strict_json import dump

__all__ = ["binding_hash", "current_register_version", "in_language", "load_context"]


def binding_hash(request: ReleaseRequest, *, body: bytes) -> bytes:
    """Return the 32 bytes an approval of `request` is bound to.

    Args:
        request: The request, with the versions its check was made with.
        body: The exact bytes that would leave.
    """
    bound = {
        "asked": request.times_asked,
        "audience": request.audience,
        "body": sha256(body).hexdigest(),
        "gate": request.gate_version,
        "kind": request.kind,
        "record": str(request.record_id),
        "register": request.register_version,
        "rev": request.rev,
        "subject": str(request.subject_id),
        "subject_revision": request.subject_revision,
    }
    return sha256(dump(bound)).digest()


def current_register_version(session: Session, *, node: Node) -> str:
    """Return the version of everything the node knows by name, the people of the node included."""
    return _version(session, list_people(session, node=node), node=node)


def load_context(session: Session, *, node: Node, language: str) -> Context:
    """Return what the recognisers may know: the register and the people of this node.

    Args:
        session: Session of a process that reads the private database.
        node: This node, with its data key.
        language: Language of the draft.
    """
    settings = with_policy(session, node.settings)
    people = list_people(session, node=node)
    entries = (*_known(session, node), *_people(people))
    version = _version(session, people, node=node)
    return Context(
        language=language,
        country=settings.country,
        minimum_group_size=settings.minimum_group_size,
        register=_as_one(Register(entries=entries, version=version)),
        municipality=settings.name,
    )


def _known(session: Session, node: Node) -> Iterator[RegisterEntry]:
    """Yield what was entered into the register, and every name of the network."""
    for each in list_known(session, node=node):
        yield RegisterEntry(
            entry_id=each.entry_id,
            kind=EntryKind(each.kind.value),
            text=each.text,
            publishable=each.publishable,
            aliases=each.aliases,
        )
    for name in network_names(session, node=node):
        yield RegisterEntry(
            entry_id=name.record_id,
            kind=EntryKind(name.kind.value),
            text=name.text,
            aliases=name.aliases,
        )


def _people(people: tuple[Person, ...]) -> Iterator[RegisterEntry]:
    for person in people:
        yield RegisterEntry(entry_id=person.account_id, kind=EntryKind.PERSON, text=person.name)
        yield RegisterEntry(entry_id=person.account_id, kind=EntryKind.MAILBOX, text=person.mailbox)


def _as_one(register: Register) -> Register:
    """Return the register of the last time if it says the same.

    What is kept about a register, such as its index of names, is kept by identity; a process that
    opened a new one at every page would build all of it anew.
    """
    last = next(iter(_LAST), None)
    if last is not None and last.version == register.version and last.entries == register.entries:
        return last
    _LAST[:] = [register]
    return register


_LAST: list[Register] = []


def in_language(context: Context, language: str) -> Context:
    """Return the same context for a text of another language; the register is not read again."""
    return replace(context, language=language)


def _version(session: Session, people: tuple[Person, ...], *, node: Node) -> str:
    accounts = sha256("".join(sorted(str(person.account_id) for person in people)).encode())
    version = f"{register_version(session)}-{accounts.hexdigest()[:12]}"
    network = network_names_version(session, node=node)
    # A network without a name changes nothing, so that what was approved before it stays approved.
    return f"{version}-{network}" if network else version
