"""Rule BUR105."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.bur._demands import BURDEN_1_3_MATTERS, found, in_its_time, is_downward

_START = r"(?:组织|开展|启动|实施|推进|深化|举办|进行|实行|纳入|广泛|积极|持续|深入)[^，。；]{0,20}$"
#: Programmes that run by decision of the centre.
_APPROVED = r"文明|平安|和谐|卫生城|双拥|民族团结|食品安全"


#: What is there already is put together, which is less.
_MERGED = r"[^，。；]{0,30}(?:融合|整合|归并|合并)"
#: A document that names the activity more often deals with it.
_SUBJECT = 4


class CreationAndAssessment(Rule):
    """附带提出创建达标、评比表彰。

    ## 查什么
    不是专门讲创建的下行文里，要求开展创建、达标、评比、评选活动的句子。

    ## 为什么
    创建、达标、评比多了，基层忙着迎检、做展板。

    ## 怎么改
    删去；上级批准的创建项目，写明批准的文件。

    ## 不算
    标题就是讲创建、评选、表彰的专门文件，或全文反复讲的就是这件事；把已有的创建合并、整合的；中央部署的创建（精神文明、平安、卫生、双拥等）；
    环境质量、水质等指标“达标”；“清理评比达标”这类减负的话。

    ## 依据
    《整治形式主义为基层减负若干规定》一、3：除专门文件外，原则上不对创建示范、达标等事项提出具体要求。是否专门文件、
    有没有上级批准，机器看不出，所以只提示。
    """

    code = "BUR105"
    severity = Severity.INFO
    clause = BURDEN_1_3_MATTERS
    good = (
        Good("关于做好春耕的通知\n各镇人民政府：\n推进农田整洁示范创建与高标准农田项目的整合，只报一套材料。"),
        Good("关于开展文明村镇创建活动的通知\n各镇人民政府：\n各镇要积极开展创建活动，9月底前申报。"),
        Good("关于做好春耕的通知\n各镇人民政府：\n规范各类创建活动，减少检查评比。"),
    )
    bad = (Bad("关于做好春耕的通知\n各镇人民政府：\n各镇要组织开展农田整洁【达标创建】，年底评出先进镇。"),)

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the words for an activity that the document starts."""
        if not is_downward(facts) or re.search(r"创建|达标|评比|评选|表彰|示范|考核|竞赛", facts.structure.main_title):
            return
        for piece, match in found(facts, "creation"):
            around = facts.folded[match.span.start - 8 : match.span.end + 8]
            merged = re.match(_MERGED, facts.folded[match.span.end : piece.end])
            if re.search(_APPROVED, around) or merged or facts.folded.count(match.entry.term) > _SUBJECT:
                continue
            if re.search(_START, facts.folded[piece.start : match.span.start]):
                message = f"附带提出“{match.entry.term}”，非专门文件原则上不提。"
                yield in_its_time(facts, Finding(match.span, message, "删去；上级批准的项目，写明批准文件的名称。"))
