"""Rule SUB103."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.labels import Role
from wenfeng_check.analysis.prose import prose
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.sub import _shared

_PRAISE = (
    r"取得了?(?:了)?(?:较为|更加|新的|比较|十分|非常)?(?:显著|明显|积极|良好|较好|重大|突出|一定|阶段性|丰硕|优异|可喜|喜人|长足)的?(?:工作)?(?:成效|成绩|进展|突破|成果|效果|进步)"
    r"|(?:成效|成绩|效果)(?:十分|非常|较为)?(?:显著|明显|突出|斐然|喜人)|成绩斐然|硕果累累|得到了?(?:广大)?(?:群众|干部群众|社会各界|各界|上级领导)[^，。；]{0,8}(?:一致好评|高度评价|充分肯定|广泛好评|普遍赞誉)"
    r"|圆满完成了?(?:各项|全年|既定)?(?:工作)?(?:目标)?任务"
)


class Praise(Rule):
    """只有评价、没有数字：取得显著成效、成绩突出。

    ## 查什么
    讲已做工作的句子用“取得显著成效”“成效明显”“圆满完成各项任务”“得到一致好评”，整段没有一个数字。

    ## 为什么
    成效由数字说话。没有数字的评价不能核对，写多了也没人信。

    ## 怎么改
    换成指标和对比：办成几件、比上年增减多少、在全市排第几；没有数字的评价删去。

    ## 不算
    - 同段有数字的；
    - 引用上级通报、批示的评价（写明出处）；
    - 表彰决定里对获奖者的评价；
    - 讲话、政府工作报告的总评价：只作提示。

    ## 依据
    本县措施第8条“谈现状要简”。
    """

    code = "SUB103"
    clause = _shared.PROBLEMS
    good = (
        Good("秋粮收购情况汇报\n一、工作情况\n收购工作取得明显成效，入库秋粮3万吨，比上年增加12%。", kind="汇报材料"),
        Good("关于表彰防汛先进集体的决定\n县水利局等单位成绩突出，县政府决定予以表彰。", kind="决定"),
    )
    bad = (
        Bad(
            "秋粮收购情况汇报\n一、工作开展情况\n在各镇和有关部门的共同努力下，我县秋粮收购工作【取得了显著成效】，得到了群众的认可。",
            kind="汇报材料",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield praise in paragraphs without a figure."""
        if re.search(r"表彰|表扬|嘉奖|授予|命名|奖励", facts.structure.title):
            return
        shown = prose(facts)
        for sentence in facts.sentences:
            block = facts.document.blocks[sentence.block].span
            if _shared.role_of(facts, sentence) is not Role.STATUS or re.search(r"\d", block.of(facts.folded)):
                continue
            for found in re.compile(_PRAISE).finditer(shown, sentence.span.start, sentence.span.end):
                yield Finding(
                    Span(*found.span()),
                    f"“{found.group()}”没有数字，核对不了。",
                    "换成指标和对比：办成几件、完成多少、比上年增减多少；没有数字的评价删去。",
                    severity=None if facts.kind in _shared.REPORTS else Severity.INFO,
                )
