"""Practices as coordinators record them, with names and places still in them."""
