"""What headings and lead-ins hand down to the tasks below them, and what they do not."""

import pytest

from tests.builders import doc
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.task import Slot, Task

_HEAD = "关于做好防汛备汛工作的通知\n各镇人民政府：\n"


def _tasks(body: str) -> tuple[Task, ...]:
    return Analysis(doc(_HEAD + body)).tasks


def test_the_purpose_of_a_notice_is_no_deadline() -> None:
    (task,) = _tasks("为做好今年防汛备汛工作，现将有关事项通知如下：\n一、县水利局要排查全县47座水库安全隐患，建立问题台账。")
    assert task.deadline == ()
    assert Slot.TIME in task.missing


def test_an_opinion_that_announces_itself_sets_no_deadline() -> None:
    (task,) = _tasks("为推进2026年重点工作，结合我县实际，制定如下实施方案：\n一、县水利局要排查全县47座水库安全隐患，建立问题台账。")
    assert task.deadline == ()


def test_a_lead_in_that_demands_holds_for_its_items() -> None:
    *_, task = _tasks("各镇要在4月底前做好以下工作：\n1.要组织排查辖区47座水库安全隐患，建立问题台账。\n2.组织一次防汛演练。")
    assert [value.text for value in task.deadline] == ["4月底前"]
    assert [value.text for value in task.units] == ["各镇"]


def test_a_long_bracket_does_not_keep_a_heading_from_being_one() -> None:
    bracket = "（牵头单位：县水利局；配合单位：县应急局、县自然资源局；责任人：李明远；完成时限：4月20日前）"
    tasks = _tasks(f"一、开展隐患排查{bracket}\n（一）排查全县47座水库安全隐患，建立问题台账。\n（二）组织对河道违建逐一登记，建立清单。")
    assert len(tasks) == 2
    assert all(task.missing == () for task in tasks)


def test_an_item_with_a_long_bracket_keeps_its_values_to_itself() -> None:
    bracket = "（牵头单位：县水利局；配合单位：县应急局、县自然资源局；责任人：李明远；完成时限：4月20日前）"
    first, second = _tasks(f"1.排查全县47座水库安全隐患，建立问题台账。{bracket}\n2.县应急局要组织开展一次防汛综合演练。")
    assert first.missing == ()
    assert set(second.missing) == {Slot.TIME, Slot.PERSON}


def _units(task: Task) -> list[str]:
    return [unit.text for unit in task.units]


def test_units_that_point_back_are_those_named_before() -> None:
    first, leads, all_of_them = _tasks(
        "一、县水利局、县应急局会同县财政局修订防汛预案，4月底前完成。牵头单位要在5月底前印发预案。以上单位要在6月底前报送总结。"
    )
    assert _units(first) == ["县水利局", "县应急局", "县财政局"]
    assert _units(leads) == ["县水利局"]
    assert _units(all_of_them) == ["县水利局", "县应急局", "县财政局"]
    assert Slot.UNIT not in leads.missing


def test_those_above_may_stand_in_the_paragraph_before() -> None:
    for words in ("以上单位", "上述各单位"):
        _, task = _tasks(f"一、石桥镇、柳河镇要在4月底前完成河道清障3公里。\n二、{words}要在6月底前报送总结，县应急局审核。")
        assert _units(task)[:2] == ["石桥镇", "柳河镇"], words


def test_who_points_back_to_nobody_stays_vague() -> None:
    task, _ = _tasks("一、牵头单位要在5月底前印发防汛预案，组织一次演练。\n二、县财政局要在6月底前拨付资金300万元。")
    assert Slot.UNIT in task.missing


def test_a_bracket_without_labels_names_unit_person_and_date_by_their_place() -> None:
    for bracket in ("（县应急局，李明远，5月底前）", "（县应急局；李明远；5月底前）", "（县应急局李明远，5月底前）"):
        (task,) = _tasks(f"一、县级物资库要组织一次防汛演练，演练不少于50人。{bracket}")
        assert task.missing == (), bracket
        assert [person.text for person in task.persons] == ["李明远"]


def test_a_name_behind_a_label_may_hold_what_is_rare_in_names() -> None:
    (task,) = _tasks("一、县水利局要在5月底前修复柳河堤防3处。（责任人：杜长林）")
    assert [person.text for person in task.persons] == ["杜长林"]


