"""The groups of people who are told together."""

from enum import StrEnum


class Audience(StrEnum):
    """A group of people who are told together; ADMINS where nobody else may know."""

    DISPATCHERS = "dispatchers"
    UNIT = "unit"
    CO_UNITS = "co_units"
    HEAD = "head"
    REVIEWERS = "reviewers"
    LEADERS = "leaders"
    DUTY = "duty"
    ADMINS = "admins"
