"""Rule BUR102."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.bur._demands import BURDEN_1_3_DEMANDS, found, in_its_time, is_downward

_NOT_ALL = r"可以?(?:根据|结合|参照)|鼓励|支持|等地|[如以下]下|我[县市省区镇]|企业|[县市省区][^，。、]{1,8}[局委办厅](?:要|应|须|负责|会同)"
_MAKE = r"(?:研究|抓紧|及时|尽快|认真|科学|分别)?(?:制定|制订|出台|印发|拟定|拟订|细化(?![为成]))"
#: Said to everybody below, not to one named body.
_EVERYBODY = (
    r"(?<![、和及])各(?:镇|乡|街道|区|县|市|地|级|部门|单位|有关|相关|成员|责任)|结合.{0,10}(?:实际|职能|情况)"
    r"|本(?:地|镇|单位|部门|行业|系统|区域|辖区)"
)


class SupportingDocuments(Rule):
    """要求下级再制定配套文件、实施方案。

    ## 查什么
    下行文里要求各镇、各部门、各单位制定实施方案、实施细则、配套文件的句子。

    ## 为什么
    县里发一个文件，十几个镇、几十个部门各发一个，层层照抄，没有人多办一件事。

    ## 怎么改
    把要各单位做什么直接写进本文件（事项、时限、责任人），写明“不再要求制定配套方案”。

    ## 不算
    只要求一个牵头部门就某件事拿出具体办法（“县住建局6月底前制定老旧小区改造实施方案”），这是一项任务；
    应急预案；写“可以”“鼓励”由下级自定的；本文件自己（“特制定本方案”）；法律法规规定要制定的。

    ## 依据
    《整治形式主义为基层减负若干规定》一、3：一般不提出制定配套文件的要求。
    """

    code = "BUR102"
    clause = BURDEN_1_3_DEMANDS
    good = (
        Good("关于做好春耕的通知\n各镇人民政府：\n县住建局要在6月底前制定老旧小区改造实施方案。"),
        Good("春耕生产方案\n为做好春耕生产，结合我县实际，特制定本实施方案。"),
        Good("关于做好春耕的通知\n各镇人民政府：\n各镇按附件任务表执行，不再制定配套文件。"),
        Good("关于做好春耕的通知\n各镇人民政府：\n各镇可结合实际制定实施细则。"),
        Good("关于做好春耕的通知\n各镇人民政府：\n县农业农村局要按照工作方案，督促各镇制定用水计划。"),
    )
    bad = (
        Bad("关于做好春耕的通知\n各镇人民政府：\n各镇要结合实际，【制定具体的实施方案】，明确责任人。"),
        Bad("关于做好春耕的通知\n各镇人民政府：\n请各单位于3月底前【出台配套措施】。"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield verb and object where everybody below is to write a document of his own."""
        if not is_downward(facts):
            return
        seen: set[int] = set()
        for piece, match in found(facts, "supporting_document"):
            before = facts.folded[piece.start : match.span.start]
            made = re.search(rf"{_MAKE}[^，。；、]{{0,12}}$", before)
            own = made and re.search(r"[本该此]$|特制|应急|制[定订]本", made.group())
            if not made or own or piece.start + made.start() in seen:
                continue
            seen.add(piece.start + made.start())
            if re.search(_EVERYBODY, before) and not re.search(_NOT_ALL, before):
                span = Span(piece.start + made.start(), match.span.end)
                message = f"要求各单位再制定“{match.entry.term}”，层层发文。"
                advice = "把事项、时限、责任人直接写进本文件；只需一个部门拿办法的，写明由哪个部门制定。"
                yield in_its_time(facts, Finding(span, message, advice))
