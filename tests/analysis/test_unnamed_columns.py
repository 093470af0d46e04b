"""Tables whose header is missing."""

from wenfeng_check.analysis.facts import Analysis

from ..builders import doc

ROWS = (
    "4 | 植树造林。 | 组织群众栽树120亩，完成苗木调运和验收。 | 县林业局、石桥镇政府 | 3月底前",
    "5 | 河道巡查。 | 建立巡查台账，逐段巡查河道并通报结果。 | 县水利局 | 5月10日前",
    "6 | 上门服务。 | 完善健康档案，组织村医上门服务一次。 | 县卫健局、各镇政府 | 6月底前",
)


def test_the_rest_of_a_task_list_is_read_by_its_contents() -> None:
    tasks = Analysis(doc("云台县2026年重点任务分工\n" + "\n".join(ROWS))).tasks
    assert [[unit.text for unit in task.units] for task in tasks] == [["县林业局", "石桥镇政府"], ["县水利局"], ["县卫健局", "各镇政府"]]
    assert [[deadline.text for deadline in task.deadline] for task in tasks] == [["3月底前"], ["5月10日前"], ["6月底前"]]


def test_a_list_of_offices_is_no_task_list() -> None:
    rows = (
        "1 | 县林业局 | 清河县城东街十二号综合楼三层东侧 | 2214567",
        "2 | 县水利局 | 清河县滨河路八号防汛指挥中心大楼 | 2214568",
        "3 | 县卫健局 | 清河县人民路三十号便民服务大厅二层 | 2214569",
    )
    assert not Analysis(doc("清河县各部门办公地址\n" + "\n".join(rows))).tasks
