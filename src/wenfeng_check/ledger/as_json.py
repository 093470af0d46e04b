"""The ledger, a comparison and a check as JSON, version 1; schema/ledger.schema.json says what each key means."""

import json
from typing import Any

from wenfeng_check import __version__
from wenfeng_check.ledger.row import Ledger, LedgerRow
from wenfeng_check.model.report import Failure
from wenfeng_check.model.task import Slot

VERSION = 1
Json = dict[str, Any]


def render(ledger: Ledger) -> bytes:
    """Return the ledger as one object."""
    return to_bytes("ledger", ledger_json(ledger))


def to_bytes(what: str, content: Json) -> bytes:
    """Return an object with the version and what it is."""
    head = {"version": VERSION, "what": what, "tool": {"name": "wenfeng-check", "version": __version__}}
    return (json.dumps(head | content, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def ledger_json(ledger: Ledger) -> Json:
    """Return the rows and the summary as plain values."""
    return {
        "files": list(ledger.files),
        "rows": [row_json(row) for row in ledger.rows],
        "summary": {
            "tasks": len(ledger.rows),
            "complete": sum(row.complete for row in ledger.rows),
            "missing": {str(slot): ledger.lacking(slot) for slot in Slot},
        },
        "notes": list(ledger.notes),
        "failures": [failure_json(failure) for failure in ledger.failures],
    }


def row_json(row: LedgerRow) -> Json:
    """Return a row as plain values."""
    return {
        "number": row.number,
        "task": row.task,
        "project": row.project,
        "lead": list(row.leads),
        "support": list(row.supports),
        "supervisor": list(row.supervisors),
        "person": list(row.persons),
        "deadline": {
            "text": list(row.deadline),
            "date": row.date.isoformat() if row.date else None,
            "nodes": [{"text": node.text, "date": node.date.isoformat()} for node in row.nodes],
        },
        "standard": list(row.standard),
        "source": {
            "file": row.file,
            "place": row.place,
            "span": {"start": row.span.start, "end": row.span.end},
            "row": row.sheet_row or None,
        },
        "gaps": [{"slot": str(gap.slot), "vague": list(gap.vague), "allowed": gap.allowed or None} for gap in row.gaps],
        "problems": list(row.problems),
        "advice": row.advice,
        "complete": row.complete,
    }


def failure_json(failure: Failure) -> Json:
    """Return a failure as plain values."""
    return {"path": failure.path, "stage": failure.stage, "summary": failure.summary}
