"""Figures that must add up."""

import pytest

from tests.builders import doc
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.sums import mismatches


def _totals(text: str) -> list[str]:
    return [found.total.of(text) for found in mismatches(Analysis(doc(text)))]


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        ("投入100万元，其中省级60万元、县级50万元。", ["100"]),
        ("投入100万元，其中省级60万元、县级30万元。", []),
        ("参会60人，其中女性35人、党员40人。", []),
        ("排查问题10个，其中石桥镇6个、柳河镇5个。", ["10"]),
        ("安排1350万元，比上年增加150万元，其中县级950万元、省级400万元。", []),
        ("石桥镇12公里、柳河镇8公里，合计21公里。", ["21"]),
        ("石桥镇12公里、柳河镇8公里，合计20公里。", []),
        ("石桥镇12.44公里、柳河镇8.33公里，合计20.8公里。", []),
        ("三类分别占41%、30%、35%。", ["41"]),
        ("三类分别占41%、30%、29%。", []),
        ("三类分别占33.3%、33.3%、33.4%。", []),
    ],
)
def test_totals_of_a_sentence(text: str, totals: list[str]) -> None:
    assert _totals(text) == totals


@pytest.mark.parametrize(
    ("rows", "totals"),
    [
        (["单位 | 户数 | 人数", "石桥镇 | 12 | 30", "柳河镇 | 8 | 21", "合计 | 20 | 52"], ["52"]),
        (["单位 | 户数 | 人数", "石桥镇 | 12 | 30", "柳河镇 | 8 | 21", "合计 | 20 | 51"], []),
        (["单位 | 户数 | 占比", "石桥镇 | 12 | 60%", "柳河镇 | 8 | 40%", "合计 | 20 | 90%"], []),
        (["单位 | 户数 | 人数", "石桥镇 | 12 | 待定", "柳河镇 | 8 | 21", "合计 | 20 | 99"], []),
        (["单位 | 户数", "石桥镇 | 12", "柳河镇 | 8", "小计 | 20", "云岭镇 | 5", "青山镇 | 4", "小计 | 9"], []),
    ],
)
def test_total_rows_of_a_table(rows: list[str], totals: list[str]) -> None:
    assert _totals("\n".join(rows)) == totals
