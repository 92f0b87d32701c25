"""The stored nodes of a collection's tree, as the proofs ask for them."""

from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from federation.merkle_tree import FindNode
from node.errors import NotFoundError
from node.published.models import TreeNodeRow

__all__ = ["node_finder"]


def node_finder(session: Session, collection: str) -> FindNode:
    """Return a function that finds complete nodes of one collection by level and index."""

    @cache
    def find(level: int, index: int) -> bytes:
        found = session.scalar(
            select(TreeNodeRow.node_hash).where(
                TreeNodeRow.collection == collection,
                TreeNodeRow.level == level,
                TreeNodeRow.place == index,
            )
        )
        if found is None:
            raise NotFoundError(f"{collection} has no tree node {level}/{index}")
        return found

    return find
