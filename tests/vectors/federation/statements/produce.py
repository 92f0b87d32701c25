"""Golden trust chains of version 1: good ones, and each bad one wrong in one way.

Writes what is missing and leaves what is there: ES256 signatures differ at each signing,
and a golden file is kept for ever. Run from the project's folder:

    python -m tests.vectors.federation.statements.produce
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from federation.keys import KeySet
from tests.federation.sample_federation import (
    NL,
    NOW,
    RAN,
    ROTTERDAM,
    by_nl,
    by_ran,
    configuration_claims,
    fixed_key,
    leaf,
    long_chain,
    make_token,
    rotterdam_chain,
)
from tests.vectors.federation.statements.refusals import refused

__all__ = ["accepted", "produce"]

FOLDER = Path(__file__).parent


def produce(folder: Path = FOLDER) -> None:
    """Write every vector that is not there yet.

    Args:
        folder: Holds `accepted` and `refused`.
    """
    for name, statements in accepted():
        _write(folder / "accepted" / f"{name}.json", statements, outcome={})
    for name, code, statements in refused():
        _write(folder / "refused" / f"{name}.json", statements, outcome={"code": code})


def accepted() -> Iterator[tuple[str, list[bytes]]]:
    """Yield chains that must be accepted, by name."""
    yield "rotterdam", rotterdam_chain()
    seconds = int(NOW.timestamp())
    superiors = [f"https://superior-{number}.example" for number in range(9)]
    edwards_key = fixed_key(ROTTERDAM, "Ed25519")
    edwards = {"leaf": leaf(edwards_key), "by_nl": by_nl(edwards_key)}
    yield "ed25519", rotterdam_chain(**edwards)
    older = {"alg": "EdDSA", "typ": "entity-statement+jwt", "kid": edwards_key.kid}
    older_leaf = make_token(
        configuration_claims(ROTTERDAM, edwards_key, authority_hints=[NL]), edwards_key, older
    )
    yield "eddsa", rotterdam_chain(**(edwards | {"leaf": older_leaf}))
    yield "unknown-claims", rotterdam_chain(leaf=leaf(informative=[1, {"a": "b"}]))
    yield "ten-hints", rotterdam_chain(leaf=leaf(authority_hints=[NL, *superiors]))
    yield "expired-within-clock-skew", rotterdam_chain(by_nl=by_nl(exp=seconds - 299))
    yield "early-within-clock-skew", rotterdam_chain(by_nl=by_nl(iat=seconds + 300))
    types: dict[str, object] = {"allowed_entity_types": []}
    yield "types-taken-away", rotterdam_chain(by_ran=by_ran(constraints=types))
    names = {"naming_constraints": {"permitted": [".example"], "excluded": ["north.nl.example"]}}
    yield "names-permitted", rotterdam_chain(by_ran=by_ran(constraints=names))
    yield (
        "unknown-constraint",
        rotterdam_chain(by_ran=by_ran(constraints={"of_another_profile": 1})),
    )
    yield "longest", long_chain(intermediates=3)


def _write(path: Path, statements: list[bytes], *, outcome: Mapping[str, str]) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    vector: dict[str, object] = {
        "entity_id": ROTTERDAM,
        "now": NOW.isoformat(),
        "anchors": {RAN: KeySet([fixed_key(RAN).public]).dump()},
        "statements": [token.decode() for token in statements],
        **outcome,
    }
    path.write_text(json.dumps(vector, indent=2) + "\n")


if __name__ == "__main__":
    produce()
