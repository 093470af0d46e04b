"""Who is told to act in a running sentence, and who is only mentioned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenfeng_check.analysis.dates import DateContext
from wenfeng_check.analysis.parties import EMPTY, find_subject
from wenfeng_check.analysis.tasks.values import Reader
from wenfeng_check.lexicon import fold
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, PartyRole

LEAD, SUPPORT, OWNER = PartyRole.LEAD, PartyRole.SUPPORT, PartyRole.OWNER


def subject(text: str) -> tuple[Party, ...]:
    return find_subject(fold(text), text, start=0, end=len(text))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("各镇要于3月底前完成排查。", [("各镇", OWNER)]),
        ("县财政局负责拨付资金。", [("县财政局", OWNER)]),
        ("5月底前县应急局组织一次演练。", [("县应急局", OWNER)]),
        ("2026年5月20日前县水利局要完成排查。", [("县水利局", OWNER)]),
        ("5月20日县财政局要拨付资金。", [("县财政局", OWNER)]),
        ("每月10日前各镇要报送进展。", [("各镇", OWNER)]),
        ("由县发改局牵头，制定实施方案。", [("县发改局", LEAD)]),
        ("请各单位于5月10日前报送台账。", [("各单位", OWNER)]),
        ("责成县住建局限期整改。", [("县住建局", OWNER)]),
        ("县发改局会同县财政局制定办法。", [("县发改局", OWNER), ("县财政局", SUPPORT)]),
        ("县教体局和县公安局要开展检查。", [("县教体局", OWNER), ("县公安局", OWNER)]),
        ("6月底前，县水利局完成清淤。", [("县水利局", OWNER)]),
        ("县住建局要开展排查；县水利局要完成清淤。", [("县住建局", OWNER), ("县水利局", OWNER)]),
        ("（一）县民政局每季度通报一次。", [("县民政局", OWNER)]),
        ("我局将于年底前组织验收。", [("我局", OWNER)]),
        ("你公司应在30日内提交整改报告。", [("你公司", OWNER)]),
        ("医疗机构应当建立登记制度。", [("医疗机构", OWNER)]),
        ("审批机关应当公布办理流程。", [("审批机关", OWNER)]),
        ("监督检查机关应当共享信息。", [("监督检查机关", OWNER)]),
        ("各级发展改革（能源主管）部门应公告变化情况。", [("各级发展改革（能源主管）部门", OWNER)]),
        ("各级住建局要公布检查结果。", [("各级住建局", OWNER)]),
        ("各级财政局、教育局要拨付资金。", [("各级财政局", OWNER), ("教育局", OWNER)]),
        ("各级党政领导班子要听取汇报。", [("各级党政领导班子", OWNER)]),
        ("中央和省部两级要建立人才库。", [("中央和省部两级", OWNER)]),
        ("省市县乡逐级成立工作专班。", [("省市县乡", OWNER)]),
        ("由两省一市共同确定断面。", [("两省一市", OWNER)]),
        ("请清河、云台、龙泉等地生态环境部门准备发言。", [("清河、云台、龙泉等地生态环境部门", OWNER)]),
        ("及时报送信息省级生态环境主管部门应于9月底前上传清单。", [("省级生态环境主管部门", OWNER)]),
        ("科学技术、经济和信息化等有关政府部门应当发布清单。", [("科学技术", OWNER), ("经济和信息化", OWNER)]),
        ("政策法规与创新建设处每季度末调度一次。", [("政策法规与创新建设处", OWNER)]),
        ("人口少且居住集中的村，应定期召开村民会议。", [("人口少且居住集中的村", OWNER)]),
        ("纪检机关、组织部门要开展谈话。", [("纪检机关", OWNER), ("组织部门", OWNER)]),
        ("统战部要开展走访。", [("统战部", OWNER)]),
        ("国有农场要更新农机。", [("国有农场", OWNER)]),
        ("到2027年，清河区、云台县、龙泉县各建成10家托育服务点。", [("清河区", OWNER), ("云台县", OWNER), ("龙泉县", OWNER)]),
        ("制定网络覆盖方案，由白云旗牵头落实。", [("白云旗", LEAD)]),
        ("服务平台由设区市统筹建设。", [("设区市", OWNER)]),
        ("监测工作由县林产品质检与产业服务保障中心具体实施。", [("县林产品质检与产业服务保障中心", OWNER)]),
        ("县、镇两级财政要安排专项资金。", [("县、镇两级财政", OWNER)]),
        ("派驻机构每年年底报告一次。", [("派驻机构", OWNER)]),
        ("各级要按照比例安排资金。", [("各级", OWNER)]),
        ("各区、各部门之间要加强信息互认。", [("各区", OWNER), ("各部门", OWNER)]),
        ("青河市、曲水市等地要率先探索。", [("青河市", OWNER), ("曲水市", OWNER)]),
        ("污泥产生单位、运输单位应当制定预案。", [("污泥产生单位、运输单位", OWNER)]),
        ("施工单位应对施工人员开展消防培训。", [("施工单位", OWNER)]),
        ("城关街道办更换3个小区的立管。", [("城关街道办", OWNER)]),
        ("县政府总值班室每天点名2次。", [("县政府总值班室", OWNER)]),
        ("由县交投公司接管维护。", [("县交投公司", OWNER)]),
        ("由镇农业服务中心雇请打捆机。", [("镇农业服务中心", OWNER)]),
        ("每镇至少建成1处加油点。", [("每镇", OWNER)]),
        ("2027年6月底前，县林业局栽树120亩。", [("县林业局", OWNER)]),
        ("市场监管厅研究制定统一标准。", [("市场监管厅", OWNER)]),
        ("培训主要由县级党组织负责。", [("县级党组织", OWNER)]),
        ("实施改革的地方生态环境部门，应当公布清单。", [("实施改革的地方生态环境部门", OWNER)]),
        ("职业院校、应用型本科高校每年公布招生计划。", [("职业院校、应用型本科高校", OWNER)]),
        ("党的各级纪律检查委员会、各级党委组织部要督促检查。", [("各级纪律检查委员会", OWNER), ("各级党委组织部", OWNER)]),
        ("省（自治区、直辖市）抓好示范培训。", [("省（自治区、直辖市）", OWNER)]),
        ("镇政府指导村民委员会制定防火公约。", [("镇政府", OWNER)]),
        ("柳林镇要在9月10日前修通道路。", [("柳林镇", OWNER)]),
        ("石桥镇和柳林镇要在9月底前修通道路。", [("石桥镇", OWNER), ("柳林镇", OWNER)]),
        ("各建筑工地要拆除围挡。", [("各建筑工地", OWNER)]),
        ("公安机关建立台账。", [("公安机关", OWNER)]),
        ("人民法院推行网上立案。", [("人民法院", OWNER)]),
        ("党委和政府要听取汇报。", [("党委和政府", OWNER)]),
        ("申报单位请于7月23日前报送资料。", [("申报单位", OWNER)]),
        ("符合条件的申报单位，请于4月7日前报送材料。", [("符合条件的申报单位", OWNER)]),
        ("我们将组织专家开展评审。", [("我们", OWNER)]),
        ("物流企业逐年提高新能源车比重。", [("物流企业", OWNER)]),
        ("税务机关应当优化办税流程。", [("税务机关", OWNER)]),
        ("剩余农田由两镇组织抽排。", [("两镇", OWNER)]),
        ("县供销社要在9月20日前调运到位。", [("县供销社", OWNER)]),
        ("县水务公司国庆节前检修118处工程。", [("县水务公司", OWNER)]),
        ("乡（镇）、村要建立巡查制度。", [("乡（镇）、村", OWNER)]),
        ("市、县两级要建立台账。", [("市、县两级", OWNER)]),
        ("有条件的镇要建立专业队伍。", [("有条件的镇", OWNER)]),
        ("请你县于5月底前报送。", [("你县", OWNER)]),
        ("公安机关、人民检察院和人民法院应当建立会商机制。", [("公安机关", OWNER), ("人民检察院和人民法院", OWNER)]),
        ("党委（党组）要制定年度计划。", [("党委（党组）", OWNER)]),
        ("县12345热线中心应建立数据分析制度。", [("县12345热线中心", OWNER)]),
        ("12月底前，各开发区全部使用电子印章。", [("各开发区", OWNER)]),
        ("镇党委书记是第一责任人，分管领导是直接责任人。", [("镇党委书记", OWNER), ("分管领导", OWNER)]),
        ("“一把手”要每季度听取一次汇报。", [("一把手", OWNER)]),
        ("经县政府同意，由县城管局负责。", [("县城管局", OWNER)]),
        ("县财政局局长要每月调度一次。", [("县财政局", OWNER), ("县财政局局长", OWNER)]),
        ("各镇人民政府、县直各部门，要认真落实。", [("各镇人民政府", OWNER), ("县直各部门", OWNER)]),
        ("县审计局积极配合做好核查。", [("县审计局", SUPPORT)]),
        ("乡镇人民政府（街道办事处）应当公示结果。", [("乡镇人民政府", OWNER), ("街道办事处", OWNER)]),
        ("石桥镇、柳河镇要组织走访。", [("石桥镇", OWNER), ("柳河镇", OWNER)]),
        ("教育、公安等部门要联合执法。", [("教育", OWNER), ("公安", OWNER)]),
        ("各村党支部书记要带头落实。", [("各村党支部书记", OWNER)]),
        ("1.县林业局定期巡查。", [("县林业局", OWNER)]),
        ("县林业局要完成清障，责任人：王建国。", [("县林业局", OWNER), ("王建国", OWNER)]),
        ("县林业局要完成清障，责任人王建国。", [("县林业局", OWNER), ("王建国", OWNER)]),
        ("完成清障，责任单位：县林业局，完成时限：3月底前。", [("县林业局", OWNER)]),
        ("完成清障，联系人：孙小梅。", [("孙小梅", PartyRole.CONTACT)]),
        ("完成清障，责任领导：李明远。", [("李明远", PartyRole.SUPERVISOR)]),
        ("由王建国同志牵头负责。", [("王建国", OWNER)]),
        ("由县林业局局长王建国负责。", [("县林业局", OWNER), ("县林业局局长王建国", OWNER)]),
        (
            "各镇要设立检查站。各村要加强管控。有关部门要积极配合。",
            [("各镇", OWNER), ("各村", OWNER), ("有关部门", OWNER)],
        ),
        ("国家机关、企业事业单位等应建立卫生管理制度。", [("国家机关、企业事业单位等", OWNER)]),
        ("县属高校以及民办高校要派出辅导教师。", [("县属高校以及民办高校", OWNER)]),
        ("全县二级以上医疗机构必须建成发热门诊。", [("全县二级以上医疗机构", OWNER)]),
        ("广播、电视、网络等新闻媒体，每年开展两次公益宣传。", [("广播、电视、网络等新闻媒体", OWNER)]),
        ("中选企业自主选定配送商，签订购销合同。", [("中选企业", OWNER)]),
        ("违规开具证明的，由资质认定机构依法处理。", [("资质认定机构", OWNER)]),
        ("各级妇幼保健机构、基层医疗机构要做好随访。", [("各级妇幼保健机构", OWNER), ("基层医疗机构", OWNER)]),
        ("第十条供水企业应当公示收费标准。", [("供水企业", OWNER)]),
        ("位于河道两岸的城市，应抓紧编制预案。", [("位于河道两岸的城市", OWNER)]),
        ("获得卫生县城称号的人民政府应建立长效机制。", [("获得卫生县城称号的人民政府", OWNER)]),
        ("已实行相对集中审批的地方要明确监管责任。", [("已实行相对集中审批的地方", OWNER)]),
        ("有关的小城市应完成震害预测。", [("有关的小城市", OWNER)]),
        ("为做好防汛工作，各镇、各部门，要落实值班制度。", [("各镇", OWNER), ("各部门", OWNER)]),
        ("县推行“一窗通办”工作专班要每周调度。", [("县推行“一窗通办”工作专班", OWNER)]),
        ("县网络安全和信息化领导小组要每季度会商。", [("县网络安全和信息化领导小组", OWNER)]),
        ("由各级农村公路建设领导小组不定期抽查。", [("各级农村公路建设领导小组", OWNER)]),
        ("县健康委员会（爱国卫生运动委员会）实行双主任制。", [("县健康委员会", OWNER), ("爱国卫生运动委员会", OWNER)]),
        ("第三十五条本县税务机关持续优化办税服务。", [("本县税务机关", PartyRole.OWNER)]),
        ("国家机关、事业单位全面梳理政策事项。", [("国家机关、事业单位", PartyRole.OWNER)]),
        ("2026年6月底前，各省份建立考核系统。", [("各省份", PartyRole.OWNER)]),
        ("2026年上半年，县政府印发实施方案。", [("县政府", PartyRole.OWNER)]),
        ("数据使用机构应当每季度反馈使用情况。", [("数据使用机构", PartyRole.OWNER)]),
        ("加工企业要在6月底前完成改造。", [("加工企业", PartyRole.OWNER)]),
        ("县财政局2026年安排专项资金380万元。", [("县财政局", PartyRole.OWNER)]),
        ("镇（街道）在30分钟内通知到村。", [("镇（街道）", PartyRole.OWNER)]),
        ("乡经发办6月底前引进生产线1条。", [("乡经发办", PartyRole.OWNER)]),
        ("运营补贴由当地民政部门按月审核。", [("当地民政部门", PartyRole.OWNER)]),
        ("所在地教育部门要每学期检查。", [("所在地教育部门", PartyRole.OWNER)]),
        ("报纸、电视台要每周刊播公益广告。", [("报纸、电视台", PartyRole.OWNER)]),
    ],
)
def test_who_is_told_to_act(text: str, want: list[tuple[str, PartyRole]]) -> None:
    assert [(party.text, party.role) for party in subject(text)] == want


@pytest.mark.parametrize(
    "text",
    [
        "将台账报县政府办公室备案。",
        "开发网上办理系统，每月通报情况。",
        "及时报送县住建局汇总。",
        "送县财政局审核。",
        "每月向县纪委监委报告。",
        "提交县政府常务会议审议。",
        "结果反馈给各镇人民政府。",
        "经县政府批准后组织实施。",
        "经县财政局审核同意后拨付。",
        "按照省政府要求，抓好整改落实。",
        "根据国务院办公厅通知精神，开展排查。",
        "落实省委部署，完成年度任务。",
        "贯彻市委工作会议精神。",
        "对各镇进行专项检查。",
        "督促县住建局完成整改。",
        "指导各镇做好防汛工作。",
        "支持县教体局开展试点。",
        "加强县公安局队伍建设。",
        "配合县检察院开展调查。",
        "抄送：县委办公室，县人大常委会办公室。",
        "联系人：县政府办公室孙小梅。",
        "在石桥镇召开现场会。",
        "县政府网站开设专栏。",
        "县教体局印发的通知继续有效。",
        "依据县人社局《关于做好就业工作的通知》，开展培训。",
        "完成农村道路改造20公里。",
        "建立健全联动机制，形成工作合力。",
        "到县行政服务中心办理登记。",
        "与县农商银行签订协议。",
        "把各学校纳入检查范围。",
        "推动各项任务落地见效。",
        "建立县财政局、县审计局联席会议制度。",
        "全面推行河长制，开展巡河。",
        "对符合条件的企业要给予奖补。",
        "对水、电、气企业要减免费用。",
        "健全党的基层组织负责人选配机制。",
        "允许企业自行委托检测机构。",
        "吸引外地企业在本县设立总部。",
        "不得设立有竞争关系的企业，不得超出业务范围。",
        "乡镇企业是纳税的主要单位，应当受到尊重。",
        "优化服务流程，企业自主创新能力不断增强。",
        "建成为企业服务的平台，要逐步拓展功能。",
        "加强部门联动协作，形成监管合力。",
        "适时召开防汛会商会，研判汛情。",
        "小区要设置充电桩。",
        "县域要发展产业。",
        "县财政局2026年工作要点已经印发。",
        "县城区办好实事。",
    ],
)
def test_who_is_only_mentioned(text: str) -> None:
    assert [party.text for party in subject(text) if party.clarity is not Clarity.VAGUE] == []


@pytest.mark.parametrize(
    ("text", "clarity"),
    [
        ("有关部门要加强检查。", Clarity.VAGUE),
        ("各责任单位要按时完成。", Clarity.VAGUE),
        ("各镇街要加强检查。", Clarity.COLLECTIVE),
        ("由县财政局负责。", Clarity.CLEAR),
        ("安排专人负责值守。", Clarity.VAGUE),
    ],
)
def test_clarity_of_the_subject(text: str, clarity: Clarity) -> None:
    assert [party.clarity for party in subject(text)] == [clarity]


@pytest.mark.parametrize(
    "text",
    [
        "对窗口工作人员进行业务培训。",
        "明确时间节点、责任单位和责任人。",
        "每季度对各镇相关负责人员进行急救培训。",
        "公开责任人名单。",
    ],
)
def test_persons_that_are_objects_are_told_nothing(text: str) -> None:
    assert subject(text) == ()


def test_a_sentence_with_unit_post_and_name_has_one_person_and_one_unit() -> None:
    text = "由县林业局局长王建国负责。"
    values = Reader(fold(text), text, DateContext(), EMPTY).own(Span(0, len(text)))
    assert [unit.text for unit in values.units] == ["县林业局"]
    assert [person.text for person in values.persons] == ["县林业局局长王建国"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("由王局长负责。", ["王局长"]),
        ("县水利局王局长牵头。", ["县水利局王局长"]),
        ("请李县长、张副县长每月调度一次。", ["李县长", "张副县长"]),
        ("任局长后，由副局长李明负责。", ["副局长李明"]),
        ("由常务副县长牵头。", ["常务副县长"]),
        ("由党委书记负责。", ["党委书记"]),
    ],
)
def test_a_surname_before_a_post_is_a_person(text: str, who: list[str]) -> None:
    values = Reader(fold(text), text, DateContext(), EMPTY).own(Span(0, len(text)))
    assert [person.text for person in values.persons] == who


def test_half_width_punctuation_gives_the_same_subject() -> None:
    full, half = "请县财政局，各镇（街道）：于月底前报送；", "请县财政局,各镇(街道):于月底前报送;"
    assert [party.span for party in subject(full)] == [party.span for party in subject(half)]


def test_offsets_count_from_the_start_of_the_document() -> None:
    text = "第一句无主语。县财政局负责拨付资金。"
    (party,) = find_subject(fold(text), text, start=7, end=len(text))
    assert party.span.of(text) == "县财政局"


@given(st.text(alphabet="县财政局各镇要应由请报会同和、，。（）负责牵头有关部门局长于在12月底前完成的", max_size=50))
def test_spans_lie_in_the_text(text: str) -> None:
    for party in subject(text):
        assert 0 <= party.span.start < party.span.end <= len(text)
        assert party.text == party.span.of(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("县财政局9月15日前拨付补贴，责任人：副局长唐敏。", ["副局长唐敏"]),
        ("县财政局9月15日前拨付补贴，责任人副局长唐敏。", ["副局长唐敏"]),
        ("县财政局9月15日前拨付补贴，责任人为副局长唐敏。", ["副局长唐敏"]),
        ("县财政局9月15日前拨付补贴，责任人：唐敏（副局长）。", ["唐敏"]),
        ("县财政局9月15日前拨付补贴，责任人贺明、周建平。", ["贺明", "周建平"]),
        ("县财政局9月15日前拨付补贴，责任人：县财政局局长周建平。", ["县财政局局长周建平"]),
        ("各学校要更换灭火器，责任人：校长。", ["校长"]),
        ("各村要修好水渠，责任人：各村党支部书记。", ["各村党支部书记"]),
        ("县林业局9月20日前购置水泵20台，赵亮负责。", ["赵亮"]),
        ("县林业局9月20日前购置水泵20台，分别由赵亮、钱勇负责。", ["赵亮", "钱勇"]),
        ("由孙立新副县长牵头，县水利局落实，责任人周建平。", ["孙立新副县长", "周建平"]),
    ],
)
def test_persons_in_a_running_sentence(text: str, who: list[str]) -> None:
    values = Reader(fold(text), text, DateContext(), EMPTY).said(Span(0, len(text)))
    assert [person.text for person in values.persons] == who
    assert all(person.clarity is Clarity.CLEAR for person in values.persons)


@pytest.mark.parametrize("text", ["县林业局要购置水泵20台，分级负责。", "县林业局要购置水泵20台，属地负责。", "各镇要高度负责，强化班主任队伍。"])
def test_words_that_only_look_like_a_name_are_none(text: str) -> None:
    assert Reader(fold(text), text, DateContext(), EMPTY).said(Span(0, len(text))).persons == ()


def test_a_county_leader_who_leads_is_the_leader_responsible() -> None:
    text = "由副县长孙立新牵头，县水利局落实，责任人周建平。"
    values = Reader(fold(text), text, DateContext(), EMPTY).said(Span(0, len(text)))
    assert [(person.text, person.role) for person in values.persons] == [("副县长孙立新", PartyRole.SUPERVISOR), ("周建平", OWNER)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("县就业中心主任龚建平具体负责。", ["龚建平"]),
        ("送戏下乡24场，馆长宋宁负责。", ["馆长宋宁"]),
        ("由总工程师曹建负责对接。", ["曹建"]),
        ("局长亲自抓，书记全程负责。", ["局长", "书记"]),
    ],
)
def test_a_name_behind_any_post_is_told_to_act(text: str, want: list[str]) -> None:
    said = Reader(fold(text), text, DateContext(), EMPTY).own(Span(0, len(text)))
    assert [person.text for person in said.persons] == want


def test_blanks_around_figures_do_not_hide_who_acts() -> None:
    text = "县发改局 9 月 10 日前完成评审。"
    said = Reader(fold(text), text, DateContext(), EMPTY).own(Span(0, len(text)))
    assert [unit.text for unit in said.units] == ["县发改局"]


def test_other_bodies_beside_those_of_a_list_are_no_filler() -> None:
    found = subject("民政、市场监管和相关部门应当建立协同机制。")
    assert [(party.text, party.clarity) for party in found[:2]] == [("民政", Clarity.CLEAR), ("市场监管", Clarity.CLEAR)]
