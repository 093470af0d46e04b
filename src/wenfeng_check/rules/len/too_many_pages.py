"""Rule LEN102."""

from collections.abc import Iterator

from wenfeng_check.analysis.counts import CHARACTERS_PER_LINE, LINES_PER_PAGE
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.limits import page_limit
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.rules.base import Bad, Good, Option, Rule

_POLICY = ("通知", "意见", "方案", "措施", "决定", "工作要点", "任务分工")


class TooManyPages(Rule):
    """政策性文件超过10页。

    ## 查什么
    按国家标准排版（每面22行、每行28字）估算正文页数，政策性文件超过10页提示。首页的版头约占三分之一面，已计入。

    ## 为什么
    页数是收文的人最先看到的；中央文件自己限10页，要求地方和部门从严。

    ## 怎么改
    先按 LEN101 的办法压字数；明细移到附件。短段落、短条目多的文件，字数不多页数也会多，把零碎条目并起来。

    ## 不算
    附件；法规、办法、规划、预案、报告、讲话。

    ## 依据
    中共中央办公厅2019年《关于解决形式主义突出问题为基层减负的通知》：中央印发的政策性文件原则上不超过10页，
    地方和部门按此从严掌握。与2024年减负规定不一致的，以2024年规定为准，所以只提示。
    """

    code = "LEN102"
    severity = Severity.INFO
    clause = Clause(
        Authority.BURDEN_RULE,
        "中共中央办公厅《关于解决形式主义突出问题为基层减负的通知》（2019年）",
        "中央印发的政策性文件原则上不超过10页，地方和部门也要按此从严掌握",
    )
    pages = Option(0, "最多多少页，0 表示按规定的10页")
    good = (Good("关于做好防汛工作的通知\n各镇人民政府：\n请各镇5月31日前备齐编织袋。"),)
    bad = (
        Bad(
            "关于做好防汛工作的通知\n各镇人民政府：\n" + "各镇备齐编织袋。\n" * 24 + "县水利局6月5日前检查一次。",
            options={"pages": 1},
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield one finding where the issued text takes too many pages."""
        official = page_limit(facts.context.profile)
        most = self.pages or (official[0] if official else 0)
        if not most or facts.kind not in _POLICY:
            return
        pages = facts.counts.pages + 1 / 3
        if pages > most:
            surplus = round((pages - most) * LINES_PER_PAGE)
            yield Finding(
                span=None,
                message=f"正文按国家标准排版（每面{LINES_PER_PAGE}行、每行{CHARACTERS_PER_LINE}字）约{pages:.1f}页，超过{most}页。",
                advice=f"约要减少{surplus}行。先删可整句删去的话，再把明细移到附件。",
            )
