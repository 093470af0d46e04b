"""The unit's own list of organisations and people: from [units] and [persons], or from a .toml or .csv file."""

import csv
import io
import re

from wenfeng_check.analysis.parties import Roster, RosterPerson, RosterUnit
from wenfeng_check.model.errors import SettingsError
from wenfeng_check.settings import RosterSettings, load_toml, names_of
from wenfeng_check.toml_table import TomlTable

UNIT, SHORTS, PERSON, POST = "单位", "简称", "姓名", "职务"


def parse_roster(text: str, *, source: str) -> RosterSettings:
    """Return the list in a .toml ([units], [persons]) or .csv file (单位, 简称, 姓名, 职务). Raises SettingsError."""
    if source.lower().endswith(".csv"):
        return _from_csv(text, source)
    table = TomlTable(load_toml(text, source=source), source=source)
    table.refuse_unknown(("units", "persons"))
    return RosterSettings("", names_of(table.table("units")), names_of(table.table("persons")))


def _from_csv(text: str, source: str) -> RosterSettings:
    rows = list(csv.DictReader(io.StringIO(text)))
    header = rows[0].keys() if rows else ()
    if not {UNIT, PERSON} & set(header):
        raise SettingsError(f"{source} 的第一行应有“{UNIT}”或“{PERSON}”一列，现在没有。")
    units: dict[str, tuple[str, ...]] = {}
    persons: dict[str, tuple[str, ...]] = {}
    for row in rows:
        unit, person = _cell(row, UNIT), _cell(row, PERSON)
        if person:
            persons[person] = (_cell(row, POST), unit)
        if unit:
            shorts = tuple(short for short in re.split(r"[、，,；;/\s]+", _cell(row, SHORTS)) if short)
            units[unit] = shorts or units.get(unit, ())
    return RosterSettings("", tuple(units.items()), tuple(persons.items()))


def _cell(row: dict[str, str], column: str) -> str:
    return (row.get(column) or "").strip()


def join(first: RosterSettings, second: RosterSettings) -> RosterSettings:
    """Return the two lists as one."""
    return RosterSettings(first.file, first.units + second.units, first.persons + second.persons)


def roster_of(settings: RosterSettings) -> Roster:
    """Return the list as the facts take it; a person's values are the post and the unit."""
    units = tuple(RosterUnit(name, shorts) for name, shorts in settings.units)
    persons = tuple(RosterPerson(name, *values[:2]) for name, values in settings.persons)
    return Roster(units, persons)
