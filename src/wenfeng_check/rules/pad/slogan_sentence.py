"""Rule PAD105."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.counts import length_of
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.labels import PaddingPlace, Role
from wenfeng_check.model.finding import Finding
from wenfeng_check.rules.base import MEASURE_8_STYLE, Bad, Good, Rule
from wenfeng_check.rules.pad import _deletable
from wenfeng_check.rules.pad._deletable import Deletable

_WHAT = {PaddingPlace.HAT: "帽子", PaddingPlace.BOOT: "靴子"}
_HAT_ADVICE = "删去，开门见山；确要交代缘由，只留一句依据（文件名、会议名）和一句目的。"
_BOOT_ADVICE = "删去；确有要求，写成谁在何时、用什么办法检查：“＿＿（单位）＿月＿日前检查一次”。"
_STATUS_ADVICE = "删去，或换成数字：办成几件、做到多少、比上年增减多少。"
_GOAL_ADVICE = "删去，或换成指标：到＿年＿月，＿＿达到＿＿。"
_EMPTY_ADVICE = "删去；确有要办的事，补上单位、动作、数量、时限：“＿＿（单位）＿月＿日前完成＿＿”。"
_GUARDED_ADVICE = "规范表述一字不动，全文集中写一次；没有标出的部分照原样保留。"


class SloganSentence(Rule):
    """口号、套话、原则话：删去这一句，照文办事的人什么也不少。

    ## 查什么
    逐句做“删除检验”：删掉它，看文件的人会不会少知道什么、少做哪件事。什么都不少，就标出来。
    开头讲意义、形势的是“帽子”，结尾号召、表态的是“靴子”，中间没有主体、对象、数字、时限的原则话是“空话”。
    同一段里连着的几句合成一处。

    ## 为什么
    空话占篇幅，还把要办的事埋在里面。

    ## 怎么改
    整句删去；里面若真有要办的事，写成“谁、做什么、做到什么程度、何时完成”。

    ## 不算
    - 有单位、时限、文件名的句子；
    - 以冒号领起下文的句子；
    - 一句话的制发缘由、“现将有关事项通知如下”“请认真贯彻执行”这类文种用语；
    - 谈问题（该写准是哪几个、有多少，见 SUB104）、讲现状、成绩的句子，办法规定、政府工作报告里的句子，一项任务仅有的一句：模型有八成把握才报；
    - 段首的提示句、带数字或可核对动作的句子：有九成把握才报；
    - “我就讲这些，谢谢大家”这样的结束语，复函里“感谢您对我县工作的关心支持”“祝大家节日愉快”这样的客气话；
    - 指导思想、党的领导一类规范表述和讲领导人的分句：不标、不建议删改，只标同一句里其余的部分；一多半是这些的句子不报
      （“高质量发展”“放管服”改革这类工作用语不在此列，只有它们的口号照报）。

    ## 依据
    本县措施第8条“防止穿靴戴帽、冗长空洞”。
    """

    code = "PAD105"
    clause = MEASURE_8_STYLE
    good = (
        Good(
            "关于做好防汛工作的通知\n各镇人民政府：\n一、排查隐患\n县水利局5月20日前对12座小型水库逐座检查，建立问题清单。\n"
            "二、加强领导\n各镇、各部门要切实加强领导，主要负责同志为第一责任人，要亲自抓、负总责。",
            kind="通知",
        ),
        Good(
            "关于做好防汛工作的通知\n各镇人民政府：\n一、排查隐患\n县水利局5月20日前对12座小型水库逐座检查，建立问题清单。",
            kind="通知",
        ),
        Good(
            "关于做好防汛工作的通知\n各镇人民政府：\n现将有关事项通知如下：\n一、排查隐患\n各镇每周巡查河道不少于3次。",
            kind="通知",
        ),
        Good(
            "关于印发《清河县河道管理办法》的通知\n各镇人民政府：\n现将《清河县河道管理办法》印发给你们，请认真贯彻执行。",
            kind="通知",
        ),
        Good(
            "关于做好防汛工作的通知\n各镇人民政府：\n一、排查隐患\n县水利局5月20日前对12座小型水库逐座检查，建立问题清单。\n"
            "请认真贯彻执行。",
            kind="通知",
        ),
        Good(
            "关于政务服务工作情况的报告\n县人民政府：\n二、存在问题\n个别窗口服务意识不强，有的部门办事拖拉，企业意见很大。",
            kind="报告",
        ),
        Good(
            "在全县防汛工作会议上的讲话\n同志们：\n一、排查隐患\n县水利局5月20日前对12座小型水库逐座检查，建立问题清单。\n"
            "我就讲这些，谢谢大家。",
            kind="讲话",
        ),
        Good(
            "关于县政协第15号提案的答复\n周海燕委员：\n您提出的关于增设公交站点的提案收悉，现答复如下：\n"
            "县交通局今年6月底前在城东增设站点4处。\n感谢您对我县城市建设工作的关心支持。\n祝大家节日愉快。",
            kind="函",
        ),
        Good(
            "关于做好防汛工作的通知\n各镇人民政府：\n一、排查隐患\n县水利局5月20日前对12座小型水库逐座检查，建立问题清单。\n"
            "二、严肃纪律\n锲而不舍落实中央八项规定及其实施细则精神，驰而不息纠治“四风”。",
            kind="通知",
        ),
    )
    bad = (
        Bad(
            "关于做好防汛工作的通知\n各镇人民政府：\n一、排查隐患\n县水利局5月20日前对12座小型水库逐座检查，建立问题清单。\n"
            "二、加强领导\n【各级各部门要高度重视，凝心聚力、真抓实干，奋力推动全县水利事业高质量发展再上新台阶。】",
            kind="通知",
        ),
        Bad(
            "关于做好防汛工作的通知\n各镇人民政府：\n一、排查隐患\n县水利局5月20日前对12座小型水库逐座检查，建立问题清单。\n"
            "二、加强领导\n【各级各部门要高度重视，加强组织领导，密切配合，形成合力，确保各项工作落到实处、取得实效。】",
            kind="通知",
        ),
        Bad(
            "关于做好防汛工作的通知\n各镇人民政府：\n一、排查隐患\n县水利局5月20日前对12座小型水库逐座检查，建立问题清单。\n"
            "二、加强领导\n【各级各部门要统一思想、提高认识，】深刻领悟“两个确立”的决定性意义，【凝心聚力、真抓实干，扎实工作、勇毅前行，奋力推动各项事业再上新台阶。】",
            kind="通知",
        ),
        Bad(
            "关于做好秋粮收购工作的通知\n各镇人民政府：\n"
            "【做好秋粮收购工作，事关人民群众切身利益，事关社会和谐稳定，意义重大、影响深远。】\n"
            "一、备足仓容\n县发改局9月20日前腾出仓容3万吨。",
            kind="通知",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield each run of sentences that can go."""
        for run in _deletable.runs(_deletable.deletable(facts)):
            yield _finding(facts, run)


