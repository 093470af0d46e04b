"""Brackets and label lines that say who answers for a task, and those that say something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenfeng_check.analysis.parties import Responsibility, is_responsibility, read_responsibility
from wenfeng_check.lexicon import fold
from wenfeng_check.model.task import Clarity, PartyRole

LEAD, SUPPORT, OWNER = PartyRole.LEAD, PartyRole.SUPPORT, PartyRole.OWNER
SUPERVISOR, CONTACT = PartyRole.SUPERVISOR, PartyRole.CONTACT


def read(text: str) -> Responsibility | None:
    return read_responsibility(fold(text), text, start=0, end=len(text))


def found(text: str) -> Responsibility:
    responsibility = read(text)
    assert responsibility is not None
    return responsibility


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "（县发改局牵头，县财政局、县住建局配合）",
            [("县发改局", LEAD), ("县财政局", SUPPORT), ("县住建局", SUPPORT)],
        ),
        ("（县教体局负责）", [("县教体局", OWNER)]),
        ("〔县法院、县司法局等县级有关部门（单位）〕", [("县法院", OWNER), ("县司法局", OWNER)]),
        ("(县教体局负责落实,各镇配合)", [("县教体局", OWNER), ("各镇", SUPPORT)]),
        ("（县财政局、县审计局按职责分工负责）", [("县财政局", OWNER), ("县审计局", OWNER)]),
        ("〔牵头单位：县水利局；配合单位：县林业局〕", [("县水利局", LEAD), ("县林业局", SUPPORT)]),
        ("[责任单位:县商务局,各镇人民政府]", [("县商务局", OWNER), ("各镇人民政府", OWNER)]),
        ("【责任单位：县民政局】", [("县民政局", OWNER)]),
        ("［牵头单位：县司法局］", [("县司法局", LEAD)]),
        ("（责任单位：县民政局、枣林园区", [("县民政局", OWNER), ("枣林园区", OWNER)]),
        ("责任单位：县文旅局、县融媒体中心", [("县文旅局", OWNER), ("县融媒体中心", OWNER)]),
        ("责任科室：综合股牵头，各股室配合", [("综合股", LEAD), ("各股室", SUPPORT)]),
        ("由县城管局牵头负责，县公安局配合", [("县城管局", LEAD), ("县公安局", SUPPORT)]),
        ("（由县应急局会同县气象局负责）", [("县应急局", OWNER), ("县气象局", SUPPORT)]),
        ("（责任单位：县卫健局 县医保局）", [("县卫健局", OWNER), ("县医保局", OWNER)]),
        ("（主办单位：县信访局；协办单位：各镇街）", [("县信访局", LEAD), ("各镇街", SUPPORT)]),
        ("（县农业农村局、县商务局牵头，6月底前完成）", [("县农业农村局", LEAD), ("县商务局", LEAD)]),
        ("（6月底完成，牵头考核单位：县卫健局）", [("县卫健局", LEAD)]),
        ("（县商务局（口岸）、石桥海关，各镇（街道））", [("县商务局", OWNER), ("石桥海关", OWNER), ("各镇（街道）", OWNER)]),
        ("（县金融办、县审管办（公资办），各镇人民政府）", [("县金融办", OWNER), ("县审管办（公资办）", OWNER), ("各镇人民政府", OWNER)]),
        ("牵头单位：县工信局责任单位：县审改办、县行政服务中心", [("县工信局", LEAD), ("县审改办", OWNER), ("县行政服务中心", OWNER)]),
        ("（牵头部门：厅执法监督局；责任部门：厅法规处）", [("厅执法监督局", LEAD), ("厅法规处", OWNER)]),
        ("（负责部门：县住建局、县林业局）", [("县住建局", OWNER), ("县林业局", OWNER)]),
        ("（县农业农村局指导）", [("县农业农村局", OWNER)]),
        ("（县财政局、柳河储备总部、相关镇）", [("县财政局", OWNER), ("柳河储备总部", OWNER)]),
        ("（县推进“三园一区”建设领导小组成员单位负责）", [("县推进“三园一区”建设领导小组成员单位", OWNER)]),
    ],
)
def test_units_and_their_roles(text: str, want: list[tuple[str, PartyRole]]) -> None:
    assert [(party.text, party.role) for party in found(text).units] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("责任领导：李明远", [("李明远", SUPERVISOR)]),
        ("牵头领导：陈志强 副县长", [("陈志强", SUPERVISOR), ("副县长", SUPERVISOR)]),
        ("责任人：周海涛、孙小梅", [("周海涛", OWNER), ("孙小梅", OWNER)]),
        ("（责任单位：县文旅局；责任人：欧阳文静）", [("欧阳文静", OWNER)]),
        ("（责任单位：县文旅局；联系人：孙小梅）", [("孙小梅", CONTACT)]),
        ("包联领导：分管副县长", [("分管副县长", SUPERVISOR)]),
        ("责任人：各镇主要负责人", [("各镇主要负责人", OWNER)]),
        ("（责任人：唐敏副局长）", [("唐敏副局长", OWNER)]),
        ("（责任人：唐敏13900001111）", [("唐敏", OWNER)]),
        ("（责任人：唐敏，副局长）", [("唐敏", OWNER)]),
        ("责任领导：孙立新（副县长）", [("孙立新", SUPERVISOR)]),
        ("（责任人：各镇分管农业的副镇长）", [("各镇分管农业的副镇长", OWNER)]),
        ("（县水利局牵头，县财政局配合，周建平负责，9月底前完成）", [("周建平", OWNER)]),
        ("（县水利局牵头，县财政局配合，9月底前完成，周建平负责）", [("周建平", OWNER)]),
    ],
)
def test_persons_and_their_roles(text: str, want: list[tuple[str, PartyRole]]) -> None:
    assert [(party.text, party.role) for party in found(text).persons] == want


@pytest.mark.parametrize(
    ("text", "units", "persons"),
    [
        ("（县林业局 王建国）", ["县林业局"], ["王建国"]),
        ("（县林业局，王建国）", ["县林业局"], ["王建国"]),
        ("(县林业局,王建国,6210000)", ["县林业局"], ["王建国"]),
        ("（执法股，林一鸣，6210000）", ["执法股"], ["林一鸣"]),
        ("县林业局：王建国", ["县林业局"], ["王建国"]),
        ("（县林业局 刘洋 陈志强；县财政局 周海涛）", ["县林业局", "县财政局"], ["刘洋", "陈志强", "周海涛"]),
    ],
)
def test_a_name_in_the_field_behind_a_unit_is_a_person(text: str, units: list[str], persons: list[str]) -> None:
    responsibility = found(text)
    assert [party.text for party in responsibility.units] == units
    assert [(party.text, party.role) for party in responsibility.persons] == [(name, OWNER) for name in persons]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("（县水利局牵头；6月底前）", ["6月底前"]),
        ("完成时限：2024年12月底前", ["2024年12月底前"]),
        ("时间：3月1日至5月31日", ["3月1日至5月31日"]),
        ("（责任单位：县水利局；完成时限：长期坚持）", ["长期坚持"]),
        ("（县水利局负责，年底前完成）", ["年底前完成"]),
        ("（责任单位：县水利局，每季度末）", ["每季度末"]),
    ],
)
def test_the_part_that_says_when(text: str, want: list[str]) -> None:
    assert [span.of(text) for span in found(text).time_spans] == want


def test_the_part_that_says_how_well() -> None:
    text = "责任单位：县教体局；工作标准：入学率达到100%"
    assert [span.of(text) for span in found(text).standard_spans] == ["入学率达到100%"]


@pytest.mark.parametrize("text", ["（责任单位：有关部门）", "（牵头单位：县直相关单位）"])
def test_a_vague_owner_stays_vague(text: str) -> None:
    assert [party.clarity for party in found(text).units] == [Clarity.VAGUE]


@pytest.mark.parametrize("text", ["（谁主管谁负责）", "（按职责分工负责）"])
def test_a_principle_names_nobody(text: str) -> None:
    responsibility = read(text)
    assert responsibility is None or responsibility.units == ()


def test_a_collective_owner_is_told_apart() -> None:
    assert [party.clarity for party in found("（责任单位：各镇街）").units] == [Clarity.COLLECTIVE]


@pytest.mark.parametrize(
    "text",
    [
        "（以下简称“县政府办”）",
        "（以下简称领导小组）",
        "（清政办发〔2024〕3号）",
        "（试行）",
        "（征求意见稿）",
        "（含县级财政配套资金）",
        "（不含垂直管理单位）",
        "（详见附件2）",
        "（见附件）",
        "（下同）",
        "（市、区）",
        "（街道）",
        "（2024年版）",
        "（第3号）",
        "（共12个村）",
        "（包括学校、医院）",
        "（占地20亩）",
        "（原县畜牧局）",
        "（例如财政、审计部门）",
        "（联系人：孙小梅，电话：0000）",
        "（此件公开发布）",
        "（县财政局代章）",
        "（星期五）",
        "（如遇雨天顺延）",
        "（二）加强组织领导。各镇要落实责任，县财政局负责资金保障。",
        "附件：任务清单",
        "各镇要于月底前完成排查。",
        "经县政府批准后实施。",
        "安排专人负责，明确分管领导。",
        "会议由县政府办公室组织，各镇镇长参加会议并发言。",
        "时间就是效率。",
        "提高认识，落实责任。",
        "（县林业局，高标准）",
        "（产业股，安全）",
        "县林业局：方案",
        "（县林业局，6210000）",
    ],
)
def test_brackets_and_lines_that_name_nobody_responsible(text: str) -> None:
    assert not is_responsibility(fold(text), text, start=0, end=len(text))
    assert read(text) is None


@pytest.mark.parametrize(
    ("full", "half"),
    [
        ("（责任单位：县财政局；完成时限：6月底前）", "(责任单位:县财政局;完成时限:6月底前)"),
        ("（县财政局牵头，各镇配合）", "[县财政局牵头,各镇配合]"),
    ],
)
def test_width_and_kind_of_brackets_change_nothing(full: str, half: str) -> None:
    first, second = found(full), found(half)
    assert [party.span for party in first.units] == [party.span for party in second.units]
    assert first.time_spans == second.time_spans


def test_the_same_bracket_inside_a_text_keeps_its_offsets() -> None:
    bracket = "（责任单位：县财政局）"
    text = f"完成清欠任务。{bracket}\n下一条。"
    start = text.index(bracket)
    responsibility = read_responsibility(fold(text), text, start=start, end=start + len(bracket))
    assert responsibility is not None
    assert [party.span.of(text) for party in responsibility.units] == ["县财政局"]


@given(
    st.text(
        alphabet="（）()〔〕[]县财政局牵头负责配合，；：责任单位人领导时限6月底前、李明远各镇有关部门\n ", max_size=50
    )
)
def test_all_spans_lie_in_the_range(text: str) -> None:
    responsibility = read(text)
    if responsibility is None:
        return
    spans = [party.span for party in (*responsibility.units, *responsibility.persons)]
    for span in (*spans, *responsibility.time_spans, *responsibility.standard_spans):
        assert 0 <= span.start < span.end <= len(text)
