"""Where a record comes from, as coarsely as it is useful: country, size, kind of area."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from schemas.errors import Reason
from schemas.strict_field import WireField, refusal
from schemas.wire_fields import Code
from schemas.wire_records import RecordSchema

__all__ = ["COUNTRIES", "Country", "Place", "PlaceSchema", "PopulationBand", "Urbanisation"]

_CODES = (
    "ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo "
    "bq br bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj "
    "dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp "
    "gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg "
    "kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml "
    "mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe "
    "pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl "
    "sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um "
    "us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw eu xk "
)

COUNTRIES: Final = frozenset(_CODES.split())
"""ISO 3166-1 alpha-2 in lower case, as in the names of collections.

Greece is gr and the United Kingdom gb here, although NUTS says EL and UK. Added: eu,
exceptionally reserved, for a desk of the Union; xk, user-assigned, which the Union uses for
Kosovo.
"""


class PopulationBand(StrEnum):
    """How many people live in the municipality, in eight bands."""

    UNDER_5K = "p0"
    FROM_5K = "p1"
    FROM_20K = "p2"
    FROM_50K = "p3"
    FROM_100K = "p4"
    FROM_250K = "p5"
    FROM_500K = "p6"
    ABOVE_1M = "p7"


class Urbanisation(StrEnum):
    """Kind of area (Eurostat's degree of urbanisation, level 1)."""

    CITY = "city"
    TOWN_OR_SUBURB = "town_or_suburb"
    RURAL_AREA = "rural_area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a reader may know about the place without asking its node.

    Attributes:
        country: ISO 3166-1 alpha-2, lower case.
        population_band: Never a head count.
        urbanisation: Kind of area.
    """

    country: str
    population_band: PopulationBand | None = None
    urbanisation: Urbanisation | None = None


class Country(WireField[str]):
    """A country code of ISO 3166-1 in lower case."""

    def read(self, value: object) -> str:
        """Return ``value`` if it is on the list."""
        if not isinstance(value, str):
            raise refusal(Reason.NOT_A_STRING)
        if value not in COUNTRIES:
            raise refusal(Reason.NOT_ONE_OF)
        return value

    def json_schema(self) -> Mapping[str, object]:
        """Return the list."""
        return {"type": "string", "enum": sorted(COUNTRIES)}


class PlaceSchema(RecordSchema):
    """Wire form of a place."""

    record = Place

    country = Country(required=True)
    population_band = Code(PopulationBand)
    urbanisation = Code(Urbanisation)
