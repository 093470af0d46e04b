"""Rule KND103."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Function
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.knd._upward import ARTICLE_15_1, is_upward, strip


class RequestSeveralAddressees(Rule):
    """请示、报告主送几个上级。

    ## 查什么
    请示（警告）、报告（提示）的主送机关不止一个。

    ## 为什么
    几个上级都收到，容易互相等着批，或批得不一样。

    ## 怎么改
    主送有权批准的那一个，其他的改为抄送。

    ## 不算
    一个机关的全称里有顿号的；下行文、平行文；向大会代表作的报告。

    ## 依据
    《党政机关公文处理工作条例》第十五条（一）。条文写的是“原则上”。
    """

    code = "KND103"
    clause = ARTICLE_15_1
    good = (
        Good("关于新建幼儿园的请示\n县人民政府：\n拟新建1所。妥否，请批示。"),
        Good("关于做好防汛工作的通知\n各镇人民政府，县水利局：\n请备齐编织袋。"),
    )
    bad = (Bad("关于新建幼儿园的请示\n【县委、县人民政府：】\n拟新建1所。妥否，请批示。"),)

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the addressee line."""
        if not is_upward(facts):
            return
        line = facts.structure.of(Function.ADDRESSEE)[0]
        bodies = [part for part in re.split(r"[、，；]", line.folded.strip().rstrip("：")) if part.strip()]
        organs = [part for part in bodies if re.search(r"(?:委|政府|局|厅|办|会|院|部|中心|公室)$", part.strip())]
        if len(organs) > 1 and len(organs) == len(bodies):
            names = "、".join(part.strip() for part in organs[1:])
            yield Finding(
                span=strip(facts, line.block),
                message=f"{facts.kind}原则上主送一个上级机关，这里有{len(organs)}个。",
                advice=f"主送有权批准的一个，{names}等改为抄送。",
                severity=Severity.WARNING if facts.kind == "请示" else Severity.INFO,
            )
