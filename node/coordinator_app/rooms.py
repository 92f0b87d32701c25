"""The rooms of the application: each blueprint under its address.

The same addresses stand as a table in `node/README.md`, which a test compares.
"""

from flask import Flask

from node.airlock import views as airlock_views
from node.coordinator_app import (
    colleague_page,
    feeds,
    home,
    left,
    my_entry,
    my_practices,
    own_data_page,
    persona,
    practice_page,
    register_page,
    saved_searches,
    setup,
    statements,
)
from node.coordinator_app import help as help_page
from node.coordinator_app.admin import admin
from node.coordinator_app.network_rooms import NETWORK_ROOMS
from node.desk import views as desk_views
from node.people import views as people_views
from node.private.network.optional_pages import switched_off_pages
from node.private.town_moment import town_day, town_moment
from node.search import views as search_views
from node.settings import Settings

__all__ = ["register_rooms"]


def register_rooms(app: Flask, settings: Settings) -> None:
    """Open every room of `app`; who may enter stands in `access`.

    Args:
        app: The application for people.
        settings: What the operator chose; a demo has one room more.
    """
    app.register_blueprint(home.bp)
    app.register_blueprint(setup.bp)
    app.register_blueprint(airlock_views.bp)
    app.register_blueprint(left.bp)
    app.register_blueprint(help_page.bp)
    app.register_blueprint(statements.bp)
    app.register_blueprint(admin)
    app.register_blueprint(desk_views.bp)
    app.register_blueprint(my_practices.bp)
    app.register_blueprint(my_entry.bp)
    app.register_blueprint(people_views.people)
    app.register_blueprint(own_data_page.bp)
    app.register_blueprint(people_views.admin_people)
    app.register_blueprint(search_views.bp)
    app.register_blueprint(practice_page.bp)
    app.register_blueprint(colleague_page.bp)
    app.register_blueprint(saved_searches.bp)
    app.register_blueprint(register_page.bp)
    app.register_blueprint(feeds.bp)
    app.jinja_env.globals["switched_off_pages"] = switched_off_pages
    app.jinja_env.filters.update(town_day=town_day, town_moment=town_moment)
    for room in NETWORK_ROOMS:
        app.register_blueprint(room)
    if settings.demo:
        app.register_blueprint(persona.bp)
