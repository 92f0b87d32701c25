"""The blueprint of the exit."""

from flask import Blueprint

__all__ = ["bp"]

bp = Blueprint("airlock", __name__, url_prefix="/airlock")
