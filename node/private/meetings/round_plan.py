"""The plan of a meeting as it is stored: rounds of speed-dates and tables of break-outs, by seat.

A plan names seats and organisations and nobody. It also keeps for whom it was made, so that a page
can say that the list of the meeting has changed since.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from node.extensions import Node
from node.private.meetings.breakouts import MAX_THEMES
from node.private.meetings.models import MeetingRow
from node.private.meetings.rounds import MAX_ROUNDS, MAX_SEATS, OddRule, Round, Seat
from node.private.sealed_record import open_record, seal_record
from schemas.wire_fields import Code, ConceptId, StrictInteger, UuidField
from schemas.wire_records import ListOf, Nested, RecordSchema

__all__ = [
    "MAX_MINUTES",
    "MAX_SEED",
    "PLAN",
    "BreakOuts",
    "Chair",
    "MeetingPlan",
    "SpeedDates",
    "Table",
    "chairs_of",
    "keep_break_outs",
    "keep_speed_dates",
    "read_plan",
]

MAX_MINUTES: Final = 60
MAX_SEED: Final = 999_999
_TABLE: Final = MeetingRow.__tablename__
_COLUMN: Final = "sealed_plan"
_MOST_PAIRS: Final = MAX_SEATS * MAX_SEATS


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Chair:
    """A seat, and for whom somebody sat on it when a plan was made.

    Attributes:
        seat: Its number.
        organisation_id: Whose it was.
    """

    seat: int
    organisation_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedDates:
    """Rounds as they were made.

    Attributes:
        seed: Number of the draw; with the same people it gives the same rounds.
        minutes: How long a round takes.
        asked: How many rounds were asked for.
        odd: What is done when one person is left over.
        new_pairs: Pairs that meet for the first time.
        bound: As many as no rounds can exceed.
        chairs: For whom they were made.
        rounds: The rounds in order.
    """

    seed: int
    minutes: int
    asked: int
    odd: OddRule
    new_pairs: int
    bound: int
    chairs: tuple[Chair, ...]
    rounds: tuple[Round, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the break-outs.

    Attributes:
        theme: What it is about, a concept.
        most: Places at it.
        seats: Who sits there.
    """

    theme: str
    most: int
    seats: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakOuts:
    """Tables as they were made.

    Attributes:
        least: How few a table can be.
        first: How many sit at the theme they like most.
        most_first: How many could, by the places alone.
        chairs: For whom they were made.
        tables: The tables in order.
    """

    least: int
    first: int
    most_first: int
    chairs: tuple[Chair, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPlan:
    """What is planned for the hour at the tables.

    Attributes:
        speed_dates: Rounds, once they are made.
        break_outs: Tables, once they are made.
    """

    speed_dates: SpeedDates | None = None
    break_outs: BreakOuts | None = None


def _seat() -> StrictInteger:
    return StrictInteger(minimum=1, maximum=100_000)


class _ChairSchema(RecordSchema):
    record = Chair

    seat = StrictInteger(minimum=1, maximum=100_000, required=True)
    organisation_id = UuidField(required=True)


class _RoundSchema(RecordSchema):
    record = Round

    groups = ListOf(
        ListOf(_seat(), minimum=2, maximum=3, required=True), maximum=MAX_SEATS, required=True
    )
    pausing = ListOf(_seat(), maximum=MAX_SEATS)


class _SpeedDatesSchema(RecordSchema):
    record = SpeedDates

    seed = StrictInteger(maximum=MAX_SEED, required=True)
    minutes = StrictInteger(minimum=1, maximum=MAX_MINUTES, required=True)
    asked = StrictInteger(minimum=1, maximum=MAX_ROUNDS, required=True)
    odd = Code(OddRule, required=True)
    new_pairs = StrictInteger(maximum=_MOST_PAIRS, required=True)
    bound = StrictInteger(maximum=_MOST_PAIRS, required=True)
    chairs = ListOf(Nested(_ChairSchema), maximum=MAX_SEATS, required=True)
    rounds = ListOf(Nested(_RoundSchema), maximum=MAX_ROUNDS, unique=False)


class _TableSchema(RecordSchema):
    record = Table

    theme = ConceptId(required=True)
    most = StrictInteger(minimum=1, maximum=MAX_SEATS, required=True)
    seats = ListOf(_seat(), maximum=MAX_SEATS)


class _BreakOutsSchema(RecordSchema):
    record = BreakOuts

    least = StrictInteger(maximum=MAX_SEATS, required=True)
    first = StrictInteger(maximum=MAX_SEATS, required=True)
    most_first = StrictInteger(maximum=MAX_SEATS, required=True)
    chairs = ListOf(Nested(_ChairSchema), maximum=MAX_SEATS, required=True)
    tables = ListOf(Nested(_TableSchema), maximum=MAX_THEMES, required=True)


class PlanSchema(RecordSchema):
    """Form of the sealed column; an unknown member is an error."""

    record = MeetingPlan

    speed_dates = Nested(_SpeedDatesSchema)
    break_outs = Nested(_BreakOutsSchema)


PLAN: Final = PlanSchema()
"""The one schema of a plan; loading does not change it."""


def chairs_of(seats: Iterable[Seat]) -> tuple[Chair, ...]:
    """Return for whom something is made, in the order of the numbers."""
    return tuple(
        sorted(Chair(seat=seat.number, organisation_id=seat.organisation_id) for seat in seats)
    )


def read_plan(row: MeetingRow, *, node: Node) -> MeetingPlan:
    """Return the plan of a meeting; an empty one before anything was made."""
    if row.sealed_plan is None:
        return MeetingPlan()
    return open_record(
        PLAN,
        row.sealed_plan,
        record=MeetingPlan,
        node=node,
        table=_TABLE,
        column=_COLUMN,
        row=row.meeting_id,
    )


def keep_speed_dates(row: MeetingRow, *, node: Node, number: int, speed_dates: SpeedDates) -> None:
    """Let a meeting have these rounds; its tables stay.

    Args:
        row: The meeting, read in the writing transaction.
        node: This node.
        number: Number of the change.
        speed_dates: The rounds.
    """
    plan = replace(read_plan(row, node=node), speed_dates=speed_dates)
    _keep(row, plan, node=node, number=number)


def keep_break_outs(row: MeetingRow, *, node: Node, number: int, break_outs: BreakOuts) -> None:
    """Let a meeting have these tables; its rounds stay.

    Args:
        row: The meeting, read in the writing transaction.
        node: This node.
        number: Number of the change.
        break_outs: The tables.
    """
    plan = replace(read_plan(row, node=node), break_outs=break_outs)
    _keep(row, plan, node=node, number=number)


def _keep(row: MeetingRow, plan: MeetingPlan, *, node: Node, number: int) -> None:
    # The revision stays: nobody who edits the meeting meanwhile would lose anything.
    row.change_number = number
    row.sealed_plan = seal_record(
        PLAN, plan, node=node, table=_TABLE, column=_COLUMN, row=row.meeting_id
    )
    row.changed_at = node.clock()
