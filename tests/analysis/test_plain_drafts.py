"""Short drafts as clerks write them: plain items, closing sentences for all, lead-ins one after another, tables of other shapes."""

import pytest

import wenfeng_check
from wenfeng_check.model.task import PartyRole, Task

HEAD = "栖云县2026年重点工作任务分工方案\n各镇人民政府，县直各部门：\n为做好2026年重点工作，制定本方案。\n一、重点任务\n"
FOOT = "\n二、考核\n县政府督查室每季度通报一次进度。\n栖云县人民政府办公室\n2026年3月5日\n"
FIRST = "（一）检修水泵。县水利局4月底前检修水泵6台，局长何江负责。\n（二）修补道路。县交通局5月底前修补道路12公里，局长魏明负责。\n"


def draft(item: str) -> list[Task]:
    return list(wenfeng_check.tasks(f"{HEAD}{FIRST}（三）{item}\n（四）抽查学校。县教体局6月底前检查食堂20所，局长方正负责。{FOOT}"))


def units(task: Task) -> list[str]:
    return [unit.text for unit in task.units]


def persons(task: Task) -> list[str]:
    return [person.text for person in task.persons]


def dates(task: Task) -> list[str]:
    return [deadline.text for deadline in task.deadline]


@pytest.mark.parametrize(
    "item",
    [
        "县林业局要在重点林区设卡32处。",
        "县城管局清理地桩地锁。",
        "县财政局将值班补助列入年度预算。",
        "购置打捆机7台，资金从高标准农田管护费中列支。",
        "清理景区沿线广告牌。",
        "城关派出所每晚巡逻2次，所长郭亮带队。",
        "专项工作。修补景区连接线破损路面1.8万平方米。",
        "专项工作。县农业农村局委托第三方对混凝土、管材按批次抽检。",
    ],
)
def test_a_short_item_of_a_list_is_a_task(item: str) -> None:
    words = item.removeprefix("专项工作。")[:8]
    assert any(words in task.text for task in draft(item))


@pytest.mark.parametrize("item", ["本方案涉及的资金纳入年度预算。", "不得拒收现金。", "防汛抗旱责任重大。"])
def test_a_rule_or_a_statement_in_its_place_is_none(item: str) -> None:
    assert not any(item[:6] in task.text for task in draft(item))


NOTICE = (
    "关于开展燃气安全整治的通知\n各镇（街道），县级有关部门：\n现就有关事项通知如下。\n"
    "一、排查气站。县住建局逐站核对充装记录，封存超期气瓶。\n二、更换软管。县商务局为612家餐饮店更换金属波纹软管。\n"
    "三、整治立管。城关街道办更换3个小区的锈蚀立管。\n{close}\n栖云县人民政府办公室\n2026年4月2日\n"
)


@pytest.mark.parametrize(
    ("close", "who", "when"),
    [
        ("以上任务6月底前完成，由各单位主要负责人负责。", "各单位主要负责人", "6月底前"),
        ("各项任务由单位主要负责人亲自抓，务于5月31日前完成。", "单位主要负责人", "5月31日前"),
        ("本通知各项任务完成时限为2026年6月30日，责任人为各单位主要负责人。", "各单位主要负责人", "2026年6月30日"),
        ("以上由副县长马腾包抓。", "副县长马腾", ""),
    ],
)
def test_a_closing_paragraph_holds_for_all_parts(close: str, who: str, when: str) -> None:
    found = wenfeng_check.tasks(NOTICE.format(close=close))
    assert [units(task) for task in found] == [["县住建局"], ["县商务局"], ["城关街道办"]]
    assert all(persons(task) == [who] and dates(task) == ([when] if when else []) for task in found)


def test_a_closing_sentence_may_share_out_the_parts() -> None:
    text = NOTICE.replace("县住建局逐站", "逐站").replace("县商务局为", "为").replace("城关街道办更换", "更换")
    close = "第一项由县住建局局长王林负责，第二项由县商务局负责，第三项由城关街道办负责。以上任务5月底前完成。"
    found = wenfeng_check.tasks(text.format(close=close))
    assert [units(task) for task in found] == [["县住建局"], ["县商务局"], ["城关街道办"]]
    assert persons(found[0]) == ["县住建局局长王林"]
    assert all(dates(task) == ["5月底前"] for task in found)


