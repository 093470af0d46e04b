"""Persons of everyday drafts: told by what they do, by a label, by their place, and what only looks like them."""

import pytest

import wenfeng_check
from wenfeng_check.analysis.dates import DateContext
from wenfeng_check.analysis.parties import EMPTY, read_responsibility
from wenfeng_check.analysis.tasks.values import Reader
from wenfeng_check.lexicon import fold
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Task


def told(text: str) -> list[str]:
    said = Reader(fold(text), text, DateContext(), EMPTY).own(Span(0, len(text)))
    return [person.text for person in said.persons if person.clarity is not Clarity.VAGUE]


def labelled(text: str) -> list[str]:
    found = read_responsibility(fold(text), text, start=0, end=len(text))
    return [person.text for person in found.persons if person.clarity is not Clarity.VAGUE] if found else []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("台账周五交齐，镇长签字。", ["镇长"]),
        ("防火带3月底割完，场长4月8日去看。", ["场长"]),
        ("每季度上一次党课，第一书记讲党课。", ["第一书记"]),
        ("这一片老楼镇长包片。", []),
        ("这一片老楼腾退，镇长包片。", ["镇长"]),
        ("每月开一次例会，年级主任钱芳主持。", ["年级主任钱芳"]),
        ("放学时段，值班领导及保安在路口值守。", ["值班领导"]),
        ("各班班主任用一节课讲交通安全。", ["各班班主任"]),
        ("每名村党组织书记要写一份小结。", ["每名村党组织书记"]),
        ("村里管水员每月清一次渠。", ["管水员"]),
        ("乙方主要负责人每季度到现场检查。", ["主要负责人"]),
        ("财务股赵股长收集票据。", ["赵股长"]),
        ("6月底前腾空，镇党委书记陈立新包案。", ["镇党委书记陈立新"]),
        ("其余五户由武装部长马腾包。", ["武装部长马腾"]),
        ("机井由水管站建，分管水利的副镇长宋大海包干。", ["分管水利的副镇长宋大海"]),
        ("图书分到各班，图书管理员周秀兰。", ["图书管理员周秀兰"]),
        ("请柬由冯芸去送。", ["冯芸"]),
        ("走线前一天由赵兴国组织队员踏勘一遍。", ["赵兴国"]),
        ("意见箱设在门厅，孙志强每周五开箱登记。", ["孙志强"]),
        ("资料经分管副县长李梅审定后印发。", ["分管副县长李梅"]),
        ("整改清单经主要负责人签字后报县督查室。", ["主要负责人"]),
        ("各镇安排1名分管领导带队。", ["分管领导"]),
        ("指定1名组织委员带队参训。", ["组织委员"]),
        ("各校确定1名分管负责人，3月5日前报县教体局。", ["分管负责人"]),
        ("这件信访由我本人负责，4月底前结案。", ["我本人"]),
        ("4月底前全部体检一遍，我带总工上坝。", ["我"]),
        ("应急办(吴江)：负责编写脚本。", ["吴江"]),
        ("派出所（周所长）：负责路口疏导。", ["周所长"]),
        ("曾会民：包上湾、下湾两村；", ["曾会民"]),
        ("综合楼一楼：陈立、李爱红；二楼：王志。", ["陈立、李爱红", "王志"]),
    ],
)
def test_who_acts_by_what_a_person_does(text: str, want: list[str]) -> None:
    assert told(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "局长接待制度上墙公示。",
        "网格员补员12名。",
        "镇人大主席团每半年视察一次。",
        "书记讲话精神要逐条分解。",
        "方案报县长审定。",
        "材料经主要领导同意后印发。",
        "推行河长巡查制度。",
        "成员：各处室主任、年级主任、班主任。",
        "督查结果报送县委、县政府主要领导。",
        "由于地方资金不足，工期顺延。",
        "抽查40家企业入户核查。",
        "农机站每周检查一次。",
        "我强调三点，我来讲第一点。",
        "我县每年体检一次。",
        "参加人员有县长赵明，副县长李敏。",
        "甲方（盖章）：",
        "方向：包容发展。",
        "周期：每月一次；计划：每年两次。",
        "现场长期有人。",
        "安排3名技术员到场。",
        "向副县长汇报一次。",
        "对分管领导和直接责任人要严肃处理。",
        "明确责任人和完成时限。",
        "联系人：周平，电话0000-1234567。",
    ],
)
def test_who_only_stands_there_is_told_nothing(text: str) -> None:
    assert told(text) == [] or text.startswith("联系人")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("（牵头领导：党工委副书记吴江；责任部门：平安办）", ["党工委副书记吴江"]),
        ("（牵头领导：办事处副主任许芳；责任部门：规建办、桃园社区）", ["办事处副主任许芳"]),
        ("（牵头领导：政法委员；责任部门：综治办）", ["政法委员"]),
        ("联系领导：副局长 秦峰", ["副局长 秦峰"]),
        ("责任人:企业负责人徐某", ["企业负责人徐某"]),
        ("责任领导：分管卫生负责人", ["分管卫生负责人"]),
        ("重点发言人：纪工委书记 祝兰", ["纪工委书记 祝兰"]),
        ("组长：潘丽，成员单位：县财政局、文化站。", ["潘丽"]),
        ("责任领导：有关局长", []),
        ("责任人：企业负责人", []),
    ],
)
def test_who_a_label_names(text: str, want: list[str]) -> None:
    assert labelled(text) == want


HEAD = "栖云县2026年重点工作任务分解\n各镇人民政府，县直各部门：\n现将2026年重点工作任务分解如下。\n一、城乡建设\n"
ITEMS = "1.改造老旧小区7个，10月底前完工。（牵头领导：韩平；责任单位：县住建局）\n2.打通文昌路断头路2条。\n3.新增公共停车位600个。\n4.拆除违建12处。"
FOOT = "\n二、要求\n（一）县政府督查室每季度通报一次。\n栖云县人民政府办公室\n2026年3月5日\n"


def tasks(middle: str) -> list[Task]:
    return list(wenfeng_check.tasks(HEAD + middle + FOOT))


def persons(found: list[Task], words: str) -> list[str]:
    return [person.text for task in found if words in task.text for person in task.persons]


def test_a_bracket_that_numbers_its_items_holds_for_them() -> None:
    found = tasks(f"{ITEMS}（第3—4项牵头领导：赵启；责任单位：县住建局）")
    assert persons(found, "停车位") == persons(found, "违建") == ["赵启"]
    assert persons(found, "断头路") == []


def test_a_line_that_lists_numbers_holds_for_each_item() -> None:
    found = tasks(f"{ITEMS}\n注：序号2、4任务由县城管局副局长秦江负责，9月30日前完成。")
    assert persons(found, "断头路") == persons(found, "违建") == ["县城管局副局长秦江"]
    assert persons(found, "停车位") == []


def test_a_closing_sentence_with_a_helper_names_who_answers() -> None:
    found = tasks("1.修路。上湾组路基3月硬化，5月底前完工。由村主任邓安负责，占地协调由组长办。")
    assert "村主任邓安" in persons(found, "路基")
