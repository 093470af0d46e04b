"""Rule SUB102."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.labels import Role
from wenfeng_check.analysis.prose import prose
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.sub import _shared

_STEPS = (
    r"(?:召开|组织召开|多次召开|先后召开)[^，。；]{0,20}(?:会议?|座谈)|(?:专题|认真|多次|反复)(?:研究|学习|讨论)|传达学习"
    r"|(?:制定|制订|印发|出台|下发)了?[^，。；]{0,24}(?:方案|通知|意见|文件|计划)|成立了?[^，。；]{0,20}(?:领导小组|专班|工作组)"
    r"|(?:作出|做出|进行)了?[^，。；]{0,8}(?:安排|部署)|安排部署|签订了?[^，。；]{0,10}责任(?:书|状)|深入[^，。；]{2,16}(?:调研|督导|检查|指导)|动员部署"
)
_RESULT = (
    r"\d+(?:\.\d+)?(?:%|万|亿|元|公里|亩|吨|户|人|名|座|处|个(?!方面|阶段)|家|项|件|平方米|套|台)"
    r"|完成率|同比|提高到|下降到|增长|下降|解决了|整改了?"
)


class ProcessNarration(Rule):
    """现状写过程：开了会、发了文、成立了小组，没有结果。

    ## 查什么
    汇报、报告、总结里讲已做工作的句子，写了三项以上开会、发文、成立小组、安排部署、调研督导，同一句和同段后文都没有一个结果。

    ## 为什么
    过程谁都会走，看的人要知道办成了什么。

    ## 怎么改
    写结果：办成几件、完成多少、还差多少；会议和文件只在需要查考时写名称和日期。

    ## 不算
    - 后面紧接着写了结果、数字的；
    - 会议纪要、大事记、会议简报；
    - 检查组织机构是否建立的专项报告，一句话写明即可。

    ## 依据
    本县措施第8条“谈现状要简”。
    """

    code = "SUB102"
    severity = Severity.INFO
    clause = _shared.PROBLEMS
    steps = Option(3, "一句里写几项过程就报")
    good = (
        Good(
            "秋粮收购情况汇报\n一、工作情况\n县发改局召开动员会议，制定收购方案，成立工作专班，收购秋粮3万吨，占计划的85%。",
            kind="汇报材料",
        ),
    )
    bad = (
        Bad(
            "秋粮收购情况汇报\n一、工作开展情况\n"
            "【先后召开了动员会议和推进会议，制定了收购工作方案，成立了由主要领导任组长的领导小组，对收购工作进行了安排部署。】",
            kind="汇报材料",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield status sentences that tell steps and no result."""
        if facts.kind not in _shared.REPORTS:
            return
        shown = prose(facts)
        for sentence in facts.sentences:
            if _shared.role_of(facts, sentence) is not Role.STATUS:
                continue
            words = sentence.span.of(shown)
            steps = re.findall(_STEPS, words)
            block = facts.document.blocks[sentence.block].span
            if len(steps) < self.steps or re.search(_RESULT, facts.folded[sentence.span.start : block.end]):
                continue
            yield Finding(
                sentence.span,
                f"这句写了{len(steps)}项过程（{'、'.join(step[:8] for step in steps[:3])}），没有一个结果。",
                "换成结果：办成几件、完成多少、占计划多少、还差多少；会议、文件确需提到的只写名称和日期。",
            )
