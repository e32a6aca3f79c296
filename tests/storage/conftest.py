"""A journal for every test here."""

from tests.core import clock, journal, vera

__all__ = ["clock", "journal", "vera"]
