"""安排了任务，没有工作标准。"""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.lexicon import fold
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.model.task import Task
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.tsk import _slots

_MEASURED = (
    r"\d|[一二两三四五六七八九十百千万]+(?:个|项|处|次|家|人|名|件|条|座|公里|亩|吨|户|辆|台|期|场|轮|套|支|所|份|册)"
    r"|全部|全覆盖|逐[一个项户村]|达到|不低于|不少于|以上|合格|验收|标准|清零|销号|率|无死角|到位|为准"
)


class MissingStandard(Rule):
    """安排了任务，没有工作标准。

    ## 查什么

    任务没有“工作标准”“目标要求”一栏，正文里也没有数量、比例、范围或验收办法。默认不开，写 select = ["missing-standard"] 打开。

    ## 为什么

    没有标准，办到什么程度算办完说不清，验收时各说各的。

    ## 怎么改

    写一个能核对的结果：数量（“补足编织袋2万条”）、范围（“小型水库全部排查一遍”）、验收办法（“由＿＿验收合格”）。

    ## 不算

    - 有“工作标准”“目标”一栏或一项的；
    - 正文写了数量、比例、“全部”“清零”“验收”的。

    ## 依据

    本县措施第18条。第8条只要求三要素，所以这一条默认不开，打开后也只作提示。
    """

    code = "TSK206"
    severity = Severity.INFO
    enabled = False
    clause = Clause(
        Authority.COUNTY_MEASURE,
        "《关于进一步改进作风提高政府系统工作质效若干措施》第18条",
        "明确每项工作的责任单位、责任人员、完成时限、工作标准等",
    )
    good = (
        Good(_slots.NOTICE + "县应急局要在5月底前补足编织袋2万条。", kind="通知"),
        Good(_slots.NOTICE + "建立防汛物资储备台账。（责任单位：县应急局；工作标准：账物相符；完成时限：5月底前）", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "【建立防汛物资储备台账。】（责任单位：县应急局；完成时限：5月底前）", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        for task in facts.tasks:
            if not task.standard and not re.search(_MEASURED, _bare(task)):
                yield Finding(
                    _slots.head(task),
                    "这项任务没有工作标准。",
                    "写明办到什么程度算完：数量、范围或验收办法，如“（工作标准：＿＿）”。",
                    labels=_slots.labels(task),
                )


def _bare(task: Task) -> str:
    """Return the task's words without its number, its brackets and its time expressions."""
    text = task.text
    for value in task.deadline:
        text = text.replace(value.text, "")
    return re.sub(r"^\W*[\d一二三四五六七八九十]{1,3}[）.、．]|（[^（）]*）", "", fold(text))
