"""安排了任务，没有责任人。"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.tasks.answers_for_all import urged
from wenfeng_check.lexicon import fold
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.task import Clarity, Slot, Task
from wenfeng_check.rules.base import MEASURE_8_TASK, Bad, Good, Rule
from wenfeng_check.rules.tsk import _slots

_ONE_SENTENCE = "全文都没有写到人的，也可以统一规定一句：“以上任务由各责任单位＿＿（职务）负责”。"
_MAKE_IT_PLAIN = "也可以把全文那一句改明白：“各责任单位主要负责人为第一责任人”。"
#: Lists and returns that are handed in, meetings that are attended.
_ROUTINE = (
    r"(?:报送|上报|报|反馈|提交|填报).{0,12}(?:名单|回执|报名|信息表|联络员)"
    r"|(?:名单|回执|报名表|信息表|联络员).{0,16}(?:报送|上报|报|反馈|提交)|(?:准时|按时|派员)(?:参加|参会|出席)"
)
_SHORT = 60


class MissingPerson(Rule):
    """安排了任务，没有责任人。

    ## 查什么

    逐项找出文件安排的任务，看有没有写到人：姓名，或能确定到人的职务（分管副县长、县水利局局长、各镇主要负责人）。

    ## 为什么

    任务落到单位还不够，要落到人，督办时才知道找谁。

    ## 怎么改

    写姓名或职务：“责任人：县水利局局长”；全文统一规定也行：“各单位主要负责人为第一责任人”。

    ## 不算

    - 联系人只管联络，不算责任人；
    - 表格、条末括号、全文统一规定里写明责任人的；
    - 各单位人人有份的报送名单、参加会议一类的事，降为提示；
    - 全文只有一句“各单位主要领导要亲自抓”的，降为提示：可以算，也可以不算，不如写明“为第一责任人”；
    - 公告、办法、批复等文种降为提示；
    - 是不是任务拿不准的（模型的把握不到九成；本句点名某个单位去办的，不到八成），降为提示；
    - 整句都是空话、PAD105 已经建议删去的，降为提示。

    ## 依据

    本县措施第8条：安排工作原则上都要明确时间节点、责任单位和责任人。
    """

    code = "TSK105"
    clause = MEASURE_8_TASK
    good = (
        Good(_slots.NOTICE + "县应急局副局长李明远要在5月底前建立防汛物资储备台账，补足编织袋2万条。", kind="通知"),
        Good(_slots.NOTICE + "建立防汛物资储备台账，补足编织袋2万条。（责任单位：县应急局；责任人：李明远；完成时限：5月底前）", kind="通知"),
        Good(_slots.NOTICE + "补足编织袋2万条，5月底前入库。\n二、工作要求\n（一）加强领导。各镇主要负责同志为第一责任人。", kind="通知"),
        Good(_slots.NOTICE + "补足编织袋2万条，5月底前入库。\n二、落实责任\n以上任务由各责任单位主要负责人负责。", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "【补足编织袋2万条，5月底前入库。】\n2.各镇书记要亲自抓危房改造。\n二、其他\n未尽事宜另行通知。", kind="通知"),
        Bad(_slots.NOTICE + "【建立防汛物资储备台账，补足编织袋2万条。】（责任单位：县应急局；完成时限：5月底前）", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        general = urged(facts)
        nobody = not any(_slots.values(task, Slot.PERSON) for task in facts.tasks)
        advice = _MAKE_IT_PLAIN if general else _ONE_SENTENCE if nobody else ""
        for task in _slots.missing(facts, Slot.PERSON):
            found = _slots.lacking(facts, task, Slot.PERSON, message="这项任务没有责任人。", default=advice)
            if general is not None:
                words = f"这项任务没有写责任人，全文只有一句“{general.of(facts.text)}”，没有说是谁。"
                yield replace(found, message=words, labels=(*found.labels, Label(general, "全文只有这一句")), severity=Severity.INFO)
            else:
                yield replace(found, severity=Severity.INFO) if _is_routine(facts, task) else found


def _is_routine(facts: Analysis, task: Task) -> bool:
    """What every addressee does in the same way, a list handed in or a meeting attended, needs nobody named."""
    everybody = all(unit.clarity is Clarity.COLLECTIVE for unit in task.units)
    said = fold(task.text)
    each = re.search(r"^(?:请|要求)?各|[，。；]请各", said) is not None
    return everybody and each and len(said) <= _SHORT and re.search(_ROUTINE, said) is not None
