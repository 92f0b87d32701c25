"""A concept that stands in the vocabulary of this software; for what is entered here."""

from schemas.errors import Reason
from schemas.strict_field import refusal
from schemas.vocabulary import load_vocabulary
from schemas.wire_fields import ConceptId

__all__ = ["KnownConcept"]


class KnownConcept(ConceptId):
    """An identifier that is in the vocabulary now.

    A record from a peer may name a concept of a newer vocabulary. A person here who names one that
    does not exist has mistyped it, and nobody would find the record by it.
    """

    def read(self, value: object) -> str:
        """Return `value` if the vocabulary has it."""
        concept = super().read(value)
        if concept not in load_vocabulary().concepts:
            raise refusal(Reason.NOT_ONE_OF)
        return concept
