"""The light outline of plain lines."""

import pytest

from wenfeng_check.analysis.outline import is_heading, kind_of, marker, outline


@pytest.mark.parametrize(
    ("line", "level", "length"),
    [
        ("第二章 任务", 1, 4),
        ("一、总体要求", 3, 2),
        ("（二）加快建设", 4, 3),
        ("(二)加快建设", 4, 3),
        ("3.清理渠道", 5, 2),
        ("3.5公里渠道", 0, 0),
        ("（4）报送台账", 6, 3),
        ("第五条 本办法自印发之日起施行", 0, 4),
        ("清河县人民政府", 0, 0),
    ],
)
def test_reads_the_numbering(line: str, level: int, length: int) -> None:
    assert marker(line)[:2] == (level, length)


@pytest.mark.parametrize(
    ("line", "heading"),
    [("一、工作目标", True), ("（一）修复渠道。", True), ("一、由县水利局修渠。3月底前完成。", False), ("请认真执行", False)],
)
def test_tells_a_heading_from_an_item(line: str, heading: bool) -> None:
    assert is_heading(line) is heading


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("清河县渠道修复工作方案", "方案"),
        ("清河县人民政府关于印发《清河县渠道修复实施方案（试行）》的通知", "方案"),
        ("清河县人民政府办公室关于做好防汛工作的通知", "通知"),
        ("清河县二三事", ""),
    ],
)
def test_names_the_kind_from_the_title(title: str, kind: str) -> None:
    assert kind_of((title, "各镇人民政府：")) == kind


def test_a_line_stands_under_the_headings_above_it() -> None:
    lines = ("一、目标", "（一）产量", "产量达到3万吨。", "二、措施", "修渠12公里。")
    assert [line.path for line in outline(lines)] == [
        (), ("一、目标",), ("一、目标", "（一）产量"), (), ("二、措施",)
    ]  # fmt: skip
