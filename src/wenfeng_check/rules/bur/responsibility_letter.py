"""Rule BUR103."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.bur._demands import BURDEN_1_3_MATTERS, found, in_its_time, is_downward

_SIGN = r"(?:层层|逐级|分级|分别)?(?:签订|签署|签下|立下|签|递交)[^，。；]{0,16}$"


class ResponsibilityLetter(Rule):
    """要求签订责任状。

    ## 查什么
    下行文里要求签订责任状、责任书、军令状的句子。

    ## 为什么
    签责任状容易把上级的责任推给基层，签完了事。

    ## 怎么改
    删去；责任写在任务里：哪个单位、谁负责、什么时候办完。

    ## 不算
    专门规定责任书的文件；法律法规规定签订的（如按法律签订的目标责任书）；与企业、监管对象签订的；“清理责任状”这类减负的话。

    ## 依据
    《整治形式主义为基层减负若干规定》一、3：除专门文件外，原则上不对签订责任状等事项提出具体要求。
    """

    code = "BUR103"
    clause = BURDEN_1_3_MATTERS
    good = (
        Good("关于为基层减负的通知\n各镇人民政府：\n严格控制签订责任状的事项。"),
        Good("关于为基层减负的通知\n各镇人民政府：\n巩固签订责任状事项清理成果。"),
        Good("关于做好动物防疫的通知\n各镇人民政府：\n各镇要与养殖企业签订无害化处理责任书。"),
        Good("关于做好水污染防治的通知\n各镇人民政府：\n依法签订水污染防治目标责任书。"),
    )
    bad = (Bad("关于做好春耕的通知\n各镇人民政府：\n县与镇、镇与村【层层签订目标责任书】，压实责任。"),)

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield verb and letter."""
        if not is_downward(facts) or re.search(r"责任[状书]", facts.structure.main_title):
            return
        for piece, match in found(facts, "responsibility_letter"):
            before = facts.folded[piece.start : match.span.start]
            signed = re.search(_SIGN, before)
            if signed and not re.search(r"企业|业主|经营|监管对象|承包|农户|用户|公司|商户|养殖", before):
                span = Span(piece.start + signed.start(), match.span.end)
                message = f"要求签订“{match.entry.term}”，容易把责任推给基层。"
                advice = "删去，把责任写进任务：哪个单位、谁负责、什么时候办完。"
                yield in_its_time(facts, Finding(span, message, advice))
