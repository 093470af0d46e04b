"""Rule KND102."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Section, Zone
from wenfeng_check.model.finding import Finding, Label
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.knd._upward import ARTICLE_15_4

_ASK = (
    r"请求|恳请|申请|拟请|请予|请县|请市|请省|提请|(?:尚|还|现)?需(?:要)?(?:增加|安排|解决|追加|资金|经费|编制|新建|购置)"
    r"|(?:建议|希望)(?:县|市|省)?[^，。]{0,8}(?:批准|安排|同意|解决|增加|给予)"
)


class RequestSeveralMatters(Rule):
    """一份请示请了几件事。

    ## 查什么
    请示里并列的几条（一、二、三）各有“请求”“恳请”“申请”，请的不是一件事。

    ## 为什么
    几件事归几位领导、几个部门管，一件没有批，几件都等着。

    ## 怎么改
    一件事写一份请示。

    ## 不算
    同一件事分几点写理由、方案；只有一条提出请求的。

    ## 依据
    《党政机关公文处理工作条例》第十五条（四）：请示应当一文一事。是不是一件事要人判断，机器只看并列的请求。
    """

    code = "KND102"
    clause = ARTICLE_15_4
    good = (
        Good("关于新建石桥镇中心幼儿园的请示\n县人民政府：\n一、理由\n现有学位不足120个，学位需求逐年增加。\n二、方案\n新建1所，需要资金800万元。"),
        Good("关于新建石桥镇中心幼儿园的请示\n县人民政府：\n一、理由\n现有学位不足120个。\n二、请求事项\n请求批准新建1所幼儿园。"),
    )
    bad = (
        Bad(
            "关于解决防汛资金和增加编制的请示\n县人民政府：\n一、关于防汛资金。我镇需要资金50万元。\n"
            "【二、关于增加编制。】我镇需增加编制3名。"
        ),
        Bad(
            "关于解决经费和编制的请示\n县人民政府：\n一、请求安排经费\n请求安排防汛经费20万元。\n"
            "【二、请求增加编制】\n请求增加编制2名。"
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the second matter, with a label on the first."""
        if facts.kind != "请示":
            return
        asking = [s for s in facts.structure.sections if s.depth == 1 and s.zone is Zone.MAIN and _asks(facts, s)]
        if len(asking) > 1:
            labels = (Label(_head(facts, asking[0]), "这是第一件"),)
            message = f"这份请示并列提出了{len(asking)}项请求，应当一文一事。"
            yield Finding(_head(facts, asking[1]), message, "一件事写一份请示；是同一件事的，并成一条请求。", labels, confidence=0.6)


def _asks(facts: Analysis, section: Section) -> bool:
    return any(re.search(_ASK, facts.structure.lines[block].folded) for block in section.blocks)


def _head(facts: Analysis, section: Section) -> Span:
    return section.heading or next(sentence.span for sentence in facts.sentences if sentence.block == section.head)
