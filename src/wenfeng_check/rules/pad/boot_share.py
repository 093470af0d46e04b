"""Rule PAD103."""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.labels import PaddingPlace
from wenfeng_check.analysis.structure import Zone
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.rules.base import BURDEN_1_2, Bad, Good, Option, Rule
from wenfeng_check.rules.pad import _deletable
from wenfeng_check.rules.pad._deletable import Deletable


class BootShare(Rule):
    """靴子太大：结尾加强领导、落实责任、营造氛围一类的话占得太多。

    ## 查什么
    末尾的保障部分（加强领导、落实责任、督查考核、宣传引导……）和结束语里，能删的句子合计超过全文10%（且不少于60字），或者超过200字。
    发现标在第一处可删的句子上，其余可删的句子一并标出。

    ## 为什么
    这些话每份文件都一样，换个标题也能用，等于没有说。

    ## 怎么改
    只留查得到的：谁牵头、谁任组长、何时检查、经费从哪里出、联系人是谁。

    ## 不算
    - 写明机构、人名、频次、经费、考核办法的保障措施；
    - “请认真贯彻执行”“特此通知”一类文种用语；
    - 讲话、总结、政府工作报告的结束语：文体允许，只作提示；
    - 指导思想、党的领导一类规范表述不计字数，也不建议删改（“高质量发展”“放管服”改革这类工作用语不护着口号）。

    ## 依据
    《整治形式主义为基层减负若干规定》一、2；10%和200字是我们定的界限，可以设。
    """

    code = "PAD103"
    clause = BURDEN_1_2
    share = Option(0.1, "可删的结尾占正文多少（0到1）就报")
    most = Option(200, "可删的结尾超过多少字就报")
    least = Option(60, "按比例报时，可删的结尾至少多少字")
    good = (
        Good(
            "关于做好防汛备汛工作的通知\n各镇人民政府：\n一、排查隐患\n县水利局5月9日前对12座小型水库逐座检查，建立问题清单。\n"
            "二、加强组织领导\n成立县防汛工作专班，副县长李明远任组长，县应急局每周五通报一次进度。\n特此通知。",
            kind="通知",
        ),
    )
    bad = (
        Bad(
            "关于做好秋粮收购工作的通知\n各镇人民政府：\n一、备足仓容\n县发改局9月20日前腾出仓容3万吨。\n"
            "二、加强组织领导\n【各级各部门要高度重视，切实加强组织领导，精心组织、周密部署，压实责任、狠抓落实，确保各项工作落到实处。】\n"
            "三、营造良好氛围\n要加大宣传力度，广泛宣传引导，凝聚工作合力，营造良好氛围，为推动工作再上新台阶作出新的更大贡献。",
            kind="通知",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield one finding on the closing part."""
        items = closing(facts)
        size = _deletable.size_of(facts, items)
        total = max(1, facts.counts.main)
        if size <= self.most and (size < self.least or size <= self.share * total):
            return
        yield Finding(
            _deletable.span_of(next(_deletable.runs(items))),
            f"结尾有{len(items)}句、{size}字可以删，占正文{size / total:.0%}。",
            f"保障措施只写机构、人、时间、经费、检查办法，写不出的整段删，可减{size}字。",
            labels=_deletable.places(facts, items)[1:],
            severity=Severity.INFO if facts.kind in _deletable.FREE_FORM else None,
            confidence=_deletable.sure(items),
            by_model=True,
        )


def closing(facts: Analysis) -> list[Deletable]:
    """Return what can go of the issued text in its closing part."""
    start = _deletable.closing_start(facts)
    found = []
    for item in _deletable.deletable(facts):
        late = item.sentence.block >= start or (
            item.label.place is PaddingPlace.BOOT and _deletable.through(facts, item) >= _deletable.LAST_PART
        )
        if late and facts.structure.lines[item.sentence.block].zone is Zone.MAIN:
            found.append(item)
    return found
