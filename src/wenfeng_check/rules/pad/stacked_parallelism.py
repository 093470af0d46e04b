"""Rule PAD108."""

import re
from collections.abc import Iterator
from functools import cache

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.prose import prose
from wenfeng_check.analysis.remains import remains
from wenfeng_check.analysis.structure import Function, split_at
from wenfeng_check.lexicon import load
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.remembered import remembered
from wenfeng_check.rules.base import MEASURE_8_STYLE, Bad, Good, Option, Rule
from wenfeng_check.rules.pad._rows import modifies_noun, names_duties

_MAX_LEFT = 6


class StackedParallelism(Rule):
    """排比堆叠：同一句式连用三次以上，或四字格连排四个以上，没有对象和数字。

    ## 查什么
    - “一要……二要……三要……”“进一步……进一步……进一步……”：三个以上分句用同一开头，每句都没有数字、时限、具体单位；
    - 四个以上四字格连着排，多数是套语。

    ## 为什么
    句式整齐不等于有内容，读的人数完了也不知道办哪一件。

    ## 怎么改
    只留有动作的一项，写清谁做、做多少、何时完成；真有几件事，就分条写，一条一个对象。

    ## 不算
    - 分条列举的具体任务（每条有对象、数量）；
    - 单位、事项、条件的并列（名词的四字词）；
    - “坚持……坚持……”列的原则；
    - “四个意识”“五位一体”这类规范表述；
    - 写机构职责的（“负责总体布局、统筹协调、督促落实”），后面带“的”修饰名词的；
    - 法规条文的列举。

    ## 依据
    本县措施第8条“防止穿靴戴帽、冗长空洞”。
    """

    code = "PAD108"
    severity = Severity.INFO
    clause = MEASURE_8_STYLE
    row = Option(3, "同一句式连用几次就报")
    tetrads = Option(4, "四字格连排几个就报")
    good = (
        Good("一要查清底数，5月10日前各镇上报塘坝名册；二要立行整改，6月底前修复12座；三要建立台账。"),
        Good("涉及交通运输、市场监管、生态环境、医疗卫生四个领域。"),
        Good("坚持为民服务，坚持专业方向，坚持激励和约束并重，年底前培训社区工作者300名。"),
        Good("县防汛指挥部负责防汛工作的顶层设计、总体布局、统筹协调、整体推进、督促落实。"),
        Good("形成上下联动、协同配合，统筹兼顾、标本兼治，各负其责、齐抓共管的河道管护格局。"),
        Good("真抓实干、久久为功、善作善成，在转方式、调结构上取得突破。"),
        Good("更加积极、更加主动地服务企业，6月底前走访120家。"),
    )
    bad = (
        Bad("【进一步强化领导、进一步压实责任、进一步改进作风】，推进秋粮收购。"),
        Bad("各镇要【上下联动、协同配合、精准发力、久久为功】，把12座塘坝修好。"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield rows of one frame and rows of four-character phrases."""
        shown = prose(facts)
        for sentence in facts.sentences:
            if facts.structure.lines[sentence.block].function is not Function.BODY:
                continue
            clauses = split_at(facts.text, sentence.span, r"[，、；。！,;]")
            yield from self._frames(facts, shown, clauses)
            yield from self._fours(facts, shown, clauses)

    def _frames(self, facts: Analysis, shown: str, clauses: tuple[Span, ...]) -> Iterator[Finding]:
        for run in _groups([(_frame(_core(shown, clause)), clause) for clause in clauses]):
            if len(run) >= self.row:
                span = _span(facts, run)
                yield Finding(
                    span,
                    f"{len(run)}个分句用同一句式，都没有对象、数字、时限。",
                    "只留有动作的一项，写清谁做、做多少、何时完成；真有几件事就分条写。",
                )

    def _fours(self, facts: Analysis, shown: str, clauses: tuple[Span, ...]) -> Iterator[Finding]:
        for run in _groups([("四字格" if _is_four(_core(shown, clause)) else "", clause) for clause in clauses]):
            known = [clause for clause in run if _core(shown, clause)[-4:] in _stock()]
            means_something = run and (modifies_noun(shown, run) or names_duties(shown, run[0].start))
            if len(run) >= self.tetrads and len(known) * 2 > len(run) and not means_something:
                span = _span(facts, run)
                yield Finding(
                    Span(span.end - _from_first(shown, run), span.end),
                    f"{len(run)}个四字格连排，没有说做什么、做多少。",
                    "删去，或换成具体做法：谁用什么办法、做到什么程度、何时完成。",
                )


@cache
def _stock() -> frozenset[str]:
    terms = (entry.term for name in ("stock_words", "empty_phrases") for entry in load(name).entries)
    return frozenset(term for term in terms if len(term) == 4)


def _core(shown: str, clause: Span) -> str:
    return clause.of(shown).rstrip("，、；。！")


@remembered(8192)
def _is_four(words: str) -> bool:
    """Four characters, or a subject with 要 before a four-character stock phrase (各镇要上下联动)."""
    led = bool(re.fullmatch(r"[一-鿿]{1,8}[要应须]", words[:-4])) and words[-4:] in _stock()
    return led or bool(re.fullmatch(r"(?![在把对从向由])[一-鿿]{4}", words))


@remembered(8192)
def _frame(words: str) -> str:
    """Return how an empty clause opens: 一要 as 要, else its first two characters; "" for a clause with substance."""
    if "\0" in words or len(words) < 4:
        return ""
    left = remains(words)
    if not left.empty or left.han > _MAX_LEFT:
        return ""
    ordinal = re.match(r"[一二三四五六七八九]是?要", words)
    if ordinal:
        return "要"
    adverb = re.match(r"(?:进一步|不断|着力|切实|大力|全面|持续|努力|深入|充分)", words)
    return adverb.group() if adverb else ""


def _groups(pairs: list[tuple[str, Span]]) -> Iterator[list[Span]]:
    """Yield runs of clauses with the same key, "" left out."""
    run: list[Span] = []
    last = ""
    for key, clause in pairs:
        if key != last:
            yield run
            run, last = [], key
        if key:
            run.append(clause)
    yield run


def _span(facts: Analysis, run: list[Span]) -> Span:
    words = facts.text[run[0].start : run[-1].end]
    return Span(run[0].start, run[0].start + len(re.sub(r"[，、；。！,;]+$", "", words)))


def _from_first(shown: str, run: list[Span]) -> int:
    """Return the length of the row from its first four-character phrase on, the subject before it left out."""
    first = _core(shown, run[0])
    return len(re.sub(r"[，、；。！]+$", "", shown[run[0].start : run[-1].end])) - (len(first) - 4)
