"""任务表里，责任单位、责任人或时限一格空着。"""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.rules.base import MEASURE_8_TASK, Bad, Good, Rule
from wenfeng_check.rules.tsk import _slots, _table_rows

_SLOTS = (("lead", "unit"), ("person", "supervisor"), ("time",))
_HEAD = _slots.NOTICE + "建立防汛物资储备台账。（任务分工见下表）\n序号 | 工作任务 | 责任单位 | 责任人 | 完成时限\n"


class EmptyTableCell(Rule):
    """任务表里，责任单位、责任人或时限一格空着。

    ## 查什么

    任务表有“责任单位”“责任人”“完成时限”一列，某一行的这一格是空的，或只有一道横线。

    ## 为什么

    表里有这一列，说明本来要填；空着的一行多半是漏了，印发后没有人认领。

    ## 怎么改

    把这一格填上；与上一行相同的，合并单元格或照写一遍。

    ## 不算

    - 合并单元格里写了的，合并的各行都算有；
    - 配合单位、备注、联系人等可以不填的列；
    - 表内的小标题行、只有一格有字的行；
    - “牵头单位”“责任单位”两列填了一列的。

    ## 依据

    本县措施第8条：安排工作原则上都要明确时间节点、责任单位和责任人，实行清单化管理。
    缺项本身由 TSK101、TSK103、TSK105 提出，这一条指明空在表的哪一列，所以只作提示。
    """

    code = "TSK208"
    severity = Severity.INFO
    clause = MEASURE_8_TASK
    good = (
        Good(_HEAD + "1 | 补足编织袋2万条 | 县应急局 | 李明远 | 5月底前\n2 | 检修排涝泵站6座 | 县水利局 | 周建国 | 5月20日前", kind="通知"),
        Good(_HEAD + "一 | 物资准备 | | |\n1 | 补足编织袋2万条 | 县应急局 | 李明远 | 5月底前", kind="通知"),
    )
    bad = (
        Bad(_HEAD + "1 | 补足编织袋2万条 | 县应急局 | 李明远 | 5月底前\n2 | 【检修排涝泵站6座】 | 县水利局 | | 5月20日前", kind="通知"),
        Bad(_HEAD + "1 | 【补足编织袋2万条】 | — | 李明远 | 5月底前\n2 | 检修排涝泵站6座 | 县水利局 | 周建国 | 5月20日前", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        for row in _table_rows.rows(facts):
            empty = _empty_columns(row)
            task = row.cell(row.columns["task"][-1]) if empty and "task" in row.columns else None
            span = _table_rows.words_of(task) if task else None
            if span:
                names = "、".join(f"“{name}”" for name in empty)
                yield Finding(span, f"这一行的{names}是空的。", f"填上{names}；与上一行相同的，合并单元格或照写一遍。")


def _empty_columns(row: _table_rows.Row) -> tuple[str, ...]:
    """Return the names of the columns that this row leaves empty, one for each slot that has no filled column."""
    found = []
    for slot in _SLOTS:
        columns = [column for meaning in slot for column in row.columns.get(meaning, ())]
        cells = [cell for column in columns if (cell := row.cell(column)) is not None]
        if cells and all(_table_rows.is_empty(cell) for cell in cells):
            found.append(row.names.get(columns[0], ""))
    return tuple(name for name in found if name)