def test_each_lead_in_of_a_list_holds_up_to_the_next() -> None:
    found = wenfeng_check.tasks(
        "栖云县全域旅游2026年重点工作安排\n由县文旅局牵头、县财政局配合，重点抓好以下三件事，6月底前全部完成：\n"
        "1.建游步道。在凤凰山景区建设游步道3.6公里，配套护栏。\n县交通局负责以下工作，8月底前完成，局长魏明负总责：\n"
        "2.通公交。开通县城至凤凰山景区旅游公交，购置新能源客车6辆。\n3.修公路。修补景区连接线破损路面1.8万平方米，补划标线。\n"
        "各镇在7月底前完成以下任务：\n4.拆广告。清理景区沿线广告牌240块，登记造册。\n栖云县人民政府办公室\n2026年3月1日\n"
    )
    assert [(units(t)[0], dates(t)) for t in found] == [
        ("县文旅局", ["6月底前"]), ("县交通局", ["8月底前"]), ("县交通局", ["8月底前"]), ("各镇", ["7月底前"])
    ]  # fmt: skip
    assert persons(found[1]) == ["局长魏明"]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("县人社局局长魏明负责。", "县人社局局长魏明"),
        ("具体由县就业中心主任龚平负责。", "县就业中心主任龚平"),
        ("此项工作由赵蕾同志牵头。", "赵蕾"),
        ("责任人为副局长白洁。", "副局长白洁"),
    ],
)
def test_a_sentence_that_only_says_who_answers_belongs_to_the_task_before_it(said: str, who: str) -> None:
    found = draft(f"培训技工。县人社局5月底前办培训班3期。{said}")
    assert len(found) == 5
    assert persons(found[2]) == [who]


def test_an_empty_label_is_no_task() -> None:
    assert len(draft("培训技工。县人社局5月底前办培训班3期。责任人：待定。")) == 5


@pytest.mark.parametrize(
    ("bracket", "unit", "who"),
    [
        ("（县卫健局、县疾控中心，周海燕，长期坚持）", ["县卫健局", "县疾控中心"], ["周海燕"]),
        ("（何静；县人社局，王喜；全年）", ["县人社局"], ["何静", "王喜"]),
        ("（责任单位（责任人）：县市场监管局（丁峰）；完成时限：5月底前）", ["县市场监管局"], ["丁峰"]),
        ("（责任单位及责任人：县市场监管局 丁峰；完成时限：5月底前）", ["县市场监管局"], ["丁峰"]),
        ("（责任单位：县卫健局；责任人：谭明及各镇分管副镇长；完成时限：5月底前）", ["县卫健局"], ["谭明", "各镇分管副镇长"]),
        ("（责任单位：县人社局；分管领导：副县长 赵蕾；5月底前）", ["县人社局"], ["副县长 赵蕾"]),
        ("（责任单位：县财政局；责任人：国库股；5月底前）", ["县财政局"], []),
    ],
)
def test_brackets_as_they_are_written(bracket: str, unit: list[str], who: list[str]) -> None:
    found = draft(f"巡诊义诊。组织医疗队到每个村巡诊1次{bracket}。")
    assert (units(found[2]), persons(found[2])) == (unit, who)


@pytest.mark.parametrize(
    ("line", "unit", "who"),
    [
        ("牵头：县市场监管局　配合：各镇　完成：4月15日　负责人：蒋涛", ["县市场监管局", "各镇"], ["蒋涛"]),
        ("主办：县公安局；协办：各学校；负责人：各学校校长", ["县公安局", "各学校"], ["各学校校长"]),
        ("**牵头单位**：县水利局　**协助单位**：各镇", ["县水利局", "各镇"], []),
    ],
)
def test_label_lines_without_the_word_unit_and_in_bold(line: str, unit: list[str], who: list[str]) -> None:
    found = draft(f"巡诊义诊。组织医疗队到每个村巡诊1次。\n{line}")
    assert (units(found[2]), persons(found[2])) == (unit, who)
    assert found[2].units[1].role is PartyRole.SUPPORT


def test_a_table_of_names_and_values_is_one_task() -> None:
    found = wenfeng_check.tasks(
        "交办单\n\n| 交办事项 | 县医院北门积水点整治 | 交办时间 | 2026年4月3日 |\n|---|---|---|---|\n"
        "| 责任单位 | 县城管局 | 责任人 | 罗志平 |\n| 配合单位 | 县水务公司 | 办结时限 | 2026年5月20日 |\n"
    )
    assert len(found) == 1
    assert (units(found[0]), persons(found[0]), dates(found[0])) == (["县城管局", "县水务公司"], ["罗志平"], ["2026年5月20日"])


def test_a_list_of_projects_is_read_and_its_sum_is_none() -> None:
    found = wenfeng_check.tasks(
        "项目表\n\n| 项目名称 | 建设单位 | 验收单位 | 项目负责人 | 开工时间 | 竣工日期 |\n|---|---|---|---|---|---|\n"
        "| 新建社区食堂6个 | 县民政局 | 县审计局 | 何静 | 4月 | 10月底 |\n| 合计 | 完成投资1.9亿元 | | | | |\n"
    )
    assert [(units(t), persons(t), dates(t)) for t in found] == [(["县民政局"], ["何静"], ["10月底"])]


def test_heads_of_towns_answer_for_what_towns_do() -> None:
    found = wenfeng_check.tasks(
        "关于做好春季森林防火工作的通知\n各镇人民政府，县级有关部门：\n一、工作任务\n（一）各镇要在2月28日前逐户明确监护人。\n"
        "（二）县应急局3月5日前要拉动一次专业扑火队。\n二、严明责任\n各镇党政一把手是第一责任人，对辖区防火负总责。\n栖云县人民政府办公室\n2026年2月20日\n"
    )
    assert [persons(task) for task in found] == [["各镇党政一把手"], []]
