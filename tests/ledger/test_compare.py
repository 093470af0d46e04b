"""Two ledgers compared: by wording and not by number, in owner and date and nothing else."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.drafts import MARCH, row
from wenfeng_check.ledger.compare import Change, Comparison, compare
from wenfeng_check.ledger.row import LedgerRow, Node
from wenfeng_check.ledger.views import comparison_csv, comparison_json, comparison_table
from wenfeng_check.model.exit_status import ExitStatus
from wenfeng_check.reporters.style import Style

SCHEMA = json.loads((files("wenfeng_check") / "schema" / "ledger.schema.json").read_text(encoding="utf-8"))
MAY = date(2024, 5, 31)
CANAL = row("完成柳河灌区12公里渠道清淤。", leads=("县水利局",), deadline=("3月底前",), nodes=(Node("3月底前", MARCH),))
PUMPS = row("建立抗旱物资储备台账，补足水泵40台。", leads=("县应急局",), deadline=("5月底前",), nodes=(Node("5月底前", MAY),))
TRAINING = row("组织高标准农田管护培训三期。", leads=("县农业农村局",), persons=("李明远",), deadline=("每季度一期",))
ALL = (CANAL, PUMPS, TRAINING)


def _changes(comparison: Comparison) -> list[tuple[Change, str]]:
    return [(difference.change, difference.row.task[:4]) for difference in comparison.differences]


def test_the_same_ledger_in_another_order_is_the_same() -> None:
    found = compare(ALL, tuple(reversed(ALL)))
    assert not found.differences
    assert (found.same, found.status) == (3, ExitStatus.CLEAN)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("完成柳河灌区12公里渠道清淤。", "完成柳河灌区12公里渠道清淤任务；"),
        ("（一）完成渠道清淤，建立管护台账", "(一)完成渠道清淤,建立管护台账"),
        ("县水利局完成渠道清淤并组织验收", "完成渠道清淤并组织验收"),
        ("3月底前完成渠道清淤并组织验收", "完成渠道清淤并组织验收"),
    ],
)
def test_numbers_marks_and_what_has_columns_do_not_make_another_task(old: str, new: str) -> None:
    assert not compare((replace(CANAL, task=old),), (replace(CANAL, task=new, number=9),)).differences


def test_added_and_dropped_tasks_are_named() -> None:
    found = compare((CANAL, PUMPS), (TRAINING, CANAL))
    assert _changes(found) == [(Change.ADDED, "组织高标"), (Change.DROPPED, "建立抗旱")]
    assert (found.same, found.status) == (1, ExitStatus.FINDINGS)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        (replace(CANAL, leads=("县农业农村局",)), ("牵头单位", "县水利局", "县农业农村局")),
        (replace(CANAL, supports=("柳河镇人民政府",)), ("配合单位", "", "柳河镇人民政府")),
        (replace(CANAL, supervisors=("陈静怡",)), ("责任领导", "", "陈静怡")),
        (replace(CANAL, persons=("李明远",)), ("责任人", "", "李明远")),
        (replace(CANAL, deadline=("5月底前",), nodes=(Node("5月底前", MAY),)), ("完成时限", "3月底前（2024-03-31）", "5月底前（2024-05-31）")),
        (replace(CANAL, deadline=(), nodes=()), ("完成时限", "3月底前（2024-03-31）", "")),
        (replace(CANAL, deadline=("每月",), nodes=()), ("完成时限", "3月底前（2024-03-31）", "每月")),
    ],
)
def test_another_owner_or_day_is_a_change_with_both_values(changed: LedgerRow, field: tuple[str, str, str]) -> None:
    found = compare(ALL, (PUMPS, changed, TRAINING))
    assert _changes(found) == [(Change.CHANGED, "完成柳河")]
    assert [tuple(each) for each in found.differences[0].fields] == [field]


@pytest.mark.parametrize(
    "same",
    [
        replace(CANAL, deadline=("2024年3月31日",), nodes=(Node("2024年3月31日", MARCH),)),
        replace(CANAL, standard=("淤积清到设计断面",), project="别的项目", place="第三部分", file="定稿.docx"),
    ],
)
def test_the_same_day_in_other_words_and_other_columns_are_no_change(same: LedgerRow) -> None:
    assert not compare((CANAL,), (same,)).differences


def test_a_reworded_task_is_found_under_its_headings() -> None:
    old = replace(CANAL, task="对柳河灌区渠道进行清淤疏浚", project="渠道工程")
    new = replace(CANAL, task="抓好柳河灌区渠道清理", project="渠道工程", leads=("县应急局",))
    assert _changes(compare((old,), (new,))) == [(Change.CHANGED, "抓好柳河")]
    assert _changes(compare((old,), (replace(new, project="物资储备"),))) == [(Change.ADDED, "抓好柳河"), (Change.DROPPED, "对柳河灌")]


def test_twins_are_matched_under_their_own_headings() -> None:
    north = replace(CANAL, task="完成渠道清淤并组织验收", project="柳河镇", leads=("柳河镇人民政府",))
    south = replace(north, project="石桥镇", leads=("石桥镇人民政府",))
    assert not compare((north, south), (south, north)).differences


@given(st.lists(st.sampled_from(ALL), max_size=6), st.lists(st.sampled_from(ALL), max_size=6))
def test_every_task_is_counted_once(old: list[LedgerRow], new: list[LedgerRow]) -> None:
    found = compare(old, new)
    pairs = found.same + found.count(Change.CHANGED)
    assert pairs + found.count(Change.ADDED) == len(new)
    assert pairs + found.count(Change.DROPPED) == len(old)


def test_views_show_what_changed() -> None:
    found = compare((CANAL, PUMPS), (replace(CANAL, persons=("李明远",)), TRAINING))
    text = comparison_table(found, Style(False, 100))
    for words in ("改动", "新增", "取消", "责任人：（无）", "责任人：李明远", "新增 1 项，取消 1 项，改动 1 项，没有变化 0 项。"):
        assert words in text
    lines = list(csv.reader(io.StringIO(comparison_csv(found).decode("utf-8-sig"))))
    assert lines[1][:6] == ["改动", CANAL.task, "", "责任人", "", "李明远"]
    assert len(lines) == 4
    content = json.loads(comparison_json(found))
    jsonschema.Draft202012Validator(SCHEMA).validate(content)
    assert content["summary"] == {"added": 1, "dropped": 1, "changed": 1, "same": 0}
    assert "责任和时限都没有变化" in comparison_table(compare(ALL, ALL), Style(False, 100))
