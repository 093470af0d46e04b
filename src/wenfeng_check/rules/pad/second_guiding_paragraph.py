"""Rule PAD110."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.protected import protected_spans
from wenfeng_check.analysis.structure import Function, Line, Zone, split_clauses
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import BURDEN_1_2, Bad, Good, Rule

_GUIDING = r"习近平新时代中国特色社会主义思想|马克思列宁主义|＂?两个确立＂?|＂?四个意识＂?|＂?两个维护＂?"
_FORMAL = r"为指导|高举.*旗帜|指导思想"


class SecondGuidingParagraph(Rule):
    """指导思想写了不止一段。

    ## 查什么
    全文第二次及以后出现的、成段的指导思想表述。只看段落，不动规范表述的一个字。

    ## 为什么
    减负规定讲一般不必阐述主要原则，确需阐述的应当简明扼要。指导思想全文集中写一次就够了。

    ## 怎么改
    看能不能并到前面那一段；并不了的，本段从要办的事写起。规范表述原样保留。

    ## 不算
    - 全文只有一段指导思想；
    - 学习、宣讲、教育、党建类文件，这些内容本来就是正题；
    - 讲话、总结、政府工作报告、规划；
    - 引文、文件名中的表述。

    ## 依据
    《整治形式主义为基层减负若干规定》一、2。只作提示，由起草人决定。
    """

    code = "PAD110"
    severity = Severity.INFO
    clause = BURDEN_1_2
    good = (
        Good(
            "清河县河道治理实施方案\n一、总体要求\n以习近平新时代中国特色社会主义思想为指导，统筹发展和安全，年底前治理河道12公里。\n"
            "二、主要任务\n县水利局6月底前完成勘测。",
            kind="方案",
        ),
        Good(
            "清河县理论学习方案\n一、总体要求\n深入学习贯彻习近平新时代中国特色社会主义思想，分4个专题学习。\n"
            "二、学习内容\n深入学习贯彻习近平新时代中国特色社会主义思想，每月集中学习1次。",
            kind="方案",
        ),
    )
    bad = (
        Bad(
            "清河县河道治理实施方案\n一、总体要求\n以习近平新时代中国特色社会主义思想为指导，统筹发展和安全，年底前治理河道12公里。\n"
            "二、加强领导\n以习近平新时代中国特色社会主义思想为指导，【各镇要抓好河道治理。】",
            kind="方案",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield each guiding paragraph after the first."""
        if facts.kind in ("讲话", "总结", "政府工作报告", "规划", "决议", "决定", "公报") or _is_subject(
            facts.structure.main_title
        ):
            return
        found = [line for line in facts.structure.lines if _guides(line)]
        for line in found[1:]:
            own, free = facts.document.blocks[line.block].span, _free(facts, facts.document.blocks[line.block].span)
            here = () if free else (Label(own, "又写一遍的是这一段，规范表述不改"),)
            yield Finding(
                free,
                "这一段又写了一遍指导思想。",
                "可否并到前面那一段，本段从要办的事写起；规范表述原样保留，不作改动。",
                labels=(*here, Label(facts.document.blocks[found[0].block].span, "前面已有一段")),
            )


def _is_subject(title: str) -> bool:
    return bool(re.search(r"学习|教育|宣讲|党建|党员|党组织|党的|思想|理论|主题", title))


def _guides(line: Line) -> bool:
    if line.function is not Function.BODY or line.zone is not Zone.MAIN:
        return False
    text = re.sub(r"《[^《》]*》", "", line.folded)
    terms = set(re.findall(_GUIDING, text))
    return len(terms) > 1 or (bool(terms) and bool(re.search(_FORMAL, text)))


def _free(facts: Analysis, block: Span) -> Span | None:
    """Return the first clause of the paragraph behind its protected wording; None where there is none."""
    guiding = [span for span in protected_spans(facts.folded) if span.overlaps(block)]
    last = max((span.end for span in guiding), default=block.start)
    clauses = (clause for clause in split_clauses(facts.text, block) if clause.start >= last)
    return next(clauses, None)
