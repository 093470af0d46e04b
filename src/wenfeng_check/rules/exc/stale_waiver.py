"""Waivers that no longer take anything out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.exc._shared import REASONED, by_place, names, quoted

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis


class StaleWaiver(Rule):
    """写了“不改”的例外，原来的问题已经没有了。

    ## 查什么
    正文标记（【文风检查：不改……】、`<!-- wenfeng: ignore … -->`）、Word 批注和 wenfeng.toml 里的例外，这次检查没有用上的。
    ## 为什么
    留着过时的例外，以后同一处再出问题就没有人知道。
    ## 怎么改
    删掉这处标记、批注或设置。
    ## 不算
    例外所说的规则这次没有运行，或者设置里的例外所说的文件这次没有检查：只在小结里说明没有核对。
    ## 依据
    本工具的约定：例外要写明规则和理由，用不上了就删掉。
    """

    code = "EXC101"
    severity = Severity.INFO
    clause = REASONED
    after_waivers = True
    good = (
        Good("关于报送台账的通知\n请县财政局于3月10日前报送台账。"),
        Good("关于报送台账的通知\n[文风检查：不改 TSK102]\n请县财政局尽快报送台账。"),
    )
    bad = (
        Bad("关于报送台账的通知\n[文风检查：不改，县委文件原话]\n【请县财政局于3月10日前报送台账。】"),
        Bad("【请县财政局于3月10日前报送台账。】[文风检查：不改，县委文件原话]"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        """Yield one finding for each remark or comment that holds stale waivers."""
        stale = [each for each in facts.stale_waivers if not each.void]
        for span, members in by_place(facts, stale):
            message = f"允许不改的 {names(members)} 这里已经查不出来了（{quoted(members[0].waiver)}）。"
            yield Finding(span, message, "删掉这条例外；还写着别的规则的，只删这几条。")