def test_a_bracket_that_says_until_when_stands_beside_the_sentences_own_times() -> None:
    (task,) = _tasks("一、县水利局要按月公布47座水库隐患整改情况。（完成时限：12月20日）")
    assert [value.text for value in task.deadline] == ["按月", "12月20日"]


_ITEMS = (
    "（一）规范收费\n1.公示收费目录清单，每半年更新一次。\n2.加强转供电环节监管，开展专项检查2次。{inline}\n"
    "3.推进以数治税，建设智慧办税厅1处。\n"
)


def test_a_bracket_apart_behind_the_last_item_holds_for_its_whole_section() -> None:
    tasks = _tasks("一、重点任务\n" + _ITEMS.format(inline="") + "（县财政局、县税务局按职责分工负责）")
    assert [[unit.text for unit in task.units] for task in tasks] == [["县财政局", "县税务局"]] * 3


def test_it_holds_for_the_last_item_alone_where_another_has_its_own() -> None:
    tasks = _tasks("一、重点任务\n" + _ITEMS.format(inline="（县供电公司负责）") + "（县财政局、县税务局按职责分工负责）")
    assert [[unit.text for unit in task.units] for task in tasks] == [[], ["县供电公司"], ["县财政局", "县税务局"]]


def test_label_lines_behind_the_last_item_hold_for_its_whole_section_too() -> None:
    lines = "责任领导：王建国\n责任单位：县财政局\n完成时限：6月底前"
    tasks = _tasks("一、重点任务\n" + _ITEMS.format(inline="") + lines)
    assert [_units(task) for task in tasks] == [["县财政局"]] * 3
    assert all(task.persons[0].text == "王建国" for task in tasks)
    tasks = _tasks("一、重点任务\n" + _ITEMS.format(inline="\n责任单位：县供电公司") + lines)
    assert [_units(task) for task in tasks] == [[], ["县供电公司"], ["县财政局"]]


def test_brackets_that_follow_each_other_close_the_same_item() -> None:
    (task,) = _tasks("一、重点任务\n1.印制宣传单1万份。（责任单位：县融媒体中心）（责任人：王建国）（完成时限：3月底前）")
    assert not task.missing
    (task,) = _tasks("一、重点任务\n1.新建充电桩200个。（省能源局负责）（县发改局、县供电公司负责）")
    assert _units(task) == ["省能源局", "县发改局", "县供电公司"]


@pytest.mark.parametrize("text", ["落实24小时值班", "落实24小时值班。"])
def test_a_bracket_with_a_full_stop_inside_is_one_bracket(text: str) -> None:
    (task,) = _tasks(f"一、重点任务\n1.{text}（县应急局负责。长期坚持，不再单列）")
    assert (_units(task), [d.text for d in task.deadline]) == (["县应急局"], ["长期坚持"])


@pytest.mark.parametrize(
    "tail",
    [
        "（责任单位：县水利局；责任人：周建平）（10月底前完成）",
        "（10月底前完成）（县水利局负责）（责任人：周建平）",
        "（县水利局牵头）（周建平负责）（10月底前完成）",
        "（责任单位：县水利局）（责任人：周建平，10月底前完成）",
    ],
)
def test_a_row_of_brackets_behind_a_full_stop_is_read_whole(tail: str) -> None:
    (task,) = _tasks(f"一、重点任务\n1.给412户安装净水器。{tail}")
    assert (_units(task), [d.text for d in task.deadline], task.missing) == (["县水利局"], ["10月底前"], ())


def test_items_that_one_bracket_closes_are_tasks_however_short() -> None:
    bare = "二、重点任务\n1.购置检测设备6套。\n2.公示检测结果。\n3.更换水泵12台。\n"
    tasks = _tasks(bare + "（责任单位：县卫健局；责任人：郑海燕；完成时限：12月20日前）")
    assert [(_units(task), task.missing) for task in tasks] == [(["县卫健局"], ())] * 3


def test_so_are_those_of_a_list_without_a_heading() -> None:
    tasks = _tasks("1.购置检测设备6套。\n2.更换水泵12台。\n（责任单位：县卫健局；责任人：郑海燕；完成时限：12月20日前）")
    assert [(_units(task), task.missing) for task in tasks] == [(["县卫健局"], ())] * 2


