"""Waivers that cannot take anything out: no reason, no such rule, not understood."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.model.finding import Finding
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.exc._shared import REASONED, by_place

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis


class VoidWaiver(Rule):
    """写了“不改”的例外，但不起作用：没写理由，规则写错，或看不懂。

    ## 查什么
    正文标记（【文风检查：不改……】、`<!-- wenfeng: ignore … -->`）和 Word 批注里，没有理由、没有这条规则或写法不对的例外。
    ## 为什么
    写的人以为已经放行，其实没有；没有理由的例外，别人无从核对该不该放行。
    ## 怎么改
    写成“文风检查：不改 TSK103，县委文件已明确责任人”：规则代码可以省略，理由不能省。
    ## 不算
    与检查无关的批注。
    ## 依据
    本工具的约定：例外要写明规则和理由，用不上了就删掉。
    """

    code = "EXC102"
    clause = REASONED
    after_waivers = True
    good = (
        Good("请县财政局于3月10日前报送台账。[文风检查：不改，县委文件原话]"),
        Good("请县财政局于3月10日前报送台账。[备注：不改]"),
    )
    bad = (
        Bad("关于报送台账的通知\n[文风检查：不改]\n【请县财政局于3月10日前报送台账。】"),
        Bad("【请县财政局于3月10日前报送台账。】[文风检查：不改 TSK999，县委文件原话]"),
        Bad("【请县财政局于3月10日前报送台账。】[文风检查：先放着]"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        """Yield one finding for each remark or comment that holds void waivers."""
        void = [each for each in facts.stale_waivers if each.void]
        for span, members in by_place(facts, void):
            why = "；".join(dict.fromkeys(each.why for each in members))
            message = f"{members[0].waiver.origin}“{members[0].waiver.words}”{why}。"
            yield Finding(span, message, "写成“文风检查：不改 TSK103，理由”，或者删掉这处标记。")