#: Words for who acts that name no unit: the message must not say that nobody is named.
_ACTOR = "部门|单位|政府|党委|党组织|各级|各地|地方|机关|企业|机构|干部|委员会"


def _finding(facts: Analysis, run: list[Deletable]) -> Finding:
    first = run[0]
    return Finding(
        _deletable.span_of(run),
        _message(facts, run),
        _GUARDED_ADVICE if first.guarded else _advice(first),
        confidence=_deletable.sure(run),
        by_model=True,
    )


def _message(facts: Analysis, run: list[Deletable]) -> str:
    what = _WHAT.get(run[0].label.place, "空话")
    size = _deletable.size_of(facts, run)
    which = f"这{len(run)}句（{size}字）" if len(run) > 1 else "这几个分句" if run[0].guarded else "这句"
    return f"{which}是{what}，可以删：{_why(facts, run)}。"


def _why(facts: Analysis, run: list[Deletable]) -> str:
    """What is left without stock words, where nothing of it can be checked; else that nobody is asked for anything."""
    words = "".join(item.span.of(facts.folded) for item in run)
    if any(item.remains.actors for item in run) or re.search(_ACTOR, words):
        return "提到了谁，没有说要做哪件看得见的事"
    if not all(item.remains.empty for item in run):
        return "没有交代谁做什么"
    if len(run) > 1:
        return "没有主体、数字、时限"
    whole, left = length_of(run[0].span.of(facts.text)), run[0].remains.han
    return (
        f"去掉套话、副词和泛指词，{whole}字只剩{left}字，没有主体、数字、时限"
        if left * 2 < whole
        else "没有主体、数字、时限"
    )


def _advice(item: Deletable) -> str:
    if item.label.place is PaddingPlace.HAT:
        return _HAT_ADVICE
    if item.label.place is PaddingPlace.BOOT:
        return _BOOT_ADVICE
    if item.label.role is Role.STATUS:
        return _STATUS_ADVICE
    return _GOAL_ADVICE if item.label.role is Role.GOAL else _EMPTY_ADVICE
