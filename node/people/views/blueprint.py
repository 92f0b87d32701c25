"""The two groups of pages about accounts: everybody's own, and the administrator's."""

from flask import Blueprint

__all__ = ["admin_people", "people"]

people = Blueprint("people", __name__)

admin_people = Blueprint("admin_people", __name__, url_prefix="/admin/people")
