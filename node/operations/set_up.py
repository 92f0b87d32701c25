"""The first setting up of a node: folders, keys, four migrated databases.

It can be run again: what exists is kept, databases are brought to the newest revision, and keys are
never replaced. A run that was interrupted is finished by the next.
"""

from node.audit import cover_plain_rows
from node.database import Zone, db
from node.extensions import Node, Process, current_node, open_node
from node.keyring import create_keyring
from node.operations.migrate import upgrade
from node.settings import Settings
from node.trust.own_keys import create_own_keys

__all__ = ["migrate_all", "set_up_node"]


def set_up_node(settings: Settings) -> bool:
    """Make the folders, keys and databases of one node.

    Returns:
        True if keys were made, False if there were keys already.
    """
    folder = settings.data_folder
    for path in (folder, settings.mark_folder, settings.index_folder):
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        # A folder that an operator made, or one of an earlier version, may be open to others.
        path.chmod(0o700)
    made = _make_keys(settings)
    migrate_all(settings)
    return made


def _make_keys(settings: Settings) -> bool:
    """Make all key files or none: a half-made set is thrown away and made again."""
    if settings.keys_folder.exists():
        return False
    making = settings.keys_folder.with_name("keys.new")
    for left_over in making.glob("*"):
        left_over.unlink()
    making.mkdir(exist_ok=True, mode=0o700)
    create_keyring(making / "data.json")
    create_own_keys(making)
    making.rename(settings.keys_folder)
    return True


def migrate_all(settings: Settings) -> None:
    """Bring the four databases to the newest revision."""
    app = open_node(settings, process=Process.COMMAND)
    with app.app_context():
        for zone in Zone:
            upgrade(db.engines[zone.value], zone)
        _cover_audit_log(current_node())
        for zone in Zone:
            db.engines[zone.value].dispose()


def _cover_audit_log(node: Node) -> None:
    """Put what was logged before the log had a key under it, once in the life of a node.

    That it was done stands outside the databases: who can write those alone must not have a forged
    log covered by the next start.
    """
    done = node.settings.mark_folder / "audit-keyed"
    if done.exists():
        return
    session = db.session()
    cover_plain_rows(session, keyring=node.data_key, clock=node.clock)
    session.commit()
    db.session.remove()
    done.touch(mode=0o600)
