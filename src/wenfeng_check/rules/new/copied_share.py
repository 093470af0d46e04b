"""The share of the draft that stands word for word in the references."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.analysis.structure import Function, Zone
from wenfeng_check.model.finding import Finding
from wenfeng_check.model.span import covered
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.new._shared import NOT_COPY, passages

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis


class CopiedShare(Rule):
    """全文大半照抄上位文件或往年文稿。

    ## 查什么

    与 --against 给的参照文件逐字相同（“全国、全省”换成“全县”也算）的字数，占正文六成以上。

    ## 为什么

    上下一般粗，文件发下去等于没发；只把“全省”改成“全县”，本县的时间、单位、人都落不下去。

    ## 怎么改

    改为转发：“现将《××》转发给你们”，另附本县的任务清单，写明责任单位、责任人和时限。

    ## 不算

    - 转发、印发上级文件的通知，所附的原文；
    - 引文、规范表述、标题、落款；
    - 正文不足200字的。

    ## 依据

    《整治形式主义为基层减负若干规定》一、2。六成是本工具的阈值（公开报道的典型为390字里320字相同），可以在设置里改。
    """

    code = "NEW108"
    clause = NOT_COPY
    share = Option(0.6, "照抄字数占正文多少算大半")
    shortest = Option(25, "多少字以上的相同段落才计入（不少于12）")
    least = Option(200, "正文多少字以上才算比例")
    good = (
        Good(
            "关于做好水库安全工作的通知\n各镇人民政府：\n县水利局6月底前完成12座水库安全鉴定，县财政局安排资金80万元。",
            references=("各市要在全省范围内对小型水库开展安全鉴定，建立问题台账并限期整改到位。",),
        ),
        Good(
            "转发省水利厅关于做好水库安全工作的通知\n各镇人民政府：\n在全省范围内对小型水库开展安全鉴定，建立问题台账并限期整改到位。",
            references=("在全省范围内对小型水库开展安全鉴定，建立问题台账并限期整改到位。",),
            options={"least": 20},
        ),
    )
    bad = (
        Bad(
            "关于做好水库安全工作的通知\n各镇人民政府：\n在全县范围内对小型水库开展安全鉴定，建立问题台账并限期整改到位。县水利局牵头。",
            references=("在全省范围内对小型水库开展安全鉴定，建立问题台账并限期整改到位。",),
            options={"least": 20},
        ),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        body = [
            facts.document.blocks[line.block].span
            for line in facts.structure.lines
            if line.zone is Zone.MAIN and line.function in (Function.BODY, Function.TABLE, Function.HEADING)
        ]
        total = covered(body)
        if not facts.references or total < self.least or "转发" in facts.structure.title:
            return
        found = [passage for passage in passages(facts, max(12, self.shortest)) if any(b.contains(passage.span) for b in body)]
        same = covered(passage.span for passage in found)
        if same <= self.share * total:
            return
        sizes: Counter[int] = Counter()
        for passage in found:
            sizes[passage.reference] += passage.span.length
        names = "、".join(f"“{facts.references[number].name}”{size}字" for number, size in sizes.most_common(3))
        yield Finding(
            None,
            f"正文{total}字中有{same}字（{same / total:.0%}）与参照文件逐字相同：{names}。",
            "改为转发原文，另写本县的任务、责任单位、责任人和时限；或删去照抄部分，只留本县的措施。",
            confidence=min(1.0, same / total),
        )


