"""The yearly report: what happened in the network, without any name.

It is made of counts alone, and of those only what does not point to one or two organisations:
numbers under five are not told, nor what would give them away.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from sqlalchemy.orm import Session

from node.errors import NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.language import spoken
from node.people.service import Person
from node.private.local_time import local_day
from node.private.meetings.words import Format
from node.private.network.optional_rows import is_on
from node.private.network.rules import Rules, read_rules
from node.private.network.word_labels import label as network_label
from node.private.network.words import LogKind, Part, State, WorkLevel
from node.private.packs.independence_trend import Quarter, list_quarters
from node.private.packs.paper import Paper, Section
from node.private.packs.report_figures import (
    YearFigures,
    count_shared,
    first_year,
    read_figures,
)
from node.private.packs.report_words import report_word
from node.private.packs.small_numbers import LEAST, Hidden, protect
from node.screens.code_words import label
from node.screens.formats import number
from schemas.practice_words import NetworkStep, Sector

__all__ = ["LEAST_ORGANISATIONS", "choose_year", "list_years", "percent_of", "year_report"]

W = TypeVar("W", bound=StrEnum)

LEAST_ORGANISATIONS: Final = 5
"""Organisations a report needs, so that no number of it is about one of them."""

_STATES: Final = (State.DONE, State.OPEN, State.DROPPED)


def list_years(session: Session, *, node: Node, person: Person) -> tuple[int, ...]:
    """Return the years there can be a report of, the latest first; none while it is too early."""
    if count_shared(session, person=person) < LEAST_ORGANISATIONS:
        return ()
    today = local_day(node)
    return tuple(range(today.year, first_year(session, person=person, today=today) - 1, -1))


def choose_year(asked: str | None, years: tuple[int, ...]) -> int:
    """Return the year that was asked for; the latest if none was.

    Raises:
        NotFoundError: There is no report of that year.
    """
    if asked is None and years:
        return years[0]
    for year in years:
        if str(year) == asked:
            return year
    raise NotFoundError(_("There is no report of that year."))


def percent_of(part: int, whole: int) -> int | None:
    """Return a share in whole percent; None of nothing."""
    return round(100 * part / whole) if whole else None


def year_report(session: Session, *, node: Node, person: Person, year: int) -> Paper:
    """Return the report of a year in the language spoken now."""
    figures = read_figures(session, node=node, person=person, year=year)
    sections = [
        _parts(figures, read_rules(session)),
        _table(_("Organisations by sector"), figures.sectors, Sector, label),
        _contacts(figures, by_level=is_on(session, "F04")),
        _table(_("What happened"), figures.lines, LogKind, report_word),
        _meetings(figures),
        _table(
            _("Steps of groups"),
            figures.steps,
            NetworkStep,
            label,
            texts=(_("Groups by the step at which they were at the end of the year."),),
        ),
        _promises(_("Promises by the town"), figures.we_promised),
        _promises(_("Promises to the town"), figures.they_promised),
        _introductions(figures.introductions),
    ]
    if is_on(session, "F33"):
        end = min(local_day(node), date(year, 12, 31))
        quarters = list_quarters(session, person=person, today=end, is_shared=True)
        sections.append(_independence(quarters, year))
    return Paper(
        title=_("The network in %(year)d") % {"year": year},
        town=node.settings.name,
        about=(
            _("This report counts. It names nobody, and no organisation."),
            _("Numbers under %(least)d are not told, nor those from which one could be worked out.")
            % {"least": LEAST},
        ),
        made_on=local_day(node),
        language=spoken(),
        sections=tuple(sections),
    )


def _table(
    title: str,
    counts: Mapping[W, int],
    words: type[W],
    word: Callable[[W], str],
    *,
    texts: tuple[str, ...] = (),
) -> Section:
    """Return a section with a row for each word, and the sum, none of which tells too much."""
    return _told(title, [(word(each), counts.get(each, 0)) for each in words], texts=texts)


def _told(title: str, counts: list[tuple[str, int]], *, texts: tuple[str, ...] = ()) -> Section:
    told = protect([count for _words, count in counts])
    names = [*(words for words, _count in counts), _("Together")]
    return Section(
        title=title,
        texts=texts,
        head=(_("What"), _("Number")),
        rows=tuple((name, _cell(each)) for name, each in zip(names, told, strict=True)),
    )


def _cell(told: int | Hidden) -> str:
    if told is Hidden.FEW:
        return _("fewer than %(least)d") % {"least": LEAST}
    if told is Hidden.UNSAID:
        return _("not told")
    return number(told)


def _parts(figures: YearFigures, rules: Rules) -> Section:
    counts = [figures.parts.get(part, 0) for part in Part]
    texts = []
    if not any(isinstance(each, Hidden) for each in protect(counts)):
        share = percent_of(figures.parts.get(Part.INFORMAL, 0), sum(counts)) or 0
        texts.append(
            _("%(share)d %% are associations and residents. The town wants at least %(floor)d %%.")
            % {"share": share, "floor": rules.informal_percent}
        )
    return _table(_("Organisations"), figures.parts, Part, report_word, texts=tuple(texts))


def _contacts(figures: YearFigures, *, by_level: bool) -> Section:
    """Return how many contacts there are; by level only where that part is switched on."""
    if not by_level:
        return _told(_("Contacts"), [(_("At organisations"), sum(figures.levels.values()))])
    counts = [(network_label(level), figures.levels.get(level, 0)) for level in WorkLevel]
    counts.append((_("Level not said"), figures.levels.get(None, 0)))
    return _told(_("Contacts by level"), counts)


def _meetings(figures: YearFigures) -> Section:
    texts: tuple[str, ...] = ()
    if figures.meetings:
        came, empty, _all = protect([figures.attendance[True], figures.attendance[False]])
        texts = (
            _("Chairs taken: %(came)s. Chairs left empty: %(empty)s.")
            % {"came": _cell(came), "empty": _cell(empty)},
        )
    return _table(_("Meetings held"), figures.meetings, Format, report_word, texts=texts)


def _promises(title: str, counts: Mapping[State, int]) -> Section:
    told = [(report_word(state), counts[state]) for state in _STATES]
    if any(isinstance(each, Hidden) for each in protect([count for _words, count in told])):
        return _told(title, told)
    share = percent_of(counts[State.DONE], counts[State.DONE] + counts[State.DROPPED])
    if share is None:
        return _told(title, told)
    sentence = _("Of what is settled, %(share)d %% was kept.") % {"share": share}
    return _told(title, told, texts=(sentence,))


def _introductions(counts: Mapping[State, int]) -> Section:
    words = (_("Something came of it"), _("Still open"), _("Nothing came of it"))
    return _told(
        _("Organisations introduced to each other"),
        [(each, counts[state]) for each, state in zip(words, _STATES, strict=True)],
    )


def _independence(quarters: tuple[Quarter, ...], year: int) -> Section:
    """Return the share of links without the coordinator, where there are links enough to say."""
    rows = [
        (
            _("Quarter %(number)d") % {"number": each.number},
            _("not told")
            if each.share is None or each.between + each.own < LEAST
            else f"{round(100 * each.share)} %",
        )
        for each in quarters
        if each.begins_on.year == year
    ]
    return Section(
        title=_("How far the network stands on its own"),
        texts=(_("Of all links, those that partners said they have without the town."),),
        head=(_("Quarter"), _("Share")),
        rows=tuple(rows),
    )
