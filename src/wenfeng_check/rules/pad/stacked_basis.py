"""Rule PAD107."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Function, Zone
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import BURDEN_1_2, Bad, Good, Option, Rule
from wenfeng_check.rules.pad._deletable import FREE_FORM

_ITEM = r"[^，、；。：\n]{2,40}?(?:精神|重要讲话|讲话|指示批示|批示|重要论述|决策部署|工作部署|部署要求|安排部署|有关要求|工作要求)"
#: What these issue is cited in full as they want it; such items are counted, never marked.
_ABOVE = r"习近平|总书记|党的|党中央|中央|国务院|全会"
_VERBS = r"^(?:以及|及|和|为了?|全面|深入|认真|切实|坚决|扎实|学习|宣传|贯彻|落实|按照|根据|围绕|结合|执行)+"


class StackedBasis(Rule):
    """依据堆叠：一句话里三个以上会议、讲话、精神，没有一份具体文件。

    ## 查什么
    “为深入贯彻……精神、……讲话、……会议部署”这样的依据句，列了三项以上，又没有写出任何一份文件的名称或文号。

    ## 为什么
    依据是让人去查的。堆一串精神查不到出处，真正的依据反而看不见。

    ## 怎么改
    只留与这件事直接有关的一项，写出文件名、文号或会议名称和日期。

    ## 不算
    - 写了文件名或文号的依据句；
    - 传达学习会议、讲话精神的文件，会议、讲话就是正题；
    - 讲话、总结、政府工作报告、规划；
    - 中央会议、讲话的表述：计数，但不标、不建议改动一个字。

    ## 依据
    《整治形式主义为基层减负若干规定》一、2：开门见山、直奔主题。
    """

    code = "PAD107"
    severity = Severity.INFO
    clause = BURDEN_1_2
    most = Option(3, "一句里列几项会议、讲话、精神就报")
    good = (
        Good("为贯彻落实《清河县防汛应急预案》（清政发〔2023〕8号）和全县防汛工作会议精神，现就有关事项通知如下。"),
        Good("根据县委农村工作会议精神，现就秋播工作通知如下。"),
    )
    bad = (
        Bad(
            "为深入贯彻落实【全市秋粮工作会议精神、县委农村工作会议精神、县长办公会议部署要求】，现就秋粮收购通知如下。"
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield each sentence with a row of meetings and speeches."""
        if facts.kind in FREE_FORM or re.search(r"学习|传达|贯彻|宣讲", facts.structure.main_title):
            return
        for sentence in facts.sentences:
            line = facts.structure.lines[sentence.block]
            words = sentence.span.of(facts.folded)
            if (
                line.function is not Function.BODY
                or line.zone is Zone.OUTSIDE
                or not re.search(r"贯彻|落实|按照|根据|学习", words)
            ):
                continue
            if re.search(r"《|（\d{4}）\d+号|第\d+号", words):
                continue
            span = _row(words, self.most)
            if span is not None:
                yield _finding(span.shift(sentence.span.start), words)


def _row(words: str, most: int) -> Span | None:
    """Return the longest row of neighbouring items from no higher than the province, where all items are ``most`` or more."""
    items = [Span(*found.span()) for found in re.finditer(_ITEM, words)]
    rows: list[Span] = []
    for item in items:
        if re.search(_ABOVE, item.of(words)):
            continue
        joins = bool(rows) and re.fullmatch(r"[，、和及]{0,2}", words[rows[-1].end : item.start])
        rows = [*rows[:-1], Span(rows[-1].start, item.end)] if joins else [*rows, item]
    if len(items) < most or not rows:
        return None
    row = max(rows, key=lambda span: span.length)
    verbs = re.match(_VERBS, row.of(words))
    return Span(row.start + (verbs.end() if verbs else 0), row.end)


def _finding(span: Span, sentence: str) -> Finding:
    count = len(re.findall(_ITEM, sentence))
    return Finding(
        span,
        f"一句依据列了{count}项会议、讲话、精神，没有一份查得到的文件。",
        "只留与本文直接有关的一项，写出文件名、文号或会议名称、日期；中央精神的表述原样保留。",
    )
