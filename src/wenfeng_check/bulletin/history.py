"""The results of earlier periods in an SQLite file: figures and places with short quotes, no text of drafts beyond them."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from wenfeng_check.bulletin.model import Bulletin, Earlier, per_thousand
from wenfeng_check.model.errors import WenfengError, system_words
from wenfeng_check.model.task import Slot

_VERSION = 1
_MARK = 0x57464253  # application_id: the file is ours
_TABLES = """
CREATE TABLE period (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, made TEXT NOT NULL, ruleset TEXT NOT NULL);
CREATE TABLE document (
  id INTEGER PRIMARY KEY, period INTEGER NOT NULL REFERENCES period ON DELETE CASCADE, unit TEXT NOT NULL,
  path TEXT NOT NULL, kind TEXT NOT NULL, characters INTEGER NOT NULL, tasks INTEGER NOT NULL,
  no_time INTEGER NOT NULL, no_unit INTEGER NOT NULL, no_person INTEGER NOT NULL, findings INTEGER NOT NULL);
CREATE TABLE place (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, code TEXT NOT NULL, severity TEXT NOT NULL,
  place TEXT NOT NULL, quote TEXT NOT NULL, fingerprint TEXT NOT NULL);
CREATE INDEX document_period ON document (period);
CREATE INDEX place_document ON place (document);
"""


class HistoryError(WenfengError):
    """A history file that cannot be used."""


def record(path: str, bulletin: Bulletin, *, made: date, ruleset: str) -> None:
    """Write the period of ``bulletin``; one of the same name is replaced and keeps its place in the order."""
    with _opened(path, create=True) as store:
        found = store.execute("SELECT id FROM period WHERE name = ?", (bulletin.period,)).fetchone()
        if found:
            store.execute("DELETE FROM document WHERE period = ?", found)
            store.execute("UPDATE period SET made = ?, ruleset = ? WHERE id = ?", (made.isoformat(), ruleset, found[0]))
        number = (
            found[0]
            if found
            else _insert(store, "period (name, made, ruleset)", bulletin.period, made.isoformat(), ruleset)
        )
        _write_entries(store, number, bulletin)


def _write_entries(store: sqlite3.Connection, period: int, bulletin: Bulletin) -> None:
    columns = "document (period, unit, path, kind, characters, tasks, no_time, no_unit, no_person, findings)"
    for entry in bulletin.entries:
        missing = dict(entry.missing)
        lacking = (missing.get(slot, 0) for slot in (Slot.TIME, Slot.UNIT, Slot.PERSON))
        sizes = (entry.characters, entry.tasks, *lacking, len(entry.places))
        document = _insert(store, columns, period, entry.unit, entry.path, entry.kind, *sizes)
        rows = ((document, p.code, p.severity, p.place, p.quote, p.fingerprint) for p in entry.places)
        store.executemany(
            "INSERT INTO place (document, code, severity, place, quote, fingerprint) VALUES (?, ?, ?, ?, ?, ?)", rows
        )


def _insert(store: sqlite3.Connection, columns: str, *values: str | int) -> int:
    marks = ", ".join("?" * len(values))
    return int(store.execute(f"INSERT INTO {columns} VALUES ({marks})", values).lastrowid or 0)


def earlier(path: str, period: str, *, wanted: str = "") -> Earlier | None:
    """Return the period ``wanted``, else the one recorded last before ``period``; None where there is none."""
    if not Path(path).exists():
        if wanted:
            raise HistoryError(f"{path} 还没有，里面没有“{wanted}”可以比较。")
        return None
    with _opened(path, create=False) as store:
        names = [str(name) for (name,) in store.execute("SELECT name FROM period ORDER BY id")]
        if wanted and wanted not in names:
            raise HistoryError(f"{path} 里没有“{wanted}”；有：{'、'.join(names) or '（空）'}。")
        before = names[: names.index(period)] if period in names else names
        name = wanted or (before[-1] if before else "")
        return _earlier(store, name) if name else None


def _earlier(store: sqlite3.Connection, name: str) -> Earlier:
    rows = store.execute(
        "SELECT unit, sum(findings), sum(characters), count(*) FROM document"
        " JOIN period ON period.id = document.period WHERE name = ? GROUP BY unit ORDER BY unit",
        (name,),
    ).fetchall()
    whole = per_thousand(sum(row[1] for row in rows), sum(row[2] for row in rows))
    return Earlier(name, whole, tuple((str(row[0]), per_thousand(row[1], row[2]), int(row[3])) for row in rows))


@contextmanager
def _opened(path: str, *, create: bool) -> Iterator[sqlite3.Connection]:
    """Open the file, readable by its owner only; what fails half-way leaves it as it was. Raises HistoryError."""
    try:
        if create:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(path, timeout=20)) as store, store:
            store.execute("PRAGMA foreign_keys = ON")
            store.execute("BEGIN IMMEDIATE")
            _prepare(store, path)
            os.chmod(path, 0o600)
            yield store
    except OSError as error:
        raise HistoryError(f"历史文件 {path} 打不开（{system_words(error)}）。") from error
    except sqlite3.Error as error:
        raise HistoryError(f"历史文件 {path} 用不了（{error}）；请换一个文件名，或从备份恢复。") from error


def _prepare(store: sqlite3.Connection, path: str) -> None:
    """Create the tables in a new file; refuse a file that is something else."""
    (mark,), (version,) = (store.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version"))
    empty = store.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    if empty and not mark:
        for statement in filter(str.strip, _TABLES.split(";")):
            store.execute(statement)
        store.execute(f"PRAGMA application_id = {_MARK}")
        store.execute(f"PRAGMA user_version = {_VERSION}")
    elif mark != _MARK or version != _VERSION:
        raise HistoryError(f"{path} 不是这个版本的历史文件，请换一个文件名。")
