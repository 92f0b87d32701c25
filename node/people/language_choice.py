"""The language a person chose, kept with their account so that every browser speaks it."""

from node.database import db
from node.language import LANGUAGES
from node.people.datastore import ensure_sign_in
from node.people.signed_in import find_current_person

__all__ = ["keep_language"]


def keep_language(language: str) -> None:
    """Keep the choice of the signed-in person and commit; nothing is kept for anybody else."""
    person = find_current_person()
    if person is None or language not in LANGUAGES:
        return
    session = db.session()
    ensure_sign_in(session, person).language = language
    session.commit()
