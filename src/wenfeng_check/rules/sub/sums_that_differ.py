"""Rule SUB111."""

from collections.abc import Iterator
from decimal import Decimal

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.sums import Mismatch, mismatches
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.sub import _shared


class SumsThatDiffer(Rule):
    """分项加起来不等于合计。

    ## 查什么
    - “共N，其中甲a、乙b”：分项之和超过总数；末项是“其他”“其余”的，之和不等于总数；
    - “甲a、乙b，合计N”：分项之和不等于合计；
    - “分别占a%、b%、c%”：三项以上占比之和略超100%；
    - 表格“合计、总计、小计”行：同一列上面各行之和不等于合计。

    ## 为什么
    合计对不上，不是分项错就是合计错，报上去要退回来。

    ## 怎么改
    逐项核对台账，改分项或改合计。工具只算加法，不知道哪个数是对的。

    ## 不算
    - “其中”只列一部分，分项之和小于总数；
    - 同一批人按性别、党派等分别统计，有交叉的；
    - “比上年增加N，其中……”：分项可能是总数的分项；
    - 小数四舍五入造成的尾差；
    - 表中有空格、文字，加不了的列，百分比列。

    ## 依据
    《党政机关公文处理工作条例》第二十条：数字准确。
    """

    code = "SUB111"
    severity = Severity.WARNING
    clause = _shared.ARITHMETIC
    good = (
        Good("共投入资金100万元，其中省级60万元、县级30万元。"),
        Good("共投入资金100万元，其中省级60万元、县级30万元、其他10万元。"),
        Good("参会60人，其中女性35人、党员40人。"),
        Good("安排资金1350万元，比上年增加150万元，其中县级950万元、省级400万元。"),
        Good("石桥镇12.4公里、柳河镇8.3公里，合计20.7公里。"),
        Good("单位 | 户数 | 人数\n石桥镇 | 12 | 30\n柳河镇 | 8 | 21\n合计 | 20 | 51"),
    )
    bad = (
        Bad("共投入资金【100】万元，其中省级60万元、县级50万元。"),
        Bad("支出合计【30】亿元，其中教育10亿元、卫生8亿元、其他11亿元。"),
        Bad("石桥镇12公里、柳河镇8公里，合计【21】公里。"),
        Bad("单位 | 户数 | 人数\n石桥镇 | 12 | 30\n柳河镇 | 8 | 21\n合计 | 20 | 【52】"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield each total that its parts do not make."""
        for found in mismatches(facts):
            yield Finding(
                found.total,
                _message(found),
                f"逐项核对台账：分项之和是{_plain(found.found)}，这里写的是{_plain(found.stated)}，改分项或改合计。",
                labels=tuple(Label(part, "参与相加") for part in found.parts),
            )


def _message(found: Mismatch) -> str:
    if found.exceeds:
        return f"其中各项加起来是{_plain(found.found)}，超过了总数{_plain(found.stated)}。"
    return f"各项加起来是{_plain(found.found)}，不是{_plain(found.stated)}。"


def _plain(number: Decimal) -> str:
    return f"{number:f}"
