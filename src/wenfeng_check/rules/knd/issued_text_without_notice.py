"""Rule KND302."""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Function, Zone
from wenfeng_check.analysis.structure.kinds import kind_of_title
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.knd._upward import own_title, strip, title_lines

_NOT_STATUTORY = ("方案", "工作要点", "措施", "任务分工", "预案", "总结")


class IssuedTextWithoutNotice(Rule):
    """方案、要点直接主送下级，没有用通知印发。

    ## 查什么
    标题是方案、要点、措施、预案、总结，却直接写了主送机关、发文字号，没有“关于印发……的通知”。

    ## 为什么
    方案、要点不是法定文种，不能单独作为公文发出，收文单位没法登记办理。

    ## 怎么改
    前面加一页“关于印发《……方案》的通知”，主送机关、发文字号写在通知上。

    ## 不算
    没有发文字号或没有主送机关的文稿（还没有套版）；已由通知印发的。

    ## 依据
    《党政机关公文处理工作条例》第八条列了15个文种，没有方案、要点；用通知印发是惯例，只提示。
    """

    code = "KND302"
    severity = Severity.INFO
    clause = Clause(
        Authority.PRACTICE, "写作惯例：方案、要点、措施用通知印发（《党政机关公文处理工作条例》第八条没有这些文种）"
    )
    good = (
        Good("关于印发防汛方案的通知\n清政办发〔2024〕6号\n各镇人民政府：\n现将防汛方案印发给你们，请抓好落实。"),
        Good("防汛工作方案\n为做好防汛工作，制定本方案。"),
    )
    bad = (Bad("【清河县防汛工作方案】\n清政办发〔2024〕6号\n各镇人民政府：\n为做好防汛工作，制定本方案。各镇5月底前备齐编织袋。"),)

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the title."""
        structure = facts.structure
        addressees, numbers = structure.of(Function.ADDRESSEE, zone=Zone.MAIN), structure.of(Function.NUMBER)
        if structure.has_cover or not addressees or not numbers:
            return
        if kind_of_title(own_title(facts)) in _NOT_STATUTORY:
            advice = "加一页“关于印发《……》的通知”，主送机关和发文字号写在通知上。"
            yield Finding(strip(facts, title_lines(facts)[-1].block), "这不是法定文种，不能直接主送发文。", advice)
