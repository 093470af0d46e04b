"""Rule PAD104."""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.rules.base import BURDEN_1_2, Bad, Good, Rule
from wenfeng_check.rules.pad import _deletable


class BootHeadingWithoutSubstance(Rule):
    """“加强领导”“压实责任”“营造氛围”一节，没有机构、人、数字、频次。

    ## 查什么
    标题是加强组织领导、压实责任、督查考核、宣传引导、协作配合、工作要求一类，整节没有具体单位、人名、数字、时限、频次，而且一多半可以删。
    标在标题上，可删的句子另由 slogan-sentence 逐处标出。

    ## 为什么
    减负规定要求加强领导、落实责任、组织保障等内容精炼。只有标题没有办法，落不了实。

    ## 怎么改
    写谁牵头、谁配合、谁检查、几时检查、结果怎么用、钱从哪里出；写不出就整节删去。

    ## 不算
    - 写明工作专班及组成、检查频次、经费来源、考核办法的；
    - 引用法规规定责任的；
    - 讲话、总结、政府工作报告、规划。

    ## 依据
    《整治形式主义为基层减负若干规定》一、2：加强领导、落实责任、组织保障等内容应当精炼。
    """

    code = "PAD104"
    severity = Severity.INFO
    clause = BURDEN_1_2
    good = (
        Good(
            "关于做好防汛备汛工作的通知\n各镇人民政府：\n一、排查隐患\n县水利局5月9日前对12座小型水库逐座检查。\n"
            "二、加强组织领导\n县应急局牵头成立工作专班，每周五通报一次进度。",
            kind="通知",
        ),
    )
    bad = (
        Bad(
            "关于做好秋粮收购工作的通知\n各镇人民政府：\n一、备足仓容\n县发改局9月20日前腾出仓容3万吨。\n"
            "【二、加强组织领导】\n各级各部门要高度重视，切实加强组织领导，精心组织、周密部署，压实责任、狠抓落实，确保各项工作落到实处。",
            kind="通知",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield each such section, at its heading."""
        if facts.kind in _deletable.FREE_FORM:
            return
        for section in _deletable.outermost(facts, _deletable.CLOSING):
            yield from _deletable.on_heading(
                facts,
                section,
                lacks="单位、人、数字、频次",
                advice="写明谁牵头、谁检查、几时检查、结果怎么用：“＿＿（单位）每＿检查一次”；写不出就整节删去。",
            )
