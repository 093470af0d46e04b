"""两个以上部门共担一项任务，没有写明谁牵头。"""

import re
from collections.abc import Iterator, Sequence

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, PartyRole, Source, Task
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.tsk import _slots

_BY_POSITION = r"(?:列|排)(?:在|名)?(?:第一|首)位?.{0,14}牵头|(?:第一个|首个|首位).{0,12}(?:单位|部门).{0,8}牵头"
_SHARED_OUT = r"等?(?:单位|部门)?(?:，|、)?(?:依|按照?|结合|根据)?(?:各自)?(?:职责|职能|分工|分别|各自|权限)"
_OF_A_PLACE = r"(?:镇|乡|街道|街道办|村|社区|区|市|县)(?:人民政府|政府|党委|党工委|办事处|管委会|村委会|委员会)?$"
_NEAR = 10
_BETWEEN = r"[、，；/\s]*(?:和|与|及|以及)?[、\s]*"


class LeaderlessUnits(Rule):
    """两个以上部门共担一项任务，没有写明谁牵头。

    ## 查什么

    条末括号、条目、表格或句子里并列了两个以上部门，没有一个写明“牵头”或“主办”。

    ## 为什么

    并列的部门谁也不是第一责任，容易互相等待；督办时只能逐个去问。

    ## 怎么改

    写明一个牵头单位：“（牵头单位：＿＿；配合单位：＿＿）”。全文都按位次的，在文首写一句“列第一位的责任单位为牵头单位”。

    ## 不算

    - 写了“牵头”“主办”“会同”，或除配合单位外只有一个部门的；
    - 文内规定列第一位的为牵头单位的；
    - 各镇、各部门这类统称，或并列的都是镇、街道、村，各管各的；
    - 句中各有各的动作的（“县水利局负责……，县应急局负责……”）；
    - 几个部门作一句话的主语，又没有说“共同”“联合”的，多半各做各的；
    - “按职责分工负责”“分别负责”，或第一个单位用逗号与后面隔开、像是牵头的，或与“各镇”这类统称并列的，只作提示。

    ## 依据

    《党政机关公文处理工作条例》第二十四条（四）讲的是收文办理，督办立项也照此要求。
    """

    code = "TSK201"
    clause = Clause(
        Authority.REGULATION, "《党政机关公文处理工作条例》第二十四条（四）", "需要两个以上部门办理的，应当明确主办部门"
    )
    good = (
        Good(_slots.NOTICE + "建立防汛物资储备台账，补足编织袋2万条。（县应急局牵头，县水利局、县财政局配合；5月底前完成）", kind="通知"),
        Good(_slots.NOTICE + "建立防汛物资储备台账，补足编织袋2万条。（责任单位：县应急局，石桥镇、柳河镇人民政府；完成时限：5月底前）", kind="通知"),
        Good(_slots.NOTICE + "县应急局、县水利局要在5月底前建立本部门防汛物资储备台账。", kind="通知"),
        Good(_slots.NOTICE + "县应急局会同县水利局在5月底前建立防汛物资储备台账。", kind="通知"),
        Good(
            _slots.NOTICE + "建立防汛物资储备台账。（责任单位：县应急局、县水利局；完成时限：5月底前）\n"
            "二、有关要求\n责任分解中，列第一位的责任单位为牵头单位。",
            kind="通知",
        ),
        Good(_slots.NOTICE + "建立防汛物资储备台账，补足编织袋2万条。（责任单位：石桥镇、柳河镇人民政府；完成时限：5月底前）", kind="通知"),
    )  # fmt: skip
    bad = (
        Bad(_slots.NOTICE + "由【县应急局、县水利局】联合建立防汛物资储备台账，补足编织袋2万条。（完成时限：5月底前）", kind="通知"),
        Bad(_slots.NOTICE + "建立防汛物资储备台账，补足编织袋2万条。（责任单位：【县应急局、县水利局、县财政局】；完成时限：5月底前）", kind="通知"),
        Bad(_slots.NOTICE + "建立防汛物资储备台账，补足编织袋2万条。（【县应急局、县水利局】按职责分工负责，5月底前完成）", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        if re.search(_BY_POSITION, facts.folded):
            return
        seen: set[Span] = set()
        for task in facts.tasks:
            units = _equals(facts, task)
            if not units:
                continue
            span = Span(units[0].span.start, units[-1].span.end)
            if span not in seen:
                seen.add(span)
                yield _finding(facts, span, units)


def _equals(facts: Analysis, task: Task) -> tuple[Party, ...]:
    """Return the first list of at least two departments that answer alike; nothing where somebody leads or helps."""
    if any(party.role in (PartyRole.LEAD, PartyRole.SUPPORT) for party in task.units):
        return ()
    run: list[Party] = []
    for party in sorted(task.units, key=lambda party: party.span):
        if run and not _adjoins(facts, run[-1], party):
            if _departments(run) > 1:
                break
            run = []
        run.append(party)
    return tuple(run) if _departments(run) > 1 and _answers(facts, run) else ()


def _answers(facts: Analysis, run: Sequence[Party]) -> bool:
    """A list behind a task answers for it; as the subject of a sentence it does so where it acts 共同 or 联合."""
    after = facts.folded[run[-1].span.end : run[-1].span.end + _NEAR]
    return run[0].source not in (Source.OWN, Source.ITEM, Source.SECTION) or re.search("共同|联合", after) is not None


def _adjoins(facts: Analysis, left: Party, right: Party) -> bool:
    """Say whether the two are neighbours of one enumeration."""
    gap = facts.folded[left.span.end : right.span.start]
    same = facts.block_at(left.span.start) == facts.block_at(right.span.start)
    return same and left.source is right.source and re.fullmatch(_BETWEEN, gap) is not None


def _departments(units: Sequence[Party]) -> int:
    """Count the units that stand for no place and no class: 各镇 and 石桥镇 each do their own."""
    clear = {unit.text for unit in units if unit.clarity is Clarity.CLEAR}
    return sum(not re.search(_OF_A_PLACE, name) for name in clear)


def _finding(facts: Analysis, span: Span, units: Sequence[Party]) -> Finding:
    shared_out = re.match(_SHARED_OUT, facts.folded[span.end : span.end + 12])
    set_apart = facts.folded[units[0].span.end] in "，；"
    with_class = any(unit.clarity is Clarity.COLLECTIVE for unit in units)
    usual = Severity.INFO if shared_out or set_apart or with_class else Severity.WARNING
    return Finding(
        span,
        f"{len(units)}个单位并列，没有写明谁牵头。",
        "写明一个牵头单位，其余写配合单位：“（牵头单位：＿＿；配合单位：＿＿）”；各管一段的，写清各自做什么。",
        severity=_slots.softened(facts, usual),
    )
