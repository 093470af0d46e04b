"""Rule SUB108."""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.labels import PaddingPlace, Role
from wenfeng_check.analysis.problems import pair
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.sub import _shared


class MeasureWithoutProblem(Rule):
    """写了措施，看不出解决哪个问题。

    ## 查什么
    同时有“存在问题”和“下一步措施”两部分的文件，某条措施的实词在问题部分一个也没有出现。

    ## 为什么
    措施不对着问题，就是照例写的。

    ## 怎么改
    在问题部分补上它要解决的问题；没有这样的问题，这条措施就不写。

    ## 不算
    - 完成上级下达的常规任务；
    - 保障措施、组织领导、结束语和可删的空话；
    - 讲话、政府工作报告、规划、意见；
    - 没有问题部分的方案、要点。

    ## 依据
    本县措施第8条“谈措施要实”。按实词比对，只作建议。
    """

    code = "SUB108"
    severity = Severity.HINT
    clause = _shared.PROBLEMS
    good = (
        Good(
            "河道管理情况汇报\n一、存在问题\n一是柳河镇缺巡查员4名。\n二是石桥镇3公里堤防漏水。\n"
            "二、下一步措施\n柳河镇5月10日前招聘巡查员4名。\n县水利局6月底前加固石桥镇堤防。",
            kind="汇报材料",
        ),
    )
    bad = (
        Bad(
            "河道管理情况汇报\n一、存在问题\n一是柳河镇缺巡查员4名。\n二是石桥镇3公里堤防漏水。\n"
            "二、下一步措施\n柳河镇5月10日前招聘巡查员4名。\n【县文旅局8月底前评选星级民宿10家。】",
            kind="汇报材料",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the measures that share no content word with any problem."""
        found = None if facts.kind in _shared.GENERAL else pair(facts)
        for item in found.measures_alone if found else ():
            first = facts.sentences_in(item.span)[0]
            if facts.labels[first.index].place is not PaddingPlace.NONE or _shared.role_of(facts, first) is Role.OTHER:
                continue
            yield Finding(
                Span(max(first.span.start, item.span.start), min(first.span.end, item.span.end)),
                "问题部分没有一处提到这条措施要解决的事。",
                "在问题部分写明它要解决什么；没有这样的问题，这条措施可以不写。",
            )
