"""问题清单里，有问题、没有整改措施的一行。"""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.tsk import _table_rows

_PROBLEM = r"问题|隐患|短板"
_MEASURE = r"(?:整改|解决|改进|应对|对策|治理|工作|具体|主要)?(?:措施|举措|办法|对策)$|整改(?:任务|要求|内容)$"
_HEAD = "关于报送防汛检查问题整改清单的报告\n县人民政府：\n现将清单报上。\n"
_COLUMNS = "序号 | 存在问题 | 整改措施 | 责任单位 | 完成时限\n"


class UnansweredProblemRow(Rule):
    """问题清单里，有问题、没有整改措施的一行。

    ## 查什么

    表里有“存在问题”和“整改措施”两列，某一行写了问题，措施一格空着。

    ## 为什么

    列了问题不写措施，等于没有回答怎么办。

    ## 怎么改

    写出这一个问题的整改动作；不需要整改的，写明理由。

    ## 不算

    - 合并单元格里写了措施的，合并的各行都算有；
    - 只列问题、没有措施一列的检查通报；
    - 表内的小标题行。

    ## 依据

    本县措施第8条：谈问题要准，谈措施要实。
    """

    code = "TSK209"
    severity = Severity.WARNING
    clause = Clause(
        Authority.COUNTY_MEASURE,
        "《关于进一步改进作风提高政府系统工作质效若干措施》第8条",
        "谈问题要准，谈措施要实",
    )
    good = (
        Good(_HEAD + _COLUMNS + "1 | 石桥镇排涝泵站2台水泵锈蚀 | 更换水泵2台 | 石桥镇 | 5月20日前", kind="报告"),
        Good(_HEAD + "序号 | 存在问题 | 所在镇 | 发现时间\n1 | 排涝泵站2台水泵锈蚀 | 石桥镇 |", kind="报告"),
    )
    bad = (
        Bad(
            _HEAD + _COLUMNS + "1 | 石桥镇排涝泵站2台水泵锈蚀 | 更换水泵2台 | 石桥镇 | 5月20日前\n"
            "2 | 【柳河镇堤防有3处缺口】 | | 柳河镇 | 5月底前",
            kind="报告",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        for row in _table_rows.rows(facts):
            problem = _column(row, _PROBLEM, but=_MEASURE)
            measure = _column(row, _MEASURE, but=r"^$")
            cells = problem and row.cell(problem), measure and row.cell(measure)
            if not cells[0] or not cells[1] or not _table_rows.is_empty(cells[1]):
                continue
            span = _table_rows.words_of(cells[0])
            if span:
                name = row.names[measure]
                yield Finding(span, f"这个问题的“{name}”是空的。", f"在“{name}”一格写出怎么改；不需要整改的，写明理由。")


def _column(row: _table_rows.Row, pattern: str, *, but: str) -> int:
    """Return the first column whose name has ``pattern``, 0 where there is none (columns count from 1)."""
    hits = (n for n, name in sorted(row.names.items()) if re.search(pattern, name) and not re.search(but, name))
    return next(hits, 0)
