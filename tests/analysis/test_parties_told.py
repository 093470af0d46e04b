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
        ("花名册月底交齐，镇长签字。", ["镇长"]),
        ("果园枝条3月底剪完，场长4月8日去看。", ["场长"]),
        ("晚上在村部开会，第一书记讲党课。", ["第一书记"]),
        ("这一片老楼镇长包片。", []),
        ("这一片老楼腾退，镇长包片。", ["镇长"]),
        ("每月开一次例会，年级主任钱芳主持。", ["年级主任钱芳"]),
        ("集市当天，值班领导及保安在路口值守。", ["值班领导"]),
        ("各班班主任用一节课讲交通安全。", ["各班班主任"]),
        ("每名社区主任要写一份小结。", ["每名社区主任"]),
        ("村里管水员每月清一次渠。", ["村里管水员"]),
        ("甲方主要负责人每月到工地检查。", ["甲方主要负责人"]),
        ("财务股赵股长收集票据。", ["赵股长"]),
        ("欠薪一事6月底前结清，镇党委书记陈立新包案。", ["镇党委书记陈立新"]),
        ("其余五户由武装部长马腾包。", ["武装部长马腾"]),
        ("苗圃由林业站建，分管林业的副镇长宋大海包干。", ["分管林业的副镇长宋大海"]),
        ("麻袋分到各组，仓库管理员周秀兰。", ["仓库管理员周秀兰"]),
        ("锦旗由冯芸去送。", ["冯芸"]),
        ("开赛前一天由赵兴国组织裁判试跑一遍。", ["赵兴国"]),
        ("票箱设在门厅，孙志强每周五开箱登记。", ["孙志强"]),
        ("画册经分管副县长李梅审定后付印。", ["分管副县长李梅"]),
        ("自评表经主要负责人签字后寄回。", ["主要负责人"]),
        ("各镇安排1名分管领导带队。", ["分管领导"]),
        ("指定1名组织委员带队参训。", ["组织委员"]),
        ("各校确定1名分管负责人，3月5日前报县教体局。", ["分管负责人"]),
        ("欠账由我本人负责，4月底前还清。", ["我本人"]),
        ("4月底前走完12个村，我带专家下乡。", ["我"]),
        ("应急办(吴江)：负责借用帐篷。", ["吴江"]),
        ("派出所（周所长）：负责夜间巡逻。", ["周所长"]),
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
        "护林员补员5名。",
        "镇人大主席团听取一次汇报。",
        "书记讲话精神要逐条分解。",
        "方案报县长审定。",
        "材料经主要领导同意后印发。",
        "推行河长巡查制度。",
        "组员：各股股长、教研组长、班主任。",
        "台账报送镇党委主要领导。",
        "由于地方资金不足，工期顺延。",
        "走访25家企业入户核查。",
        "农机站每周检查一次。",
        "我强调三点，我来讲第一点。",
        "我县每年评议一次。",
        "参加人员有县长赵明，副县长李敏。",
        "甲方（盖章）：",
        "方向：包容发展。",
        "周期：每月一次；计划：每年两次。",
        "现场长期有人。",
        "安排3名技术员到场。",
        "向副县长汇报一次。",
        "对分管领导和经办人员要逐一谈话。",
        "明确责任人和完成时限。",
        "联系人：周平，电话0000-1234567。",
    ],
)
def test_who_only_stands_there_is_told_nothing(text: str) -> None:
    assert told(text) == [] or text.startswith("联系人")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("（包案领导：镇人大主席吴江；责任部门：平安办）", ["镇人大主席吴江"]),
        ("（联系领导：园区工会主席许芳；责任部门：规划办、桃园社区）", ["园区工会主席许芳"]),
        ("（包抓领导：宣传委员；责任部门：文化站）", ["宣传委员"]),
        ("联系领导：副局长 秦峰", ["副局长 秦峰"]),
        ("责任人:企业负责人徐某", ["企业负责人徐某"]),
        ("责任领导：分管卫生负责人", ["分管卫生负责人"]),
        ("主讲人：县委党校校长 祝兰", ["县委党校校长 祝兰"]),
        ("组长：潘丽，成员单位：县财政局、文化站。", ["潘丽"]),
        ("责任领导：有关局长", []),
        ("责任人：企业负责人", []),
    ],
)
def test_who_a_label_names(text: str, want: list[str]) -> None:
    assert labelled(text) == want


HEAD = "栖云县2026年重点工作任务分解\n各镇人民政府，县直各部门：\n现将2026年重点工作任务分解如下。\n一、城乡建设\n"
ITEMS = "1.翻修凉亭5座，9月底前完工。（牵头领导：韩平；责任单位：县住建局）\n2.疏浚东门河道3公里。\n3.安装路灯280盏。\n4.更换井盖90套。"
FOOT = "\n二、要求\n（一）县政府督查室每季度通报一次。\n栖云县人民政府办公室\n2026年3月5日\n"


def tasks(middle: str) -> list[Task]:
    return list(wenfeng_check.tasks(HEAD + middle + FOOT))


def persons(found: list[Task], words: str) -> list[str]:
    return [person.text for task in found if words in task.text for person in task.persons]


def test_a_bracket_that_numbers_its_items_holds_for_them() -> None:
    found = tasks(f"{ITEMS}（第3—4项牵头领导：赵启；责任单位：县住建局）")
    assert persons(found, "路灯") == persons(found, "井盖") == ["赵启"]
    assert persons(found, "河道") == []


def test_a_line_that_lists_numbers_holds_for_each_item() -> None:
    found = tasks(f"{ITEMS}\n注：序号2、4任务由县城管局副局长秦江负责，9月30日前完成。")
    assert persons(found, "河道") == persons(found, "井盖") == ["县城管局副局长秦江"]
    assert persons(found, "路灯") == []


def test_a_closing_sentence_with_a_helper_names_who_answers() -> None:
    found = tasks("1.挖塘。上湾组山塘3月开挖，5月底前蓄水。由村主任邓安负责，青苗补偿由组长办。")
    assert "村主任邓安" in persons(found, "山塘")
