"""The groups of people who are told together, and what they are told."""

from enum import StrEnum
from typing import NamedTuple

from functions.domain.refusals import Words


class Audience(StrEnum):
    """A group of people who are told together; ADMINS where nobody else may know.

    LADDER is who stands on the level of a place's ladder (责任链) that a warning has come to.
    """

    DISPATCHERS = "dispatchers"
    UNIT = "unit"
    CO_UNITS = "co_units"
    HEAD = "head"
    REVIEWERS = "reviewers"
    LEADERS = "leaders"
    DUTY = "duty"
    ADMINS = "admins"
    LADDER = "ladder"
    ASKED = "asked"  # of whom the event's tasks wait for something
    TASKED = "tasked"  # to whom they were given, whoever has to do something next
    ASKED_HEADS = "asked_heads"  # the heads of those units
    ASKERS = "askers"  # who asked the event's tasks


class Tells(NamedTuple):
    """Who is told of a step, and in which words: what to do, never content."""

    audiences: tuple[Audience, ...]
    text: Words
