"""Responsible units and persons: mentions, responsibility brackets and lines, subjects, the roster."""

from wenfeng_check.analysis.parties.kinds import Entity, PartyMention, Responsibility, Sort
from wenfeng_check.analysis.parties.mentions import find_parties
from wenfeng_check.analysis.parties.pivots import find_pivots
from wenfeng_check.analysis.parties.responsibility import is_responsibility, read_responsibility
from wenfeng_check.analysis.parties.roster import (
    EMPTY,
    Roster,
    RosterPerson,
    RosterUnit,
    foreign_place,
    misspelt_unit,
    unknown_unit,
)
from wenfeng_check.analysis.parties.subjects import find_subject
from wenfeng_check.analysis.parties.told import told_persons

__all__ = [
    "EMPTY",
    "Entity",
    "PartyMention",
    "Responsibility",
    "Roster",
    "RosterPerson",
    "RosterUnit",
    "Sort",
    "find_parties",
    "find_pivots",
    "find_subject",
    "foreign_place",
    "is_responsibility",
    "misspelt_unit",
    "read_responsibility",
    "told_persons",
    "unknown_unit",
]
