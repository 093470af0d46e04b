"""Rows of text as .csv that Excel and WPS open rightly: UTF-8 with a mark, CRLF, no cell that runs as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from wenfeng_check.ledger.columns import COLUMNS, Value, starts_formula, table_rows
from wenfeng_check.ledger.row import Ledger
from wenfeng_check.reporters.style import clean


def render(ledger: Ledger) -> bytes:
    """Return the ledger, a row for each task."""
    return csv_bytes([column.title for column in COLUMNS], table_rows(ledger.rows))


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Return a .csv; what would start a formula stands behind an apostrophe, the sign for text in spreadsheets."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return target.getvalue().encode("utf-8-sig", "replace")


def _cell(value: Value) -> str | int:
    if isinstance(value, int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    text = clean(value or "")
    return f"'{text}" if starts_formula(text) else text
