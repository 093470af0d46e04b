"""单位名称与本县名单只差一个字。"""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.parties import misspelt_unit
from wenfeng_check.analysis.parties.boundaries import LEVELS
from wenfeng_check.analysis.parties.units import stems_start
from wenfeng_check.model.finding import Edit, Finding, Fix, Safety
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.tsk import _roster, _slots


class MisspeltUnit(Rule):
    """单位名称与本县名单只差一个字。

    ## 查什么

    wenfeng.toml 里有本县单位名单时，正文里的单位名称与名单中的一个名称只差一个字（多、少、错或颠倒）。

    ## 为什么

    单位名称写错，收文单位认领不了，也失严肃。

    ## 怎么改

    照名单改；名单里缺的新单位、新简称，补进名单。

    ## 不算

    - 没有设名单的；
    - 书名号、引号里的名称；
    - 名单里写了的简称；
    - 与名单中两个名称都只差一个字、分不清是哪一个的；
    - 差的那个字使它成了另一个部门的（县民政局与县财政局）：名单可能不全，由 unknown-unit 提出；
    - 多出来或换掉的字是层级的（市水利局、县水利局）。

    ## 依据

    《党政机关公文处理工作条例》第二十条（四）：审核地名、机构名等是否准确。
    """

    code = "TSK212"
    clause = _roster.ACCURATE_NAMES
    good = (
        Good(_slots.NOTICE + "县应急管理局要在5月20日前建立防汛物资台账。", kind="通知", units=_roster.UNITS),
        Good(_slots.NOTICE + "县民政局要在5月20日前建立防汛物资台账。", kind="通知", units=_roster.UNITS),
        Good(_slots.NOTICE + "市水利局要求5月20日前报送防汛物资台账。", kind="通知", units=_roster.UNITS),
        Good(_slots.NOTICE + "县应急管理厅要在5月20日前建立防汛物资台账。", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "由【县农业农材局】在5月20日前建立防汛物资台账。", kind="通知", units=_roster.UNITS),
        Bad(_slots.NOTICE + "【县应急管理厅】要在5月20日前建立防汛物资台账。", kind="通知", units=_roster.UNITS),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        for mention in _roster.mentions(facts):
            right = misspelt_unit(mention, facts.context.roster)
            if right is None or _is_another(mention.text, right):
                continue
            fix = Fix(f"改为“{right}”", (Edit(mention.span, right),), Safety.SHOW)
            yield Finding(
                mention.span,
                f"“{mention.text}”不在本县单位名单里，名单里有“{right}”。",
                f"核对后改为“{right}”；确有这个单位的，补进名单。",
                fix=fix,
            )


def _is_another(name: str, right: str) -> bool:
    """Say whether ``name`` is a unit of its own: of another level, or of another trade that we know."""
    if name[:1] != right[:1] or name.endswith(right) or right.endswith(name):
        return True
    if name[:-1] == right[:-1]:
        return name[0] not in LEVELS
    return stems_start(name, 1, len(name) - 1) <= 1