def test_a_closing_line_may_say_of_how_many_items_it_speaks() -> None:
    line = "以上{n}项，责任单位：县水利局；责任人：周建平；完成时限：9月底前。"
    for count in ("2", "两"):
        tasks = _tasks("1.建成水厂1座。\n2.建成泵站2座。\n3.铺设管道6公里。\n" + line.format(n=count))
        assert [_units(task) for task in tasks] == [[], ["县水利局"], ["县水利局"]]
        assert [len(task.missing) for task in tasks] == [3, 0, 0]


def test_bare_items_with_a_number_are_tasks_that_lack_all() -> None:
    tasks = _tasks("1.采购检测仪6台。\n2.培训水管员300人。\n3.更换水泵12台。")
    assert [len(task.missing) for task in tasks] == [3, 3, 3]


def test_a_bracket_at_the_end_of_the_last_paragraph_leaves_others_their_own() -> None:
    said = "一是管住火源。各镇要在2月15日前设卡127个。\n二是练好队伍。县消防救援大队组织3次演练。（责任单位：县应急局；完成时限：3月10日前）"
    first, second = _tasks("二、抓住重点\n" + said)
    assert (_units(first), [d.text for d in first.deadline]) == (["各镇"], ["2月15日前"])
    assert _units(second)[0] == "县应急局"


def test_a_line_with_the_leader_and_the_unit_under_a_heading_is_no_task() -> None:
    (task,) = _tasks("一、开办企业\n牵头县领导：王建国；牵头单位：县审批局。\n1.编制办事指南，4月底前公布。")
    assert (_units(task), [person.text for person in task.persons]) == (["县审批局"], ["王建国"])


_SECTION = "（{n}）{head}\n{k}.公示收费目录清单，每半年更新一次。\n{l}.开展专项检查2次，通报检查结果。\n（{units}按职责分工负责）\n"
_TWO = _SECTION.format(n="一", head="规范收费", k=1, l=2, units="县财政局") + _SECTION.format(
    n="二", head="优化服务", k=3, l=4, units="县税务局"
)


def test_a_document_that_closes_its_sections_so_closes_items_by_every_bracket_apart() -> None:
    rest = (
        "（三）保护产权\n5.建立维权援助站3处，制定值班制度。\n6.组织公布典型案例10件。\n（县法院负责）\n"
        "7.新建调解室2处，10月底前投入使用。\n（县司法局负责）"
    )
    tasks = _tasks("一、重点任务\n" + _TWO + rest)
    assert [_units(task) for task in tasks[-3:]] == [["县法院"], ["县法院"], ["县司法局"]]
    tasks = _tasks("一、重点任务\n" + rest)
    assert [_units(task) for task in tasks] == [[], ["县法院"], ["县司法局"]]


def test_in_such_a_document_a_bracket_at_the_end_of_the_last_text_closes_its_section_too() -> None:
    rest = "（三）保护产权\n5.建立维权援助站3处，制定值班制度。\n6.组织公布典型案例10件。（县法院负责）"
    assert [_units(task) for task in _tasks("一、重点任务\n" + _TWO + rest)][-2:] == [["县法院"], ["县法院"]]
    assert [_units(task) for task in _tasks("一、重点任务\n" + rest)] == [[], ["县法院"]]


_TASK = "一、重点任务\n1.县水利局要在5月底前修复柳河堤防3处。\n2.县应急局要在6月底前组织专人开展一次演练。\n二、{part}\n（一）{said}"


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("各单位主要负责人为第一责任人。", "各单位主要负责人"),
        ("各镇、各部门要加强领导，主要负责同志负总责，分管同志具体抓。", "主要负责同志"),
        ("各级各部门“一把手”要负总责。", "一把手"),
        ("各镇（街道）、县级有关部门主要负责同志为本行业第一责任人。", "各镇（街道）、县级有关部门主要负责同志"),
        ("以上任务由各责任单位主要负责人负责。", "各责任单位主要负责人"),
    ],
)
def test_one_sentence_may_say_who_answers_for_all_tasks(said: str, who: str) -> None:
    first, second, *_ = _tasks(_TASK.format(part="工作要求", said=said))
    assert [person.text for person in first.persons] == [who]
    assert Slot.PERSON not in first.missing
    assert Slot.PERSON in second.missing, "专人 beside the task stays as vague as it is"


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("工作要求", "县水利局局长要亲自抓好柳河堤防修复。"),
        ("工作要求", "各镇要加强领导，分管同志要具体抓。"),
        ("工作要求", "各镇要加强领导，主要领导要亲自抓。"),
        ("工作要求", "各单位落实不力的，对主要负责人进行问责。"),
        ("危房改造", "各镇党委书记要亲自抓危房改造。"),
    ],
)
def test_other_sentences_on_leaders_do_not(part: str, said: str) -> None:
    first, *_ = _tasks(_TASK.format(part=part, said=said))
    assert Slot.PERSON in first.missing


