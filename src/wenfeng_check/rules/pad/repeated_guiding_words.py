"""Rule PAD112."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Function, Sentence, Zone
from wenfeng_check.model.finding import Finding, Label
from wenfeng_check.rules.base import BURDEN_1_2, Bad, Good, Rule
from wenfeng_check.rules.pad import _deletable
from wenfeng_check.rules.pad.second_guiding_paragraph import guiding_paragraphs, is_subject

#: Kinds whose very matter is the line of the party.
_PARTY_KINDS = frozenset({"决定", "决议", "公报"})
#: Where guiding wording belongs: the part on it, the sentence that announces it, the call that closes a report.
_ITS_PLACE = r"指导思想|总体要求|总要求|基本原则|工作思路|紧密地?团结在"


class RepeatedGuidingWords(Rule):
    """指导思想、规范表述在别处已写，这一句又表一次态，没有要办的事。

    ## 查什么
    一多半是指导思想、党的领导一类规范表述的句子，同时满足三条：全文不止一处；这一句没有主体、数字、时限、可核对的动作；
    模型有八成把握认为删去它，照文办事的人什么也不少。全文总留一处不报。

    ## 为什么
    减负规定讲，制发文件确需阐述原则的应当简明扼要。规范表述全文集中写一次最庄重，处处都写，要办的事就淹没了。

    ## 怎么改
    看能不能并到标出的另一处；并不了就整句保留。规范表述一字不改、不拆、不缩，也不计入可删字数。

    ## 不算
    - 全文只有一处的；
    - 写在指导思想、总体要求、基本原则里的，报告结尾“紧密团结在……周围”的；
    - 决定、决议、公报；
    - 学习、宣讲、教育、党建类文件，这些内容本来就是正题；
    - 同一句里另有具体要求的；
    - 引文、文件名中的表述；
    - 成段的指导思想（由 second-guiding-paragraph 提示）。

    ## 依据
    《整治形式主义为基层减负若干规定》一、2；本县措施第8条“防止穿靴戴帽、冗长空洞”。
    """

    code = "PAD112"
    clause = BURDEN_1_2
    good = (
        Good(
            "关于做好防汛工作的通知\n各镇人民政府：\n一、排查隐患\n县水利局5月20日前对12座小型水库逐座检查，建立问题清单。\n"
            "二、加强领导\n坚持以习近平新时代中国特色社会主义思想为指导，增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
            kind="通知",
        ),
        Good(
            "清河县政府工作报告\n各位代表：\n一、过去一年工作\n深入学习贯彻习近平新时代中国特色社会主义思想，办理人大代表建议56件。\n"
            "二、今年工作安排\n今年政府工作的总体要求是：以习近平新时代中国特色社会主义思想为指导，增强“四个意识”、坚定“四个自信”、"
            "做到“两个维护”。\n三、结束语\n让我们更加紧密地团结在以习近平同志为核心的党中央周围，为实现中华民族伟大复兴的中国梦而奋斗！",
            kind="政府工作报告",
        ),
        Good(
            "清河县理论学习方案\n一、总体要求\n深入学习贯彻习近平新时代中国特色社会主义思想，分4个专题学习。\n"
            "二、学习内容\n坚持不懈用习近平新时代中国特色社会主义思想凝心铸魂，坚定“四个自信”。",
            kind="方案",
        ),
    )
    bad = (
        Bad(
            "在全县防汛工作会议上的讲话\n同志们：\n"
            "一年来，在以习近平同志为核心的党中央坚强领导下，全县加固水库12座，转移群众3400人。\n"
            "一、排查隐患\n县水利局5月20日前对12座小型水库逐座检查，建立问题清单。\n"
            "二、加强领导\n【要坚决维护习近平总书记党中央的核心、全党的核心地位，坚决维护党中央权威和集中统一领导，始终在思想上政治上行动上"
            "同以习近平同志为核心的党中央保持高度一致。】",
            kind="讲话",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield each such sentence, with the first other place that holds guiding wording."""
        if facts.kind in _PARTY_KINDS or is_subject(facts.structure.main_title):
            return
        left_alone = {line.block for line in guiding_paragraphs(facts)[1:]}
        guided = [s for s in facts.sentences if _counts(facts, s) and _deletable.guides(facts, s.span)]
        offered = {item.sentence.index for item in _deletable.deletable(facts)}
        again = [
            (sentence, label)
            for sentence, label, _ in _deletable.empty(facts)
            if label.padding >= _deletable.SURE and sentence in guided and sentence.index not in offered
        ]
        if again and len(again) == len(guided):
            del again[0]
        for sentence, label in again:
            if sentence.block in left_alone or _in_its_place(facts, sentence):
                continue
            other = next(s for s in guided if s != sentence)
            yield Finding(
                sentence.span,
                "这一句只是表态，没有交代谁做什么；规范表述在别处已有。",
                "看能不能并到另一处，全文集中写一次；并不了就整句保留。规范表述一字不改，不计入可删字数。",
                labels=(Label(other.span, "另一处"),),
                confidence=round(label.padding, 2),
                by_model=True,
            )


def _in_its_place(facts: Analysis, sentence: Sentence) -> bool:
    above = (facts.structure.heading_text(section) for section in facts.structure.path(sentence.block))
    return any(re.search(_ITS_PLACE, words) for words in (sentence.span.of(facts.folded), *above))


def _counts(facts: Analysis, sentence: Sentence) -> bool:
    line = facts.structure.lines[sentence.block]
    return line.function is Function.BODY and line.zone is not Zone.OUTSIDE
