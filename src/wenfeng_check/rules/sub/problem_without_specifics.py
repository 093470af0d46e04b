"""Rule SUB105."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.labels import Role
from wenfeng_check.analysis.problems import problem_sections
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.sub import _shared

_CAUSE = r"由于|因为|原因|因此|致使|导致|造成|主要是|根源|受[^，。]{2,12}(?:影响|制约|限制)|，因"


class ProblemWithoutSpecifics(Rule):
    """存在问题一段，没有数字、地点、单位，也没有原因。

    ## 查什么
    问题部分的一段，每一句都没有数字、时间、具体单位、地点、文件名，也没有讲原因。

    ## 为什么
    “意识不强、力度不够、机制不全”放在哪里都成立，看不出差在哪里，也对不上措施。

    ## 怎么改
    写四样：哪个单位或地方、什么事、差多少、为什么。“巡查力度不够”写成“柳河镇4月只巡查1次，比规定少3次，缺巡查员4名”。

    ## 不算
    - 段里点了单位、地点，给了数字，或者讲了原因的；
    - 小标题和概括句（看整段）；
    - 政府工作报告、讲话、规划、意见里的总体判断。

    ## 依据
    本县措施第8条“谈问题要准”。
    """

    code = "SUB105"
    severity = Severity.INFO
    clause = _shared.PROBLEMS
    good = (
        Good("河道管理情况汇报\n三、存在问题\n一是巡查力度不够。柳河镇4月只巡查1次，比规定少3次。", kind="汇报材料"),
        Good("河道管理情况汇报\n三、存在问题\n一是巡查力度不够，主要是受经费不足影响。", kind="汇报材料"),
    )
    bad = (
        Bad(
            "河道管理情况汇报\n三、存在问题\n【一是思想认识不到位，工作力度不够，责任落实不到位。】\n二是石桥镇3公里河道淤积。",
            kind="汇报材料",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield each paragraph of a problem section that names nothing, at its first sentence."""
        if facts.kind in _shared.GENERAL:
            return
        blocks = dict.fromkeys(block for section in problem_sections(facts) for block in section.blocks)
        for block in blocks:
            span = facts.document.blocks[block].span
            inside = [s for s in facts.sentences_in(span) if not _shared.is_item_heading(facts, s)]
            problems = [s for s in inside if _shared.role_of(facts, s) is Role.PROBLEM]
            if (
                not problems
                or any(_shared.checkable(facts, s) for s in inside)
                or re.search(_CAUSE, span.of(facts.text))
            ):
                continue
            yield Finding(
                problems[0].span,
                "这个问题没有点出单位、地点、数字，也没有讲原因。",
                "写四样：哪个单位或地方、什么事、差多少、为什么；写不出的先去核实。",
                labels=tuple(Label(other.span, "同一段") for other in problems[1:]),
            )