def test_a_list_of_units_before_a_date_is_told_to_act() -> None:
    (task,) = _tasks("一、县水利局、县政府督查室10月中旬组织开展一次督查，通报47座水库整改结果。")
    assert [unit.text for unit in task.units] == ["县水利局", "县政府督查室"]


def test_what_was_done_or_is_so_is_no_task() -> None:
    text = "一、县纪委监委已经对4名窗口人员进行了约谈。\n二、我县汛期为5月1日至10月15日。\n三、县水利局要在6月底前排查47座水库，建立问题台账。"
    assert [task.text[:4] for task in _tasks(text)] == ["县水利局"]


def test_the_date_of_a_bracket_for_several_items_gives_way_to_an_items_own() -> None:
    rest = "（三）保护产权\n5.建立维权援助站3处，6月底前投入使用。\n6.组织公布典型案例10件。\n（县法院负责，10月底前完成）"
    *_, first, second = _tasks("一、重点任务\n" + _TWO + rest)
    assert [value.text for value in first.deadline] == ["6月底前"]
    assert [value.text for value in second.deadline] == ["10月底前"]


def _dates(heading: str) -> list[str]:
    text = (
        f"石泉乡人民政府2025年工作总结和2026年工作计划\n一、2025年工作情况\n修复了堤防3处。\n{heading}\n"
        "1.乡水利站要在3月底前补植茶园280亩，建立管护台账。\n2.乡财政所要在6月底前公布账目。\n石泉乡人民政府\n2025年12月26日"
    )
    tasks = Analysis(doc(text)).tasks
    return [str(value.date) for task in tasks for value in task.deadline if "月底前" in value.text]


@pytest.mark.parametrize("heading", ["二、2026年工作计划", "二、明年重点工作", "二、下一年工作打算"])
def test_a_heading_gives_its_part_a_year_of_its_own(heading: str) -> None:
    assert _dates(heading) == ["2026-03-31", "2026-06-30"]


def test_a_heading_that_looks_back_gives_none() -> None:
    assert _dates("二、2024年以来的重点工作")[:1] != ["2024-03-31"]


def test_what_a_label_says_is_a_unit_is_one() -> None:
    for name in ("监督股", "审批一股", "监督检查股", "执法监督科"):
        (task,) = _tasks(f"1.开展执法检查2次，建立问题台账。（责任单位：{name}；责任人：许强；完成时限：5月底前）")
        assert _units(task) == [name]
        assert task.missing == ()


def test_those_responsible_are_known_where_the_document_lists_them() -> None:
    items = "1.补足编织袋2万条。（责任单位：县应急局）\n2.检修发电机12台。（责任单位：县水利局）\n3.修复堤防3处。（责任单位：石桥镇）\n"
    for words in ("各责任单位", "各牵头单位、责任单位", "各牵头、责任单位（部门）"):
        *_, task = _tasks(f"一、重点任务\n{items}二、工作要求\n{words}要在5月底前建立工作台账。")
        assert Slot.UNIT not in task.missing, words
    *_, task = _tasks("一、重点任务\n1.县应急局要补足编织袋2万条。\n二、工作要求\n各责任单位要在5月底前建立工作台账。")
    assert Slot.UNIT in task.missing


def test_the_first_unit_of_a_bracket_may_be_one_that_only_looks_like_a_unit() -> None:
    (task,) = _tasks("1.建立标准招标文件，公布清单10项。（县审管办（县公资办）、县财政局、县园文局，各镇、街道）")
    assert _units(task)[:3] == ["县审管办（县公资办）", "县财政局", "县园文局"]
