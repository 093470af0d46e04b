"""文中留着别的县、镇的名称。"""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.parties import Roster, foreign_place
from wenfeng_check.analysis.prose import quoted_spans, title_spans
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.tsk import _roster, _slots

_ON_PURPOSE = (
    r"学习|考察|借鉴|经验|做法|结对|协作|对口|帮扶|交界|毗邻|相邻|邻县|接壤|距|公里|联合|跨(?:县|区|省|市)|来函|致函|转发|转来|函告|籍|挂职|调任"
)


class ForeignUnit(Rule):
    """文中留着别的县、镇的名称。

    ## 查什么

    wenfeng.toml 里有本县单位名单时，正文出现名单之外的县、镇人民政府或它的部门。

    ## 为什么

    借用外地文件起草，地名没有改干净，是照搬照抄最常见的痕迹。

    ## 怎么改

    改成本县的名称；确实要写外县的（学习、协作、交界），不用改。

    ## 不算

    - 没有设名单，或名单里没有带县名、镇名的全称的；
    - 书名号、引号里的名称；
    - 与本县的县名、镇名只差一个字的，由 misspelt-unit 提出；
    - 学习考察、结对协作、毗邻交界、来函转发等本来就要写外地的句子。

    ## 依据

    《党政机关公文处理工作条例》第二十条（四）要求审核地名是否准确；《整治形式主义为基层减负若干规定》一、2不许照搬照抄。
    """

    code = "TSK213"
    severity = Severity.WARNING
    clause = _roster.ACCURATE_NAMES
    good = (
        Good(_slots.NOTICE + "清河县石桥镇人民政府要在5月20日前建立防汛物资台账。", kind="通知", units=_roster.UNITS),
        Good(_slots.NOTICE + "县水利局要在5月20日前学习云岭县人民政府的巡堤做法。", kind="通知", units=_roster.UNITS),
        Good(_slots.NOTICE + "县水利局要在5月20日前加固西距云岭县东坪镇5公里的堤防缺口。", kind="通知", units=_roster.UNITS),
        Good(_slots.NOTICE + "石侨镇人民政府要在5月20日前建立防汛物资台账。", kind="通知", units=_roster.UNITS),
        Good(_slots.NOTICE + "云岭县人民政府要在5月20日前建立防汛物资台账。", kind="通知"),
        Good(_slots.NOTICE + "县水利局要在5月20日前按《云岭县人民政府防汛预案》样式编制预案。", kind="通知", units=_roster.UNITS),
    )
    bad = (
        Bad(_slots.NOTICE + "由【云岭县】水利局在5月20日前建立防汛物资台账。", kind="通知", units=_roster.UNITS),
        Bad(_slots.NOTICE + "【东坪镇】人民政府要在5月20日前建立防汛物资台账。", kind="通知", units=_roster.UNITS),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        named = (*quoted_spans(facts.text), *title_spans(facts.text))
        for block in _roster.own_blocks(facts):
            for span in foreign_place(facts.text, start=block.start, end=block.end, roster=facts.context.roster):
                skip = any(span.overlaps(other) for other in named) or _on_purpose(facts, span)
                if skip or _is_slip(span.of(facts.text), facts.context.roster):
                    continue
                words = span.of(facts.text)
                yield Finding(
                    span,
                    f"“{words}”不在本县名单里，像是从外地文件带来的。",
                    "核对后改成本县的名称；确实要写外地的，说明是学习、协作还是交界。",
                )


def _on_purpose(facts: Analysis, span: Span) -> bool:
    sentence = facts.sentence_at(span.start)
    return sentence is not None and re.search(_ON_PURPOSE, sentence.span.of(facts.folded)) is not None


def _is_slip(place: str, roster: Roster) -> bool:
    """Say whether a unit of the roster begins with ``place`` but for one character."""
    heads = (name[: len(place)] for name in roster.unit_names if len(name) > len(place))
    return any(sum(a != b for a, b in zip(head, place, strict=True)) == 1 for head in heads)
