"""全县只做一件的事，只写了“各镇各部门”。"""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.task import Clarity, Party, Task
from wenfeng_check.rules.base import MEASURE_8_TASK, Bad, Good, Rule
from wenfeng_check.rules.tsk import _slots

_MAKE = "制定|出台|编制|起草|拟定|修订|建成|建设|搭建|组建|成立|设立|开发|开通|举办|召开|承办|筹建"
_ONE = "全[县市区]统一|全[县市区]性|[县市区]级|[县市区]本级|全[县市区](?!各|所有|范围)"
_THING = "方案|办法|细则|规划|平台|系统|中心|专班|大赛|比赛|推进会|现场会|动员会|名录|数据库|专项资金|基金"
_EACH = r"本(?:镇|乡|地|单位|部门|辖区|系统|行业|领域)|各自|分别|参加|配合|落实|按照|根据|依据|对照|结合|不再|不得|无需|及以下"


class CollectiveOwner(Rule):
    """全县只做一件的事，只写了“各镇各部门”。

    ## 查什么

    任务是制定一个全县方案、建一个县级平台、办一场全县活动这类只有一件的事，责任单位却只有“各镇”“各部门”这样的统称。

    ## 为什么

    人人有份的事没有人起头。统称适合每个收文单位都要做的事，不适合只能由一家做的事。

    ## 怎么改

    点名一个单位牵头：“由＿＿牵头，各镇人民政府配合”。

    ## 不算

    - 各镇各部门各做各的：制定本镇方案、排查辖区隐患、落实全县方案，不再建县级平台；
    - 同一任务另有点名的单位的。

    ## 依据

    本县措施第8条要求明确责任单位；统称算不算明确要看任务，所以只作提示。
    """

    code = "TSK204"
    severity = Severity.INFO
    clause = MEASURE_8_TASK
    good = (
        Good(_slots.NOTICE + "各镇人民政府要在5月20日前制定本镇防汛应急方案。", kind="通知"),
        Good(_slots.NOTICE + "制定全县统一的防汛物资调拨方案。（责任单位：县应急局，各镇人民政府；完成时限：5月底前）", kind="通知"),
        Good(_slots.NOTICE + "推广统一软件，不再建设县级农田平台。（责任单位：各镇人民政府；完成时限：5月底前）", kind="通知"),
        Good(_slots.NOTICE + "对照全县防汛方案排查辖区隐患。（责任单位：各镇人民政府；完成时限：5月底前）", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "制定全县统一的防汛物资调拨方案。（责任单位：【各镇人民政府】；完成时限：5月底前）", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        for task in facts.tasks:
            if facts.kind in _slots.SOFT_KINDS or not task.units or not all(_is_each(unit) for unit in task.units):
                continue
            thing = _only_one(task)
            if thing:
                yield Finding(
                    task.units[0].span,
                    f"{thing}只有一件，“{task.units[0].text}”没有说由谁做。",
                    "点名一个牵头单位：“由＿＿牵头，＿＿配合”。",
                    labels=(Label(_slots.head(task), "管的是这项任务"),),
                )


def _is_each(unit: Party) -> bool:
    return unit.clarity is Clarity.COLLECTIVE and "各" in unit.text


def _only_one(task: Task) -> str:
    """Return the thing that can be made only once in the county, ``""`` where the task is no such thing."""
    for clause in re.split(r"[，。；,;]", task.text):
        found = re.search(rf"(?:{_MAKE})(?:一[个套场次份])?({_ONE})的?[^、]{{0,14}}?({_THING})", clause)
        if found and not re.search(_EACH, clause):
            return f"“{found[0]}”"
    return ""
