"""Light verbs: 进行, 予以, 加以 before a verb that could stand alone."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from wenfeng_check.analysis.prose import prose
from wenfeng_check.lexicon import load
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.wrd._shared import PRACTICE_WORDING, replace

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_LONGEST_OBJECT = 12
_ADVERB = r"逐[一个户村镇项座家件条]|适时|随机|认真|严格|仔细|重新|集中|分批|全面|每[年季月周日]"


@cache
def _verbs(category: str) -> str:
    return "|".join(sorted(load("light_verbs").only(category).terms))


class LightVerb(Rule):
    """“对……进行排查”“予以重视”一类形式动词，绕了一个弯。

    ## 查什么

    “对某事进行某动作”“予以（加以）某动作”“开展某动作工作”，其中的动作词本身就能带宾语或独立成句。

    ## 为什么

    “进行”“予以”“加以”自己不表示动作，多一个动词、多一个介词，意思没有增加，动作反而退到句尾。

    ## 怎么改

    把动作词提到前面：“对隐患进行排查整治”写成“排查整治隐患”；“予以重视”写成“重视”；“开展排查工作”写成“排查”。

    ## 不算

    - 法律、纪律和公文的惯用搭配：予以公布、予以批准、给予处分、予以表彰、予以支持；
    - “进行中”“正在进行”，以及动作词后带“的”或被数量修饰的（进行一次检查）；
    - 动作词前有修饰语、提前后句子不通的（对企业进行分类管理、进行全面评估）；
    - 宾语很长、提前反而难读的；
    - 有名称的专项行动、标题、引文和法律名称。

    ## 依据

    写作惯例，落实《党政机关公文处理工作条例》第十九条“文字精练”。没有法规禁用形式动词，所以只作提示。
    """

    code = "WRD101"
    severity = Severity.INFO
    clause = PRACTICE_WORDING
    good = (
        Good("县应急局排查整治隐患，6月底前销号。"),
        Good("违反规定的，依法予以处罚；工作突出的单位，由县政府予以表彰。"),
        Good("目前工程正在进行中。"),
        Good("对规模以上企业进行分类管理。"),
        Good("县财政局每年对资金进行一次检查。"),
        Good("对验收不合格的项目按照《石桥镇项目管理办法》对资金进行的调整须报县政府。"),
        Good("开展“清河护水”检查工作。"),
        Good("加强督导，并针对关键环节进行抽查。"),
    )
    bad = (
        Bad("各镇要【对辖区隐患进行排查】，建立台账。", kind="通知"),
        Bad("县住建局【对老旧小区进行改造】。"),
        Bad("县应急局【对企业隐患进行了排查整治】。"),
        Bad("各单位要【加以重视】。"),
        Bad("县水利局牵头【开展排查整治工作】。"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        text = prose(facts)
        yield from self._objects(facts, text)
        yield from self._bare(facts, text)
        yield from self._activities(facts, text)

    def _objects(self, facts: "Analysis", text: str) -> Iterator[Finding]:
        """Find 对 + object + 进行 + verbs, closed by punctuation."""
        verbs = _verbs("action")
        pattern = rf"(?<![一-鿿])?对(?!于|此|照|其)([一-鿿、\d]{{2,{_LONGEST_OBJECT}}}?)进行了?((?:{verbs}){{1,2}})(?:工作)?(?=[，。；）\n]|$)"
        for found in re.finditer(pattern, text):
            if re.search(r"[、的]$|针$|(?:针|绝|应|面|相|反|核|校|比|配)对$", text[found.start() - 1 : found.start() + 1]):
                continue
            if re.search(r"对|的.*、|、.*的|(?:是|有|为|要|可|将|均|已|再|分别|及时|依法|定期|统一|共同)$", found[1]):
                continue
            span = Span(*found.span())
            yield self._finding(facts, span, _with_verb_first(found[1], found[2]))

    def _bare(self, facts: "Analysis", text: str) -> Iterator[Finding]:
        """Find 予以, 加以 directly before a verb."""
        for found in re.finditer(rf"(?:予以|加以|给以)({_verbs('plain_verb')})(?=[，。；、）\n]|$)", text):
            yield self._finding(facts, Span(*found.span()), found[1])

    def _activities(self, facts: "Analysis", text: str) -> Iterator[Finding]:
        """Find 开展 + verbs + 工作."""
        for found in re.finditer(rf"开展((?:{_verbs('action')}){{1,2}})工作(?=[，。；、）\n]|$)", text):
            yield self._finding(facts, Span(*found.span()), found[1])

    def _finding(self, facts: "Analysis", span: Span, better: str) -> Finding:
        words = span.of(facts.text)
        return Finding(
            span,
            f"“{words}”用了形式动词，直接写“{better}”。",
            f"改为“{better}”；读不顺时再调整语序，宾语的范围不要丢。",
            fix=replace(f"改为“{better}”", (span, better)),
        )


def _with_verb_first(thing: str, verb: str) -> str:
    """Put the verb, with an adverb that stands behind the object, in front: 塘坝逐座, 检查 give 逐座检查塘坝."""
    adverb = re.search(rf"(?<=[一-鿿])(?:{_ADVERB})$", thing)
    return f"{adverb.group()}{verb}{thing[: adverb.start()]}" if adverb else f"{verb}{thing}"
