"""Empty adverbs in a row, and one empty adverb again and again in a sentence."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from wenfeng_check.analysis.prose import prose
from wenfeng_check.analysis.structure import split_at
from wenfeng_check.lexicon import load
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.remembered import remembered
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.wrd._shared import PRACTICE_WORDING, replace

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_CATEGORIES = ("degree", "sincerity", "force", "continuity", "attitude", "scope", "intensity", "speed")
#: Words of those categories that are as often adjectives, nouns or the main verb; they prove nothing in a row.
_AMBIGUOUS = frozenset({"系统", "绝对", "丝毫", "长期", "一直", "狠", "加快", "加紧", "主动", "严格", "尽快", "抓紧", "全方位", "多层次", "宽领域"})
#: Fixed pairs of two adverbs that have one meaning.
_PAIRS = frozenset({"积极稳妥", "深入扎实"})
#: Set phrases in which the adverb is part of the wording.
_FORMULAS = r"农业全面升级、农村全面进步、农民全面发展|全面系统学、(?:持续|及时)?(?:跟进|深入)学(?:、[一-鿿]{2,4}学)*|全面深入贯彻军委主席负责制"


@cache
def _adverbs() -> str:
    terms = load("vague_adverbs").only(*_CATEGORIES).terms - _AMBIGUOUS
    return "|".join(sorted(terms, key=lambda term: (-len(term), term)))


class StackedAdverbs(Rule):
    """空泛副词叠用（进一步切实加强），或同一副词在一句里反复出现。

    ## 查什么

    - “进一步、切实、大力、不断、积极、扎实、深入、全面”等空泛副词两个以上连在一起；
    - 同一个副词在一句话（分号隔开的算两句）里出现三次以上。

    ## 为什么

    副词不增加动作、数量和时限，叠在一起只加重语气；人人“切实”、事事“进一步”，就没有轻重了。

    ## 怎么改

    一个都不留，或只留一个，把省下的字用来写做什么、做多少、何时完成：“进一步切实加强巡查”写成“巡查由每周1次增至3次”。

    ## 不算

    - 规范表述中的副词（全面从严治党、进一步全面深化改革、持续深入打好蓝天、碧水、净土保卫战）；
    - 文件标题、书名号内和引号内的文字；
    - 副词后带“的”作定语的（更加积极主动的作为），以及“积极稳妥”这类固定搭配；
    - “原则上、一般、适当、必要时”等留余地的词，它们决定义务的强弱，不建议删。

    ## 依据

    写作惯例，落实《党政机关公文处理工作条例》第十九条“文字精练”。
    """

    code = "WRD103"
    severity = Severity.INFO
    clause = PRACTICE_WORDING
    repeats = Option(3, "同一副词在一句里出现几次起算反复")
    good = (
        Good("各镇要进一步加强河道巡查，每周不少于3次。"),
        Good("要推进全面从严治党，坚决维护党中央权威和集中统一领导。"),
        Good("现将《关于进一步切实加强安全生产工作的通知》转发给你们。"),
        Good("以更加积极深入的调研推动工作。"),
        Good("积极稳妥推进改革。"),
        Good("促进农业全面升级、农村全面进步、农民全面发展。"),
        Good("县水利局要切实管好水库；县林业局要切实管好林场；县交通局要切实管好桥梁。"),
        Good("坚持进一步全面深化改革。"),
        Good("干部要深入基层、深入群众、深入一线。"),
        Good("构建全方位、多层次、立体化的监管网络。"),
    )
    bad = (
        Bad("各镇要【进一步切实】加强河道巡查。"),
        Bad("【不断深入】推进乡村治理，【切实扎实】抓好项目。"),
        Bad("进一步压实责任，进一步细化措施，【进一步】改进作风。"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        text = prose(facts)
        yield from self._rows(facts, text)
        yield from self._repeated(facts, text)

    def _rows(self, facts: "Analysis", text: str) -> Iterator[Finding]:
        plain = re.sub(_FORMULAS, lambda found: "\0" * len(found[0]), text)
        for found in re.finditer(rf"(?:(?:{_adverbs()})、?(?:而又|和|地)?){{2,}}(?=[一-鿿])", plain):
            words = found.group().rstrip("、地")
            span = Span(found.start(), found.start() + len(words))
            if words in _PAIRS or text.startswith(("的", "性", "度", "化"), span.end) or _is_word(text, span):
                continue
            each = re.findall(_adverbs(), words)
            yield Finding(
                span,
                f"“{words}”{len(each)}个空泛副词叠用，最多留“{each[-1]}”一个。",
                "删去副词，写出做什么、做多少、何时完成。",
                fix=replace(f"只留“{each[-1]}”", (span, each[-1])),
                severity=Severity.WARNING if len(each) > 2 else None,
            )

    def _repeated(self, facts: "Analysis", text: str) -> Iterator[Finding]:
        stretches = (part for sentence in facts.sentences for part in split_at(facts.text, sentence.span, r"；"))
        for stretch in stretches:
            words = stretch.of(text)
            places = _places(words)
            for word, count in Counter(span.of(words) for span in places).items():
                if count < self.repeats:
                    continue
                spans = [span.shift(stretch.start) for span in places if span.of(words) == word]
                yield Finding(
                    spans[self.repeats - 1],
                    f"一句话里用了{count}次“{word}”。",
                    f"每处“{word}”都试着删去；删后意思不变的就不要。改写成具体动作、数量或时限。",
                    labels=tuple(Label(span, f"也用了“{word}”") for span in spans[: self.repeats - 1]),
                    severity=Severity.HINT,
                )


@remembered(8192)
def _places(words: str) -> tuple[Span, ...]:
    """Return where adverbs stand that are no part of another word or of a formulation."""
    shown = re.sub(_FORMULAS, lambda found: "\0" * len(found[0]), words)
    found = (Span(*match.span()) for match in re.finditer(_adverbs(), shown))
    return tuple(span for span in found if not _is_word(shown, span))


def _is_word(text: str, span: Span) -> bool:
    """Say whether the last adverb is the head of a noun or verb of its own: 深入人心, 持续时间, 全面性, 充分条件."""
    return bool(re.match(r"人心|基层|群众|一线|实际|细致|浅出|时间|不断|不懈|分子|因素|作用|部队", text[span.end : span.end + 2]))
