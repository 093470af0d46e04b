"""责任人姓名与本县名单只差一个字。"""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.tsk import _roster, _slots

_PEOPLE = ("李明远", "王建国")
#: Names of two characters are too near to each other to tell a slip from another person.
_LONG_ENOUGH = 3


class MisspeltPerson(Rule):
    """责任人姓名与本县名单只差一个字。

    ## 查什么

    wenfeng.toml 里有本县人员名单时，任务的责任领导、责任人姓名与名单中的一个姓名同姓、同长、只差一个字。

    ## 为什么

    姓名写错，责任落不到人，也失严肃。

    ## 怎么改

    照名单改；确有这个人的，补进名单。

    ## 不算

    - 没有设名单的；
    - 名单里有的姓名；
    - 两个字的姓名，只差一个字的多是另一个人；
    - 与名单中两个姓名都只差一个字的；
    - 不同姓的。

    ## 依据

    《党政机关公文处理工作条例》第二十条（四）：审核人名等是否准确。同名单只差一个字的也可能确有其人，所以只提示核对。
    """

    code = "TSK214"
    severity = Severity.INFO
    clause = _roster.ACCURATE_NAMES
    good = (
        Good(_slots.NOTICE + "建立防汛物资储备台账。（责任单位：县应急局；责任人：李明远；完成时限：5月底前）", kind="通知", persons=_PEOPLE),
        Good(_slots.NOTICE + "建立防汛物资储备台账。（责任单位：县应急局；责任人：张志强；完成时限：5月底前）", kind="通知", persons=_PEOPLE),
        Good(_slots.NOTICE + "建立防汛物资储备台账。（责任单位：县应急局；责任人：李明元；完成时限：5月底前）", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "建立防汛物资储备台账。（责任单位：县应急局；责任人：【李明元】；完成时限：5月底前）", kind="通知", persons=_PEOPLE),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        names = {person.name for person in facts.context.roster.persons if len(person.name) >= _LONG_ENOUGH}
        told: set[Span] = set()
        for party in (person for task in facts.tasks for person in task.persons):
            found = _slip(party, names)
            if found is None or found[0] in told:
                continue
            span, right = found
            told.add(span)
            yield Finding(
                span,
                f"“{span.of(facts.text)}”不在本县人员名单里，名单里有“{right}”。",
                f"核对是不是“{right}”；确有这个人的，补进名单。",
            )


def _slip(party: Party, names: set[str]) -> tuple[Span, str] | None:
    """Return where the party's name stands and the one listed name that it nearly is."""
    if party.clarity is Clarity.VAGUE or any(name in party.text for name in names):
        return None
    near = {
        (Span(party.span.start + at, party.span.start + at + len(name)), name)
        for name in names
        for at in range(len(party.text) - len(name) + 1)
        if _one_apart(party.text[at : at + len(name)], name)
    }
    return near.pop() if len(near) == 1 else None


def _one_apart(written: str, name: str) -> bool:
    """Say whether two names of one surname and length differ in one character."""
    return written[0] == name[0] and sum(a != b for a, b in zip(written, name, strict=True)) == 1
