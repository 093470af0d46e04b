"""Units that another verb governs and that act nonetheless; objects stay objects."""

import pytest

from tests.builders import doc
from wenfeng_check.analysis.dates import DateContext
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.parties import EMPTY
from wenfeng_check.analysis.tasks.values import Reader, Values
from wenfeng_check.lexicon import fold
from wenfeng_check.model.span import Span


def own(text: str) -> Values:
    return Reader(fold(text), text, DateContext(), EMPTY).own(Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("支持清河区探索开展智慧监管试点。", ["清河区"]),
        ("支持东河区、清河县创建省级生态文明示范区。", ["东河区", "清河县"]),
        ("积极支持清河经开区加快升级扩区。", ["清河经开区"]),
        ("引导清河市律师协会适时出台行业指引。", ["清河市律师协会"]),
        ("推动市中级人民法院、市人民检察院等组建专业团队。", ["市中级人民法院", "市人民检察院"]),
        ("督促县住建局完成玻璃幕墙隐患整改。", ["县住建局"]),
        ("指导和督促石桥镇建立巡查台账。", ["石桥镇"]),
        ("发挥住建部门行业牵头作用，联合发改、交通等部门每月会商。", ["住建部门", "发改", "交通"]),
        ("充分发挥重大传染病防治工作委员会的作用，每季度会商一次。", ["重大传染病防治工作委员会"]),
        ("发挥县“放管服”改革协调领导小组统筹作用，逐项销号。", ["县“放管服”改革协调领导小组"]),
    ],
)
def test_who_is_helped_to_act_has_to_act(text: str, want: list[str]) -> None:
    assert [unit.text for unit in own(text).units] == want
    assert own(text).passing


@pytest.mark.parametrize(
    "text",
    [
        "加强对企业的服务。",
        "支持企业发展。",
        "支持石桥镇发展。",
        "支持企业开展技术改造。",
        "引导金融机构创新产品。",
        "支持各区打造产业集聚区。",
        "推动全市文化中心建设，打造文化品牌。",
        "推进县医院建设，提升救治能力。",
        "推动省级政府和国务院部门的咨询库对接联通。",
        "支持中小城市提升承载能力。",
        "推动高水平大学开展教师教育。",
        "构建企业自主合规体系，推动守法经营。",
        "支持产业园区建立服务平台。",
        "发挥行业协会桥梁纽带作用，提供信息服务。",
        "发挥各级政府职能作用，推进依法行政。",
        "向石桥镇拨付资金，支持建设。",
        "鼓励石桥镇开展试点。",
    ],
)
def test_who_is_only_helped_is_no_owner(text: str) -> None:
    assert own(text).units == ()


def test_whoever_is_told_goes_before_whom_he_has_to_help() -> None:
    assert [unit.text for unit in own("县发改局要支持石桥镇开展试点。").units] == ["县发改局"]


def test_the_next_sentence_is_not_told_to_who_was_helped_in_this_one() -> None:
    paragraph = "支持石桥镇开展数字乡村试点。6月底前印发试点方案，建立调度台账。"
    text = f"关于做好数字乡村工作的通知\n各镇人民政府，县直各部门：\n现将有关工作通知如下：\n{paragraph}\n"
    owners = {unit.text for task in Analysis(doc(text)).tasks for unit in task.units if "印发试点方案" in task.text}
    assert "石桥镇" not in owners
