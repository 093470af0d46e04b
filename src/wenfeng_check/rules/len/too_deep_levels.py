"""Rule LEN301."""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Section, Zone
from wenfeng_check.model.finding import Authority, Clause, Finding, Label
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Option, Rule

_LEGAL = ("办法规定", "预案", "规划")


class TooDeepLevels(Rule):
    """结构层次超过四层。

    ## 查什么
    正文的层次序数嵌套超过四层（一、→（一）→1.→（1）→①）的地方，每一支报一次。

    ## 为什么
    国家标准只列了四层。层次一深，同级的事散在各处，读的人不知道自己读到哪里。

    ## 怎么改
    把最深一层并成一句话或一张表；或把最上一层拆开，让下面各层升一级。

    ## 不算
    应急预案的1.1.1编号、法规办法的章节条款、规划；表格和附件；“一是、二是”。

    ## 依据
    GB/T 9704—2012 第7.3.3条列出四层序数；超过四层算过多，是由此推出的把握，标准没有明文禁止。
    """

    code = "LEN301"
    clause = Clause(
        Authority.STANDARD,
        "GB/T 9704—2012《党政机关公文格式》7.3.3",
        "文中结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注",
    )
    most = Option(4, "最多几层")
    good = (
        Good("一、排查\n（一）塘坝\n1.石桥镇\n（1）逐座登记水位。\n（2）逐座明确责任人。"),
        Good("一、排查\n（一）塘坝\n1.石桥镇\n（1）登记\n①登记水位。\n②登记责任人。", kind="办法规定"),
    )
    bad = (
        Bad("一、排查\n（一）塘坝\n1.石桥镇\n（1）登记\n【①登记水位。】\n②登记责任人。\n2.柳河镇\n（1）登记\n【①登记水位。】\n②登记责任人。"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the first section below the deepest level allowed, once for each parent."""
        if facts.kind in _LEGAL:
            return
        sections = facts.structure.sections
        for section in sections:
            if section.depth != self.most or section.zone is not Zone.MAIN or not section.children:
                continue
            first = sections[section.children[0]]
            yield Finding(
                span=_head(facts, first),
                message=f"这里是第{first.depth}层，超过{self.most}层。",
                advice=f"这{len(section.children)}条并成一两句话，或列成表；也可以把上面一层拆开，整体升一级。",
                labels=tuple(Label(_head(facts, above), f"第{above.depth}层") for above in _above(facts, first)),
            )


def _above(facts: Analysis, section: Section) -> Iterator[Section]:
    while section.parent >= 0:
        section = facts.structure.sections[section.parent]
        yield section


def _head(facts: Analysis, section: Section) -> Span:
    """Return the heading of ``section``, or the first sentence of its first paragraph."""
    return section.heading or next(
        sentence.span for sentence in facts.sentences if sentence.block == section.head
    )
