"""Rule PAD101."""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.labels import PaddingPlace
from wenfeng_check.analysis.structure import Zone
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.rules.base import BURDEN_1_2, Bad, Good, Option, Rule
from wenfeng_check.rules.pad import _deletable
from wenfeng_check.rules.pad._deletable import Deletable


class HatShare(Rule):
    """帽子太大：第一项任务之前，讲意义、形势、认识的话占得太多。

    ## 查什么
    第一项任务（或第一个讲正事的部分）之前，能删的句子合计超过全文10%（且不少于60字），或者超过200字。
    发现标在第一处可删的句子上，其余可删的句子一并标出。

    ## 为什么
    看文件的人要翻过意义、形势、原则才看到要办的事。

    ## 怎么改
    开门见山：留一句依据（文件名、会议名）、一句目的，接“现将有关事项通知如下”。形势要讲，就讲数字和事实。

    ## 不算
    - 一句话的依据和目的、请示的理由、通报的事实；
    - 防汛、森防、疫情里写明时间、地点、数字的形势；
    - 讲话、总结、政府工作报告、调研报告、规划：文体允许铺垫，只作提示；
    - 指导思想、党的领导一类规范表述不计字数，也不建议删改（“高质量发展”“放管服”改革这类工作用语不护着口号）。

    ## 依据
    《整治形式主义为基层减负若干规定》一、2；10%和200字是我们定的界限，可以设。
    """

    code = "PAD101"
    clause = BURDEN_1_2
    share = Option(0.1, "可删的开头占正文多少（0到1）就报")
    most = Option(200, "可删的开头超过多少字就报")
    least = Option(60, "按比例报时，可删的开头至少多少字")
    good = (
        Good(
            "关于做好防汛备汛工作的通知\n各镇人民政府：\n据县气象局预报，5月10日至12日全县有暴雨，累计雨量80至120毫米。现就有关事项通知如下：\n"
            "一、排查隐患\n县水利局5月9日前对12座小型水库逐座检查，建立问题清单。",
            kind="通知",
        ),
        Good(
            "关于增加防汛经费的请示\n县人民政府：\n去年7月以来，我镇3次遭遇强降雨，冲毁河堤1.2公里，防汛物资库存只够使用2天。\n"
            "为此，请求追加防汛经费30万元。\n妥否，请批示。",
            kind="请示",
        ),
    )
    bad = (
        Bad(
            "关于做好秋粮收购工作的通知\n各镇人民政府：\n"
            "【做好秋粮收购工作，事关人民群众切身利益，事关社会和谐稳定，意义重大、影响深远。】\n"
            "各级各部门要充分认识做好秋粮收购工作的重要意义，切实增强责任感和紧迫感，统一思想、提高认识，以高度的责任感和使命感抓好工作。\n"
            "一、备足仓容\n县发改局9月20日前腾出仓容3万吨。\n二、兑付粮款\n县农发行9月25日前备足收购资金，10月底前兑付完毕。",
            kind="通知",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield one finding on the opening."""
        items = opening(facts)
        size = _deletable.size_of(facts, items)
        total = max(1, facts.counts.main)
        if size <= self.most and (size < self.least or size <= self.share * total):
            return
        first = next(_deletable.runs(items))
        task = _deletable.first_task(facts)
        start = (Label(task.span, "第一项任务从这里开始"),) if task else ()
        yield Finding(
            _deletable.span_of(first),
            f"进入正题之前有{len(items)}句、{size}字可以删，占正文{size / total:.0%}。",
            f"开门见山：只留一句依据、一句目的，直接写要办的事，可减{size}字。",
            labels=(*_deletable.places(facts, items)[1:], *start),
            severity=Severity.INFO if facts.kind in _deletable.FREE_FORM else None,
            confidence=_deletable.sure(items),
            by_model=True,
        )


def opening(facts: Analysis) -> list[Deletable]:
    """Return what can go of the issued text before the matter itself begins, sentences of the hat further down included."""
    end = _deletable.opening_end(facts)
    found = []
    for item in _deletable.deletable(facts):
        early = item.sentence.block < end or (
            item.label.place is PaddingPlace.HAT and _deletable.through(facts, item) <= _deletable.FIRST_PART
        )
        if early and facts.structure.lines[item.sentence.block].zone is Zone.MAIN:
            found.append(item)
    return found
