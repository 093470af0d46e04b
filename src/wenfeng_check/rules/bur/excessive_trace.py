"""Rule BUR107."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.bur._demands import MEASURE_17, MEASURES_YEAR, found, in_its_time, is_downward

#: Records asked for as proof of work done.
_AS_PROOF = r"作为[^，。；]{0,16}(?:依据|标准|内容|凭证|证明)|纳入[^，。；]{0,10}考核|(?:考核|检查|评价|查看|核查|评分)[^，。；]{0,8}$"


class ExcessiveTrace(Rule):
    """要求处处留痕，用截图、打卡、台账代替实绩。

    ## 查什么
    要求在工作群打卡、上传照片截图、录制视频的句子（警告），要求佐证材料、影像资料的句子（提示）；
    把台账、会议记录、工作笔记作为考核标准的句子。

    ## 为什么
    干部忙着拍照、补台账，没有时间办事；照片和台账也说明不了事情办成没有。

    ## 怎么改
    写清楚看什么结果：完成多少、谁去现场看、什么时候看。

    ## 不算
    行政执法全过程记录、采购和审批留痕、财务票据等法律规定的记录；任务台账管理本身（措施第18条要求的）；
    “不得以台账代替实绩”这类减负的话；会议通知里的会务安排。

    ## 依据
    《关于进一步改进作风提高政府系统工作质效若干措施》第17条。
    """

    code = "BUR107"
    clause = MEASURE_17
    good = (
        Good("关于做好春耕的通知\n各镇人民政府：\n不得以上传照片、录制视频代替对实际工作的评价。"),
        Good("关于做好春耕的通知\n各镇人民政府：\n各镇3月底前建立问题台账，逐条销号。"),
        Good("关于规范行政执法的通知\n各镇人民政府：\n执法人员对查封现场录制视频，存入案卷。"),
    )
    bad = (
        Bad("关于做好秸秆禁烧的通知\n各镇人民政府：\n巡查人员每天在工作群【拍照打卡】。"),
        Bad("关于做好秸秆禁烧的通知\n各镇人民政府：\n年底检查时，以【台账】作为工作落实的标准。"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the words for a trace that is demanded."""
        if not is_downward(facts):
            return
        for piece, match in found(facts, "trace", "proof_material", "paper_record"):
            if match.entry.category != "paper_record" and not _by_procedure(facts, piece):
                grave = match.entry.category == "trace"
                message = f"要求“{match.entry.term}”，以留痕代替实绩。"
                yield _finding(facts, match.span, message, Severity.WARNING if grave else Severity.INFO)
            elif match.entry.category == "paper_record" and _as_proof(facts, piece, match.span):
                yield _finding(facts, match.span, f"把“{match.entry.term}”当作工作是否落实的标准。")


def _by_procedure(facts: Analysis, piece: Span) -> bool:
    """Records that law or procedure asks for: enforcement, cases, claims, applications."""
    words = r"执法|案卷|案件|取证|证据|招标|采购|申报|申请|评审|审批|验收|资质|处罚|许可|勘验|理赔|档案|培训|课程|宣传片"
    return bool(re.search(words, facts.folded[piece.start : piece.end] + facts.structure.main_title))


def _as_proof(facts: Analysis, piece: Span, span: Span) -> bool:
    after, before = facts.folded[span.end : piece.end], facts.folded[piece.start : span.start]
    return bool(re.match(r"[^，。；]{0,8}(?:作为|纳入)", after) and re.search(_AS_PROOF, before + after))


def _finding(facts: Analysis, span: Span, message: str, severity: Severity = Severity.WARNING) -> Finding:
    advice = "写清看什么结果：完成多少、谁到现场看、什么时候看，不要求留痕材料。"
    return in_its_time(facts, Finding(span, message, advice, severity=severity), MEASURES_YEAR)
