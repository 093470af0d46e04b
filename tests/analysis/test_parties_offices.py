"""Small offices that no county stands in front of, and units before a colon, a gap or a date."""

import pytest

from wenfeng_check.analysis.dates import DateContext
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.parties import Roster, find_parties
from wenfeng_check.analysis.parties.offices import find_offices
from wenfeng_check.analysis.tasks.divided import divided
from wenfeng_check.analysis.tasks.group_heads import group_heads
from wenfeng_check.analysis.tasks.statements import StatementFinder
from wenfeng_check.analysis.tasks.unit_lines import unit_lines
from wenfeng_check.analysis.tasks.values import Reader
from wenfeng_check.lexicon import fold
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Source

from ..builders import doc


def owners(text: str) -> list[str]:
    reader = Reader(fold(text), text, DateContext(), Roster())
    return [unit.text for unit in reader.said(Span(0, len(text))).units if unit.clarity is not Clarity.VAGUE]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("县公安局：维护会场秩序。", ["县公安局"]),
        ("请你市（县）督促有关单位做好整改。", ["你市（县）"]),
        ("支持云台县建设示范基地。", ["云台县"]),
        ("市财政继续加大转移支付力度。", ["市财政"]),
        ("县财政局 落实经费9万元。", ["县财政局"]),
        ("派出所(吴所长)：疏导交通。", ["派出所"]),
        ("党政办负责印发通知。", ["党政办"]),
        ("教务处张贴考场安排表。", ["教务处"]),
        ("渡船由航管站停靠。", ["航管站"]),
        ("校门口由保卫科看管。", ["保卫科"]),
        ("请后勤处与食堂签订协议。", ["后勤处"]),
        ("财务室逐笔核对。", ["财务室"]),
        ("镇普查办每5天通报一次。", ["镇普查办"]),
        ("乡水务站13日前接通水管。", ["乡水务站"]),
        ("收割从早稻开始，各乡镇8月9日前割完。", ["各乡镇"]),
        ("各校11点前把人数报来。", ["各校"]),
        ("各站每周二上午报表。", ["各站"]),
        ("每村选3名妇女代表。", ["每村"]),
        ("街道成立巡查队。", ["街道"]),
        ("镇里抽16名干部。", ["镇里"]),
        ("柏林镇、石桥乡组织党员清渠。", ["柏林镇", "石桥乡"]),
        ("县三中、县五中各派8名学生。", ["县三中", "县五中"]),
        ("盗伐的案子，林业局接着查。", ["林业局"]),
        ("其余由所在镇负责。", ["所在镇"]),
        ("汛期前水利站清一遍渠。", ["水利站"]),
        ("甲方每半年考核一次。", ["甲方"]),
    ],
)
def test_who_acts_in_plain_drafts(text: str, want: list[str]) -> None:
    assert owners(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "社区建设全面铺开。",
        "街道管理体制更顺。",
        "研究组建公司。",
        "优化帮办代办服务。",
        "推进综治中心规范化建设。",
        "目前处于施工阶段。",
        "本方案所列事项长期有效。",
        "会议室安装投影。",
        "报送县政府办。",
        "（街道）",
    ],
)
def test_what_is_no_office_that_acts(text: str) -> None:
    assert not list(find_offices(fold(text), 0, len(text)))


@pytest.mark.parametrize(("text", "name"), [("（价监股）", "价监股"), ("清查电梯。（特设股）", "特设股"), ("（平安办、财政所）", "财政所")])
def test_a_closing_bracket_may_be_an_office(text: str, name: str) -> None:
    assert name in [mention.text for mention in find_parties(fold(text), text, start=0, end=len(text))]


def test_a_line_that_is_a_unit_holds_for_the_lines_below_it() -> None:
    text = (
        "青栎县应急演练方案\n一、职责分工\n县公安局\n封闭演练路段，设卡4处。\n县卫健局、红枫镇人民政府\n组织120名群众疏散，设医疗点2处。\n"
        "二、要求\n1.县应急局6月5日前印发脚本。\n"
    )
    facts = Analysis(doc(text))
    reader = Reader(facts.folded, facts.text, facts.dates, facts.context.roster)
    found = {statement.scope.of(facts.text): [unit.text for unit in statement.values.units] for statement in unit_lines(facts, reader)}
    assert found == {
        "县公安局\n封闭演练路段，设卡4处。": ["县公安局"],
        "县卫健局、红枫镇人民政府\n组织120名群众疏散，设医疗点2处。": ["县卫健局", "红枫镇人民政府"],
    }


