"""Rule SUB104."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.labels import Role
from wenfeng_check.analysis.prose import prose
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.sub import _shared

#: A lead such as 还面临一些困难和问题 says nothing yet: what follows it is judged.
_LEAD = r"(?:亟待|需要|有待)?(?:解决的?|克服的?|重视的?|突出的?|新的?)*(?:矛盾|困难|问题|挑战|不足|短板|薄弱环节|差距|风险|现象|制约)"
#: So does a longer one that a list follows: 存在一些绕不开的矛盾，主要是….
_INTRODUCTION = r"[^，。；：]{0,20}(?:问题|矛盾|困难|地方|不足|短板)[^，。；：]{0,4}(?:：|，?(?:主要|集中|突出)(?:是|有|表现|体现))"
#: 部分 as a word of its own, at the head of its phrase (错误部分 and 第一部分 are nouns); 个别谈话, 少数民族 … are set words.
_WORDS = (
    r"(?:(?<=[，。；：、是有在对及和与但因由以使让存])|^)部分(?!内容|组成|之一)|(?<!不)个别(?!谈话|谈心|辅导|化|指导|走访|访谈)|(?<![这那有哪])一些|有的(?!放矢|是)|(?<![只还没])有些"
    r"|(?<![极])少数(?!民族)|某些|不少(?!于)|许多|诸多|(?<!有)若干(?!措施|意见|规定|问题的)"
)


class VagueQuantity(Rule):
    """谈问题不准：部分、个别、一些，说不出是哪几个、有多少。

    ## 查什么
    讲问题的句子用“部分、个别、一些、有的、少数、不少、许多”，同一句和同一段后文都没有数字、单位、地点、文件名。

    ## 为什么
    问题说不准，就没有人认账，也没法整改。

    ## 怎么改
    写清哪几个单位、几件、占多少：“部分镇进度偏慢”写成“石桥镇、柳河镇完成率低于50%”。
    数字还没有的，去查台账，不要估。

    ## 不算
    - 同一句或同段后文（到下一个“二是”为止）点了单位、地点，给了数字；
    - “存在一些问题：”这样引出下文的话（看下文）；
    - “第一部分”“组成部分”“个别谈话”“少数民族”“有的放矢”；
    - 法规、预案的假设情形，批复、函里转述的技术结论；
    - 政府工作报告、讲话、规划、意见：范围是全局，只作提示；
    - 不宜点名的（信访、案件），可以只给数字。

    ## 依据
    本县措施第8条“谈问题要准”。
    """

    code = "SUB104"
    clause = _shared.PROBLEMS
    words: Option[tuple[str, ...]] = Option((), "另外算作含糊数量的词")
    good = (
        Good("秋粮收购情况汇报\n二、存在问题\n部分镇进度偏慢，石桥镇、柳河镇完成率低于50%。", kind="汇报材料"),
        Good("秋粮收购情况汇报\n二、存在问题\n一些仓库条件差。县城3座粮库中有2座屋顶漏水。", kind="汇报材料"),
        Good("秋粮收购情况汇报\n二、存在问题\n收购工作还存在一些困难和问题：石桥镇缺仓容3000吨。", kind="汇报材料"),
        Good("秋粮收购情况汇报\n二、存在问题\n收购工作仍存在不少与农户期盼不相适应的地方，主要表现为：仓容不足，排队时间长。", kind="汇报材料"),
        Good("民族工作情况汇报\n二、存在问题\n少数民族语言教师缺编12名。", kind="汇报材料"),
    )
    bad = (
        Bad(
            "秋粮收购情况汇报\n二、存在问题\n一是【个别】干部作风不实，服务意识不强。二是石桥镇缺仓容3000吨。",
            kind="汇报材料",
        ),
        Bad(
            "秋粮收购情况汇报\n二、存在问题\n一是【部分】镇工作推进不力，收购进度偏慢，责任没有落实到人。",
            kind="汇报材料",
        ),
        Bad(
            "河道管理情况汇报\n三、存在的问题和不足\n【个别】干部责任心不强，巡查走过场，存在应付现象。",
            kind="汇报材料",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield one finding for each problem sentence with a vague quantity and nothing to check."""
        shown = prose(facts)
        if facts.kind in ("批复", "函"):
            return
        pattern = "|".join([_WORDS, *(re.escape(word) for word in self.words)])
        for sentence in _shared.with_role(facts, Role.PROBLEM):
            hits = re.compile(pattern).finditer(shown, sentence.span.start, sentence.span.end)
            found = [Span(*hit.span()) for hit in hits if not re.match(f"{_LEAD}|{_INTRODUCTION}", shown[hit.end() : hit.end() + 40])]
            if not found or _shared.checkable(facts, sentence) or _shared.paragraph_checkable(facts, sentence):
                continue
            word = found[0].of(facts.text)
            yield Finding(
                found[0],
                f"谈问题用“{word}”，说不出是哪几个、有多少。",
                "写清是哪几个单位、哪些地方，有几件、占多少；查不到的数字先查台账，不要估。",
                labels=tuple(Label(span, f"“{span.of(facts.text)}”也要写准") for span in found[1:]),
                severity=Severity.INFO if facts.kind in _shared.GENERAL else None,
            )
