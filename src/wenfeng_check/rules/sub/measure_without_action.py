"""Rule SUB106."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.labels import Role
from wenfeng_check.analysis.protected import protected_within
from wenfeng_check.analysis.remains import remains
from wenfeng_check.analysis.structure import Sentence
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.sub import _shared
from wenfeng_check.rules.sub._shared import is_item_heading

#: No measures: who is responsible (alone in brackets), thanks, a condition, how things stand.
_OTHER = (
    r"^\s*（[^（）]*(?:责任|牵头|配合)[^（）]*）[。；]?\s*$|^\s*(?:感谢|谢谢)|的[；。]\s*$"
    r"|^[^，。要应须]{2,14}(?:不断|初步|日益|逐步|进一步)(?:完善|构建|健全|优化|提升|形成|增强|建立|显现|改善|巩固|扩大)[。；]\s*$"
)
_ENDED = r"[。；！][”）]*\s*$"
_RUN_IN = r"\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]|[一二三四五六七八九十]+(?:是|要)|[-—]{1,4})"
_SHORTEST = 6


class MeasureWithoutAction(Rule):
    """措施没有动作和对象：加强、推进、强化，不知道做什么。

    ## 查什么
    措施句去掉“加强、推进、完善、强化、落实”和“工作、机制、力度、水平”这类泛指词，剩下不到6个字，又没有数字、时限、具体单位。

    ## 为什么
    “加强领导、完善机制”没有对象，办的人无从下手，督的人无法核对。

    ## 怎么改
    动词加对象加程度：“加强巡查力度”写成“巡查由每周1次增至3次”。

    ## 不算
    - 有对象的措施（“清理12处河道障碍物”）；
    - 小标题和段首、条首的概括句（看后面几句）；
    - 单独成句的责任括号，引出下文的冒号句，讲条件、讲现状、致谢的句子，断开的半句；
    - 政府工作报告、讲话、规划、意见；
    - 已作为可删的空话标出的（slogan-sentence）；
    - 规范表述。

    ## 依据
    本县措施第8条“谈措施要实”。
    """

    code = "SUB106"
    severity = Severity.INFO
    clause = _shared.PROBLEMS
    left = Option(5, "去掉泛指词后剩下不超过几个字就报")
    share = Option(0.25, "剩下的字占全句不超过多少（0到1）才报")
    good = (
        Good("河道管理工作方案\n二、主要措施\n县水利局6月底前清理河道障碍物12处，每周巡查3次。", kind="方案"),
        Good("河道管理工作方案\n二、主要措施\n县水利局每周巡查3次。（责任单位：各相关部门）", kind="方案"),
        Good("河道管理工作方案\n二、主要措施\n县水利局每周巡查3次。服务体系不断完善。", kind="方案"),
        Good("河道管理工作方案\n二、主要措施\n抓好两件事。一是加强管护队伍建设。县水利局6月底前聘用管护员12名。", kind="方案"),
    )
    bad = (
        Bad(
            "河道管理工作方案\n二、主要措施\n【加强对各镇工作的指导和监督检查。】\n县水利局6月底前清理河道障碍物12处。\n县财政局6月底前安排20万元。",
            kind="方案",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield measure sentences that are no padding and name nothing to do."""
        if facts.kind in _shared.GENERAL:
            return
        for sentence in _shared.with_role(facts, Role.MEASURE):
            left = remains(sentence.span.of(facts.text))
            if _leads(facts, sentence) or not _whole(sentence.span.of(facts.folded)):
                continue
            if not left.empty or left.han > self.left or left.share > self.share:
                continue
            yield Finding(
                sentence.span,
                "这条措施没有对象、程度、时限，不知道做什么。",
                "写成“动词＋对象＋数量＋时限”：谁、把什么、做到什么程度、何时完成。",
            )


def _whole(words: str) -> bool:
    """Say whether the words are a sentence of a measure: ended, long enough, and not one of the other things."""
    enough = len(re.findall(r"[一-鿿]", words)) >= _SHORTEST
    return enough and bool(re.search(_ENDED, words)) and not re.search(_OTHER, words)


def _leads(facts: Analysis, sentence: Sentence) -> bool:
    """Whether the sentence is a heading, opens a paragraph that goes on, or holds protected wording."""
    block = facts.document.blocks[sentence.block].span
    later = [other for other in facts.sentences_in(block) if other.index > sentence.index]
    numbered = sentence.number == 0 or bool(re.match(_RUN_IN, sentence.span.of(facts.folded)))
    goes_on = numbered and bool(later)
    return goes_on or is_item_heading(facts, sentence) or bool(protected_within(sentence.span.of(facts.folded)))