@pytest.mark.parametrize("lines", ["县林业局\n李明远\n", "各镇人民政府\n"])
def test_one_such_line_alone_is_a_signature_or_an_addressee(lines: str) -> None:
    facts = Analysis(doc(f"关于植树的通知\n一、植树120亩。\n{lines}"))
    reader = Reader(facts.folded, facts.text, facts.dates, facts.context.roster)
    assert not list(unit_lines(facts, reader))


@pytest.mark.parametrize("head", ["组长：", "组 长： ", "组  长："])
def test_a_working_group_does_what_its_part_says(head: str) -> None:
    part = f"（一）广播组\n{head}赵敏\n成员：何超、许丹\n职责：5月18日前检查全部广播喇叭42只。\n"
    facts = Analysis(doc(f"青栎镇防汛演练方案\n一、分组\n{part}二、要求\n1.按时到场。\n"))
    reader = Reader(facts.folded, facts.text, facts.dates, facts.context.roster)
    (group,) = group_heads(facts, reader)
    assert [unit.text for unit in group.values.units] == ["广播组"]
    assert [person.text for person in group.values.persons] == ["赵敏"]
    assert "检查全部广播喇叭" in group.scope.of(facts.text)


@pytest.mark.parametrize("item", ["1.8月26日前排出课表。", "1.11月底前装好路灯36盏。"])
def test_the_number_of_an_item_is_no_part_of_its_month(item: str) -> None:
    reader = Reader(item, item, DateContext(), Roster())
    assert len(reader.deadlines(Span(0, len(item)))) == 1
    facts = Analysis(doc(f"青栎县开学工作方案\n一、任务\n{item}\n"))
    assert facts.structure.lines[-1].number is not None or facts.structure.lines[-2].number is not None


def test_a_list_that_divides_the_work_is_made_of_tasks() -> None:
    items = "1.县林业局负责苗木调运和技术指导。\n2.县公安局负责现场秩序。\n3.石桥镇、杏林镇负责挖坑整地。\n4.医疗救护：县卫健局。\n"
    facts = Analysis(doc(f"青栎县植树活动实施方案\n一、任务分工\n{items}二、要求\n按时到场。\n"))
    reader = Reader(facts.folded, facts.text, facts.dates, facts.context.roster)
    assert [facts.structure.lines[block].folded[:5] for block in sorted(divided(facts, reader))] == ["1.县林业", "2.县公安", "3.石桥镇"]
    assert len([task for task in facts.tasks if "负责" in task.text]) == 3


@pytest.mark.parametrize(
    "text",
    [
        "青栎县植树管理办法\n第一条 县林业局负责苗木调运。\n第二条 县公安局负责现场秩序。\n",
        "青栎县植树活动实施方案\n1.领导小组办公室负责日常工作。\n2.县林业局负责统筹协调。\n",
        "青栎县植树活动实施方案\n1.县林业局负责苗木调运。\n2.植树要成活。\n",
    ],
    ids=["rules", "functions of bodies", "one alone"],
)
def test_what_divides_no_work(text: str) -> None:
    facts = Analysis(doc(text))
    assert not divided(facts, Reader(facts.folded, facts.text, facts.dates, facts.context.roster))


def test_the_members_of_a_group_are_told_nothing() -> None:
    roster = "组 长：赵敏 镇党委副书记\n副组长：何超镇党委委员、副镇长\n各社区全体干部、派出所干警、巡防队员\n"
    facts = Analysis(doc(f"青栎镇巡回宣传方案\n一、组织\n{roster}（一）宣传组\n1.印制海报120张。\n二、要求\n1.按时到场。\n"))
    reader = Reader(facts.folded, facts.text, facts.dates, facts.context.roster)
    said = [statement for statement in StatementFinder(facts, reader).all() if statement.source is Source.SECTION]
    assert not [unit.text for statement in said for unit in statement.values.units]
