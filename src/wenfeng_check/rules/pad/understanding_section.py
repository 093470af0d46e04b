"""Rule PAD102."""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.rules.base import BURDEN_1_2, Bad, Good, Rule
from wenfeng_check.rules.pad import _deletable


class UnderstandingSection(Rule):
    """专设一节讲认识、意义，没有一个数字、日期、单位。

    ## 查什么
    标题是“提高认识”“统一思想”“充分认识重要意义”“提高政治站位”一类，整节没有数字、日期、文件名、具体单位，而且一多半可以删。
    标在标题上，可删的句子另由 slogan-sentence 逐处标出。

    ## 为什么
    减负规定写明一般不必阐述形势背景、重要意义、主要原则。一节认识，看完不知道要办什么。

    ## 怎么改
    整节删去，“二、”改成“一、”；有必须交代的缘由，并成开头一句。

    ## 不算
    - 节里有数字、日期、文件名、具体单位或可核对动作的；
    - 教育、宣传工作本身以“提高认识”为任务的（提高居民防灾意识的培训、宣讲）；
    - 规范表述不建议删改。

    ## 依据
    《整治形式主义为基层减负若干规定》一、2：一般不必阐述形势背景、重要意义、主要原则。
    """

    code = "PAD102"
    severity = Severity.INFO
    clause = BURDEN_1_2
    good = (
        Good(
            "关于做好森林防火工作的通知\n各镇人民政府：\n一、充分认识当前形势\n3月以来全县发生山火4起，过火面积12公顷，其中石桥镇3起。\n"
            "二、严管火源\n各镇4月1日前在进山路口设卡。",
            kind="通知",
        ),
    )
    bad = (
        Bad(
            "关于做好秋粮收购工作的通知\n各镇人民政府：\n【一、提高思想认识】\n"
            "各级各部门要充分认识做好秋粮收购工作的重要意义，切实增强责任感和紧迫感，把思想和行动统一到县委、县政府的部署要求上来。\n"
            "二、备足仓容\n县发改局9月20日前腾出仓容3万吨。",
            kind="通知",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield each such section, at its heading."""
        for section in _deletable.outermost(facts, _deletable.RECOGNITION):
            yield from _deletable.on_heading(
                facts, section, lacks="一个数字、日期、单位", advice="整节删去，后面各节顺次提前；必须交代的缘由并成开头一句。"
            )
