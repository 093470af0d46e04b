"""What counts as a mention of a unit or a person, where it begins and ends, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenfeng_check.analysis.parties import Entity, PartyMention, Sort, find_parties
from wenfeng_check.lexicon import fold
from wenfeng_check.model.task import Clarity


def mentions(text: str) -> tuple[PartyMention, ...]:
    return find_parties(fold(text), text, start=0, end=len(text))


def units(text: str) -> list[str]:
    return [m.text for m in mentions(text) if m.sort is Sort.UNIT]


def persons(text: str) -> list[str]:
    return [m.text for m in mentions(text) if m.sort is Sort.PERSON]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("由县发改局牵头实施。", ["县发改局"]),
        ("清河市纺织纤维质量监测中心对送检样品免费检测。", ["清河市纺织纤维质量监测中心"]),
        ("由各社区选定本社区的节目。", ["各社区"]),
        ("会同市住建局抓好落实。", ["市住建局"]),
        ("请各镇人民政府于月底前报送。", ["各镇人民政府"]),
        ("报县政府办公室汇总。", ["县政府办公室"]),
        ("经县政府同意后印发。", ["县政府"]),
        ("清河县农业农村局、云岭县财政局要加强协作。", ["清河县农业农村局", "云岭县财政局"]),
        ("县委编办、县教体局、区政数局参加。", ["县委编办", "县教体局", "区政数局"]),
        ("省委组织部、市委宣传部联合开展。", ["省委组织部", "市委宣传部"]),
        ("中国人民银行清河县支行负责。", ["中国人民银行清河县支行"]),
        ("广州市财政局、新乡经开区管委会牵头。", ["广州市财政局", "新乡经开区管委会"]),
        ("县发改、财政、住建等部门配合。", ["县发改", "财政", "住建"]),
        ("市教育、公安部门要联合检查。", ["市教育", "公安部门"]),
        ("县优化营商环境工作领导小组办公室负责。", ["县优化营商环境工作领导小组办公室"]),
        ("县防汛抗旱指挥部要加强值守。", ["县防汛抗旱指挥部"]),
        ("县推进政府职能转变和“放管服”改革协调小组办公室牵头。", ["县推进政府职能转变和“放管服”改革协调小组办公室"]),
        ("石桥开发区管委会、临空经济区（清河）管委会负责。", ["石桥开发区管委会", "临空经济区（清河）管委会"]),
        ("县人力资源和社会保障局、县文化和旅游局负责。", ["县人力资源和社会保障局", "县文化和旅游局"]),
        ("市教委、市科委按职责分工负责。", ["市教委", "市科委"]),
        ("县纪委监委、县总工会、县残联要参加。", ["县纪委监委", "县总工会", "县残联"]),
        ("清河县公安局交警大队负责。", ["清河县公安局交警大队"]),
        ("办公室、法规股按职责分工负责。", ["办公室", "法规股"]),
        ("我局将按月通报，请你单位配合。", ["我局", "你单位"]),
        ("各市、县（区）人民政府要认真落实。", ["各市、县（区）人民政府"]),
        ("请各镇、县财政局于6月底前报送。", ["各镇", "县财政局"]),
        ("石桥镇、柳河镇要组织走访。", ["石桥镇", "柳河镇"]),
        ("住房城乡建设主管部门要加强监管。", ["住房城乡建设主管部门"]),
        ("清河县石桥镇人民政府负责。", ["清河县石桥镇人民政府"]),
        ("市生态环境局清河分局要开展监测。", ["市生态环境局清河分局"]),
        ("县供电公司、县自来水公司配合。", ["县供电公司", "县自来水公司"]),
        ("县人民医院、石桥镇卫生院要做好救治。", ["县人民医院", "石桥镇卫生院"]),
    ],
)
def test_names_exactly_the_unit(text: str, want: list[str]) -> None:
    assert units(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "优化产业布局，构建新发展格局。",
        "服务全局和大局，防止出现不良结局。",
        "认真办理群众诉求，依法处理投诉举报。",
        "规范政府采购管理，加强部门预算编制。",
        "以项目建设为中心，提升中心城区环境。",
        "委托第三方评估，不得随意处罚。",
        "召开专题会议研究处置办法。",
        "推进教育科学研究，发展民政事业。",
        "建设充电站、加油站，改造公厕和场所。",
        "开展全方位部署，提高站位，强化队伍建设。",
        "各项工作、各类矛盾、各个环节都要抓实。",
        "坚持以人民为中心的发展思想。",
        "引导商业银行增加贷款投放。",
        "着力清理取消企业在招投标方面遇到的限制。",
        "教研员要常态化深入基层学校听课。",
        "公、民办普通高中同步招生。",
        "严格落实安全生产责任，强化社会治理。",
        "落实干部选拔任用制度，培养后备干部。",
        "全部完成整改，部分项目延期。",
        "加强网站管理，规范政务新媒体。",
        "推行一网通办、就近办、掌上办。",
        "污水处理率达到95%，垃圾分类处理全覆盖。",
        "深入推进财政科学管理试点。",
        "提高统计数据质量。",
        "打造文明村，建设美丽庭院。",
        "做好信访积案督办工作。",
        "这是一个良好开局。",
    ],
)
def test_words_that_only_contain_a_suffix_are_no_unit(text: str) -> None:
    assert units(text) == []


@pytest.mark.parametrize(
    ("text", "clarity"),
    [
        ("县财政局", Clarity.CLEAR),
        ("民政部门", Clarity.CLEAR),
        ("各镇街", Clarity.COLLECTIVE),
        ("各部门", Clarity.COLLECTIVE),
        ("各学校", Clarity.COLLECTIVE),
        ("各级党委", Clarity.COLLECTIVE),
        ("各地", Clarity.COLLECTIVE),
        ("各县（市、区）", Clarity.COLLECTIVE),
        ("各地各有关部门", Clarity.COLLECTIVE),
        ("县直各部门", Clarity.COLLECTIVE),
        ("各行业主管部门", Clarity.COLLECTIVE),
        ("有关部门", Clarity.VAGUE),
        ("相关单位", Clarity.VAGUE),
        ("各有关部门", Clarity.VAGUE),
        ("各责任单位", Clarity.VAGUE),
        ("牵头部门", Clarity.VAGUE),
        ("职能部门", Clarity.VAGUE),
        ("主管部门", Clarity.VAGUE),
        ("县政府有关部门", Clarity.VAGUE),
        ("市级相关部门", Clarity.VAGUE),
    ],
)
def test_clarity_of_a_unit(text: str, clarity: Clarity) -> None:
    assert [(m.text, m.clarity) for m in mentions(text + "要加强检查。")] == [(text, clarity)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("由分管副县长牵头。", ["分管副县长"]),
        ("县财政局局长要亲自抓。", ["县财政局局长"]),
        ("各单位主要负责人负总责。", ["各单位主要负责人"]),
        ("组长：李明远", ["组长", "李明远"]),
        ("副县长王建国带队检查。", ["副县长王建国"]),
        ("由副局长王建国负责。", ["副局长王建国"]),
        ("由县林业局局长王建国负责。", ["县林业局局长王建国"]),
        ("由县农业农村局产业股股长刘洋负责。", ["县农业农村局产业股股长刘洋"]),
        ("由王建国负责。", ["王建国"]),
        ("此项工作由王建国同志牵头负责。", ["王建国"]),
        ("由欧阳文静牵头。", ["欧阳文静"]),
        ("由林一鸣负责。", ["林一鸣"]),
        ("县林业局王建国负责清障。", ["王建国"]),
        ("完成清障12公里，责任人：王建国。", ["王建国"]),
        ("完成清障12公里，责任人：王建国、孙小梅。", ["王建国", "孙小梅"]),
        ("完成清障12公里，责任人王建国。", ["王建国"]),
        ("完成清障12公里，责任人：高新民。", ["高新民"]),
        ("李明远同志具体负责。", ["李明远"]),
        ("驻村第一书记每月走访一次。", ["驻村第一书记"]),
        ("带班领导要在岗值守。", ["带班领导"]),
        ("各村党支部书记要带头。", ["各村党支部书记"]),
        ("书记是抓党建的第一责任人。", ["书记", "第一责任人"]),
        ("由县政府分管项目投资的领导召集初审。", ["分管项目投资的领导"]),
    ],
)
def test_names_exactly_the_person(text: str, want: list[str]) -> None:
    assert persons(text) == want


@pytest.mark.parametrize("text", ["安排专人负责。", "做到责任到人。", "请有关领导参加。", "有关负责同志要在场。"])
def test_a_person_not_named_is_vague(text: str) -> None:
    assert [m.clarity for m in mentions(text) if m.sort is Sort.PERSON] == [Clarity.VAGUE]


@pytest.mark.parametrize(
    "text",
    [
        "开通局长信箱和县长热线。",
        "召开县长办公会议研究。",
        "明确要求，高度重视。",
        "安排部署下一步工作。",
        "提高主任医师待遇。",
        "黄金时段播出，方便群众办事。",
        "建立行政首长负责制。",
        "由高年级同学负责。",
        "由施工方负责清运。",
        "由商户负责门前卫生。",
        "由平台负责核验。",
        "由安全生产科牵头负责。",
        "加强领导班子、干部队伍建设。",
        "县水利局高标准完成清淤。",
    ],
)
def test_words_that_only_look_like_persons_are_none(text: str) -> None:
    assert persons(text) == []


def test_a_post_with_its_unit_gives_both() -> None:
    assert units("县财政局局长要亲自抓。") == ["县财政局"]


def test_a_name_behind_the_post_leaves_the_unit_and_not_the_committee() -> None:
    assert units("由县林业局局长王建国负责。") == ["县林业局"]
    assert units("由县委书记李明远负责。") == []


def test_the_committee_inside_a_secretarys_post_is_no_unit() -> None:
    assert units("县委书记带队督导。") == []


def test_own_unit_is_marked_as_self() -> None:
    assert [m.entity for m in mentions("我局负责解释。")] == [Entity.SELF]


@given(
    st.text(
        alphabet="县市区各有关部门财政局教育办公室、，。（）：;的由请报镇村李明远书记主任党委12月底前\n", max_size=60
    ),
    st.data(),
)
def test_spans_lie_in_the_range_and_match_their_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for mention in find_parties(fold(text), text, start=start, end=end):
        assert start <= mention.span.start < mention.span.end <= end
        assert mention.text == mention.span.of(text)


@pytest.mark.parametrize(
    ("full", "half"),
    [
        ("各镇（街道）、县财政局要落实。", "各镇(街道)、县财政局要落实。"),
        ("县教体局，县住建局：请于月底前报送；", "县教体局,县住建局:请于月底前报送;"),
    ],
)
def test_width_of_punctuation_changes_nothing(full: str, half: str) -> None:
    assert [m.span for m in mentions(full)] == [m.span for m in mentions(half)]
