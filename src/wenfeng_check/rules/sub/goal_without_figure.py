"""Rule SUB109."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.remains import remains
from wenfeng_check.analysis.structure import Function, Section, Zone
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.sub import _shared

_HEADING = r"^(?:总体|工作|主要|发展|年度|行动|预期|具体|阶段性?)?(?:目标|目标任务|指标)(?:要求)?$"
_DAY = r"(?:20)?\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|末|初|前)*"
#: Goals that only grow, and things that are there or not in the end.
_GROWS = r"稳步|明显|显著|持续|不断|大幅|有效|进一步|更加|逐步"
_MADE = r"建成|建立|建设|完成|出台|制定|印发|覆盖|创建|取得|获得|形成.{0,12}(?:体系|机制|制度|格局)"
_KINDS = frozenset({"方案", "工作要点", "措施", "通知", "任务分工", "汇报材料", "意见", "规划", "其他"})


class GoalWithoutFigure(Rule):
    """工作目标一节没有一个数字、时限、名称。

    ## 查什么
    标题是工作目标、主要目标、目标任务一类，整节没有数字、时限，也没有可以核对的名称；
    或者只写了到哪一年，目标却全是“稳步扩大、显著提升、持续增加”。

    ## 为什么
    没有数字和时限的目标，到时候说不清完成没有。

    ## 怎么改
    写成“到＿年＿月，＿＿达到＿＿”；有基数的写上基数。数字由业务单位测算，不要凭空写。

    ## 不算
    - 节里有数字的，写明时限和要建成、出台的东西的；
    - 制度建设类目标，写明了制度名称的；
    - 总则中的立法目的。

    ## 依据
    本县措施第8条“谈措施要实”；第18条任务要有工作标准。
    """

    code = "SUB109"
    severity = Severity.INFO
    clause = _shared.PROBLEMS
    good = (
        Good(
            "河道治理实施方案\n一、工作目标\n到2028年底，建成全县河道数字化监测平台，监测能力显著提升。\n二、主要任务\n县水利局6月底前完成勘测。",
            kind="方案",
        ),
        Good(
            "河道治理实施方案\n一、工作目标\n到2025年底，全县河道巡查率达到95%，水质达标率达到90%。\n二、主要任务\n县水利局6月底前完成勘测。",
            kind="方案",
        ),
    )
    bad = (
        Bad(
            "茶产业发展实施方案\n【一、发展目标】\n到2028年，茶园面积稳步扩大，茶叶品质显著提升，茶农收入持续增加。\n"
            "二、主要任务\n县农业农村局6月底前完成勘测。",
            kind="方案",
        ),
        Bad(
            "河道治理实施方案\n【一、工作目标】\n全县河道管理水平明显提升，水环境质量持续改善，人民群众满意度不断提高。\n"
            "二、主要任务\n县水利局6月底前完成勘测。",
            kind="方案",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield each goal section without a figure, at its heading."""
        if facts.kind not in _KINDS:
            return
        for section in facts.structure.sections:
            inner = [facts.structure.heading_text(facts.structure.sections[child]) for child in section.children]
            headed = re.search(_HEADING, facts.structure.heading_text(section))
            if section.zone is Zone.MAIN and headed and not any(re.search(_HEADING, name) for name in inner):
                yield from _finding(facts, section)


def _finding(facts: Analysis, section: Section) -> Iterator[Finding]:
    blocks = [block for block in section.blocks if facts.structure.lines[block].function is Function.BODY]
    spans = [facts.document.blocks[block].span for block in blocks]
    sentences = [s for span in spans for s in facts.sentences_in(span) if s.span != section.heading]
    words = [s.span.of(facts.folded) for s in sentences]
    bare = [remains(re.sub(_DAY, "", said)) for said in words]
    if not sentences or section.heading is None or any(left.numbers or left.times or left.names for left in bare):
        return
    dated = any(re.search(_DAY, said) for said in words)
    if dated and not all(re.search(_GROWS, said) and not re.search(_MADE, said) for said in words):
        return
    yield Finding(
        section.heading,
        "目标只写了到哪一年，没有数字，说不清完成多少。" if dated else "目标没有数字和时限，到时候说不清完成没有。",
        "写成“到＿年＿月，＿＿达到＿＿”，有基数的写上基数；数字由业务单位测算。",
        labels=(Label(sentences[0].span, "没有数字和时限"),),
    )
