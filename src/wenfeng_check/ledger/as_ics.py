"""The deadlines as a calendar (RFC 5545): an event on each day that a task is due."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import PureWindowsPath

from wenfeng_check import __version__
from wenfeng_check.ledger.row import Ledger, LedgerRow, Node
from wenfeng_check.lexicon import fold
from wenfeng_check.model.span import Span
from wenfeng_check.reporters.style import clean

_OCTETS = 75
_SUMMARY = 40


def render(ledger: Ledger, now: datetime) -> bytes:
    """Return the calendar; ``now`` (UTC) is the time of writing that each event carries."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//wenfeng-check//{__version__}//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    seen: Counter[str] = Counter()
    for row in ledger.rows:
        for node in row.nodes:
            key = f"{PureWindowsPath(row.file).name}\n{fold(row.task)}"
            seen[key] += 1
            lines += _event(row, node, uid=_uid(f"{key}\n{seen[key]}"), now=now)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in fold_line(line)).encode()


def undated(ledger: Ledger) -> int:
    """Count the tasks that no event stands for."""
    return sum(not row.nodes for row in ledger.rows)


def _uid(key: str) -> str:
    """Return an id that stays when the day changes, so that a calendar moves the event and does not double it."""
    return f"{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:32]}@wenfeng-check"


def _event(row: LedgerRow, node: Node, *, uid: str, now: datetime) -> Iterator[str]:
    owners = "、".join(row.leads)
    short = row.task if len(row.task) <= _SUMMARY else row.task[: _SUMMARY - 1] + "…"
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(node)}"
    yield f"DTEND;VALUE=DATE:{_day(node, after=1)}"
    yield f"SUMMARY:{_text(f'【{owners}】{short}' if owners else short)}"
    yield f"DESCRIPTION:{_text(_description(row, node))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(node: Node, after: int = 0) -> str:
    day = node.date + timedelta(days=after) if node.date.year < 9999 else node.date
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _description(row: LedgerRow, node: Node) -> str:
    parts = [
        ("工作任务", row.task),
        ("完成时限", node.text),
        ("牵头单位", "、".join(row.leads)),
        ("配合单位", "、".join(row.supports)),
        ("责任领导", "、".join(row.supervisors)),
        ("责任人", "、".join(row.persons)),
        ("来源", f"{row.file} {row.place}"),
        ("缺项", row.gap_words),
    ]
    return "\n".join(f"{name}：{clean(words)}" for name, words in parts if words)


def _text(words: str) -> str:
    """Escape a value of type TEXT (RFC 5545, 3.3.11)."""
    lines = [clean(line) for line in words.split("\n")]
    return "\\n".join(line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for line in lines)


def fold_line(line: str) -> Iterator[str]:
    """Yield ``line`` in pieces of at most 75 octets, no character cut, those after the first behind a blank (3.1)."""
    start, size = 0, 0
    for at, character in enumerate(line):
        octets = len(character.encode("utf-8", "replace"))
        if size + octets > _OCTETS:
            yield _piece(line, Span(start, at))
            start, size = at, 1
        size += octets
    yield _piece(line, Span(start, len(line)))


def _piece(line: str, span: Span) -> str:
    return (" " if span.start else "") + span.of(line)
