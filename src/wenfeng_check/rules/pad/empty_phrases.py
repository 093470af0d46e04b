"""Rule PAD106."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.counts import length_of
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.prose import prose
from wenfeng_check.analysis.remains import remains, stock_phrases
from wenfeng_check.analysis.structure import Function, split_at
from wenfeng_check.model.finding import Finding
from wenfeng_check.model.span import Span
from wenfeng_check.remembered import remembered
from wenfeng_check.rules.base import MEASURE_8_STYLE, Bad, Good, Option, Rule
from wenfeng_check.rules.pad._deletable import deletable
from wenfeng_check.rules.pad._rows import modifies_noun, names_duties


class EmptyPhrases(Rule):
    """套话连排：几个分句全是“高度重视、精心组织、狠抓落实”一类的话。

    ## 查什么
    连着三个以上分句，去掉套话、空泛副词和“工作、任务、措施”这类泛指词之后什么也不剩。只标这一串，不标句子里有内容的部分。

    ## 为什么
    套话放在哪份文件里都成立，删去不少一个字的要求。

    ## 怎么改
    整串删去，留下有对象、有数量、有时限的分句。

    ## 不算
    - 套话后面跟着具体对象、数量的分句（“压实河长责任”“每周巡查3次”）；
    - 零散的一两个套话；
    - 整句都可以删的（由 slogan-sentence 报）；
    - 后面带“的”修饰名词的（“各司其职、密切配合的监管机制”）；
    - 写机构职责的（“负责总体设计、统筹协调、督促落实”）；
    - 规范表述、引文、文件名里的字；
    - 小标题（由 boot-heading-without-substance 等规则看整节）。

    ## 依据
    本县措施第8条“防止穿靴戴帽、冗长空洞”。
    """

    code = "PAD106"
    clause = MEASURE_8_STYLE
    row = Option(3, "连着几个分句全是套话就报")
    good = (
        Good("县水利局要压实河长责任，每周巡查3次，建立问题清单。"),
        Good("各镇要高度重视，5月20日前对塘坝逐座检查。"),
        Good("健全各司其职、各负其责、相互配合、齐抓共管的监管机制，6月底前印发。"),
        Good("成立防汛指挥部，负责全县防汛工作的总体设计、统筹协调、整体推进、督促落实。"),
        Good("坚持人民至上、生命至上，统筹发展和安全，落实党政同责、一岗双责。"),
    )
    bad = (
        Bad("各镇要高度重视，【精心组织、周密部署，狠抓落实】，5月20日前对塘坝逐座检查，建立问题清单报县水利局备案。"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield each run of clauses that hold nothing but stock words."""
        shown = prose(facts)
        gone = {item.sentence.index for item in deletable(facts)}
        for sentence in facts.sentences:
            if sentence.index not in gone and facts.structure.lines[sentence.block].function is Function.BODY:
                for run in _runs(facts, sentence.span, shown):
                    if len(run) >= self.row and not modifies_noun(shown, run) and not names_duties(shown, run[0].start):
                        yield _finding(facts, run)


def _runs(facts: Analysis, span: Span, shown: str) -> Iterator[list[Span]]:
    """Yield the runs of neighbouring clauses that are all stock and hold a set phrase each but one."""
    run: list[Span] = []
    for clause in split_at(facts.text, span, r"[，、；。！,;]"):
        if _hollow(clause.of(shown)):
            run.append(clause)
            continue
        yield run
        run = []
    yield run


@remembered(8192)
def _hollow(clause: str) -> bool:
    words = re.sub(r"[，、；。！,;]+$", "", clause)
    if "\0" in words or "\n" in words or len(words) < 4:
        return False
    left = remains(words)
    return left.empty and left.han == 0 and bool(stock_phrases(clause))


def _finding(facts: Analysis, run: list[Span]) -> Finding:
    words = facts.text[run[0].start : run[-1].end]
    span = Span(run[0].start, run[0].start + len(re.sub(r"[，、；,;]+$", "", words)))
    return Finding(
        span,
        f"连着{len(run)}个分句都是套话，{length_of(span.of(facts.text))}字里没有对象、动作、数字、时限。",
        "整串删去，只留有对象、有数量、有时限的分句；没有这样的分句，就补上谁在何时做什么。",
    )
