"""Drafts of our own for the tests of the ledger, and what is made of them."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import openpyxl

from tests.builders import doc
from wenfeng_check.engine import check
from wenfeng_check.ledger.build import ledger_of
from wenfeng_check.ledger.row import Ledger, LedgerRow
from wenfeng_check.model.report import Report
from wenfeng_check.model.span import Span
from wenfeng_check.settings import Settings

PLAN = """清河县2024年冬春农田水利建设方案
各镇人民政府，县政府有关部门：
一、渠道工程
1.完成柳河灌区12公里渠道清淤。（牵头单位：县水利局；配合单位：柳河镇人民政府；责任领导：陈静怡；责任人：李明远；完成时限：2024年3月底前）
2.建立抗旱物资储备台账，补足水泵40台。（责任单位：县应急局；完成时限：5月底前）
二、技术培训
序号\t工作任务\t责任单位\t责任人\t完成时限
1\t组织高标准农田管护培训三期\t县农业农村局\t\t尽快
清河县人民政府
2024年1月10日
"""


def ledger(text: str = PLAN, *, path: str = "方案.txt") -> Ledger:
    """Return the ledger of a draft given as text."""
    return ledger_of(Report((check(doc(text), Settings(), rules=(), path=path),)))


def row(task: str = "完成柳河灌区渠道清淤", **fields: Any) -> LedgerRow:
    """Return a row with these fields."""
    return LedgerRow(**({"number": 1, "task": task, "file": "方案.docx", "place": "第一部分", "span": Span(0, 1)} | fields))


def workbook(*rows: Sequence[Any], merged: Sequence[str] = (), name: str = "台账") -> bytes:
    """Return the bytes of an .xlsx with one sheet; None leaves a cell empty."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for cells in rows:
        sheet.append(list(cells))
    for area in merged:
        sheet.merge_cells(area)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


MARCH = date(2024, 3, 31)
