"""Sentences that say nearly the same with nearly the same words."""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.structure import Sentence, Zone
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.remembered import remembered
from wenfeng_check.rules.base import REGULATION_19, Bad, Good, Option, Rule
from wenfeng_check.rules.new._sentences import comparable, in_articles

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_GRAM = 4
_RARE = 4


class _Entry(NamedTuple):
    """A sentence with its bare words and its character n-grams."""

    sentence: Sentence
    place: tuple[Zone, int]
    words: str
    grams: frozenset[str]


class NearRepetition(Rule):
    """两句话大同小异，只换了几个字。

    ## 查什么

    正文里30字以上、相似度85%以上而又不完全相同的两句话，后一处报出来，并指出前一处。

    ## 为什么

    意思一样的话换几个字再说一遍，篇幅长了、内容没有多；两处要求稍有出入，执行的人不知听哪句。

    ## 怎么改

    并成一句，或只写后一处比前一处多出来的要求。

    ## 不算

    - 数字、时间不同的（各是各的任务）；
    - 只换了责任单位、地名或对象的并列条款；
    - 办法、规定、预案等一条一条写的条文；
    - 标题、表格、责任括号，以及印发通知与正文之间。

    ## 依据

    《党政机关公文处理工作条例》第十九条：内容简洁，文字精练。
    """

    code = "NEW104"
    severity = Severity.INFO
    clause = REGULATION_19
    shortest = Option(30, "多少字以上的句子才比较（不计标点）")
    similar = Option(0.85, "相似度达到多少算大同小异")
    good = (
        Good(
            "第八条 塘坝巡查人员应当把巡查时间、巡查部位和发现的隐患如实记入台账，并由镇人民政府存档备查。\n"
            "第九条 河道巡查人员应当把巡查时间、巡查部位和发现的隐患如实记入台账，并由镇人民政府存档备查。",
            kind="办法规定",
        ),
        Good("县水利局3月底前完成全县小型水库大坝安全隐患的全面排查，逐库建立问题台账并报县政府。\n县水利局9月底前完成全县小型水库大坝安全隐患的全面排查，逐库建立问题台账并报县政府。"),
        Good("县水利局负责全县小型水库大坝安全隐患的日常巡查，逐库建立问题台账按月报县政府办公室。\n县交通局负责全县农村公路桥梁安全隐患的日常巡查，逐桥建立问题台账按月报县政府办公室。"),
    )
    bad = (
        Bad("各镇要组织力量对辖区小型水库、山塘和河道堤防开展隐患排查，逐一建立台账，明确整改责任人和完成时限。\n【各镇要组织力量对辖区内小型水库、山塘和河道堤防开展隐患排查，逐一建立台账，明确整改责任人及完成时限。】"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        if in_articles(facts):
            return
        entries = list(self._entries(facts))
        common = Counter(chain.from_iterable(entry.grams for entry in entries))
        places: dict[str, list[int]] = {}
        for at, entry in enumerate(entries):
            shared = [gram for gram in entry.grams if common[gram] > 1]
            best = self._best(entries, at, [other for gram in shared for other in places.get(gram, ())])
            if best is not None:
                yield self._finding(facts, entry, entries[best])
            rarest = len(entry.grams) // _RARE + 1 - (len(entry.grams) - len(shared))  # those of no other sentence go first
            for gram in sorted(shared, key=lambda gram: (common[gram], gram))[: max(0, rarest)]:
                places.setdefault(gram, []).append(at)

    def _entries(self, facts: "Analysis") -> Iterator[_Entry]:
        for sentence, zone, paper, words in comparable(facts):
            if len(words) >= self.shortest and zone is not Zone.ATTACHMENT:
                yield _Entry(sentence, (zone, paper), words, _grams(words))

    def _best(self, entries: list[_Entry], at: int, met: list[int]) -> int | None:
        """Return the earlier sentence that is similar enough, of those ``met`` by the rarest quarter of its n-grams."""
        entry = entries[at]
        for other, _ in Counter(met).most_common(3):
            if entries[other].place == entry.place and self._alike(entries[other], entry):
                return other
        return None

    def _alike(self, first: _Entry, second: _Entry) -> bool:
        shorter, longer = sorted((len(first.words), len(second.words)))
        if shorter < self.similar * longer or first.words == second.words:
            return False
        overlap = 2 * len(first.grams & second.grams) / (len(first.grams) + len(second.grams))
        if overlap < 1 - _GRAM * (1 - self.similar) or _figures(first.words) != _figures(second.words):
            return False
        match = SequenceMatcher(None, first.words, second.words, autojunk=False)
        if match.ratio() < self.similar:
            return False
        changed = [(a1 - a0, b1 - b0) for tag, a0, a1, b0, b1 in match.get_opcodes() if tag == "replace"]
        return all(max(pair) <= 2 for pair in changed)

    def _finding(self, facts: "Analysis", entry: _Entry, first: _Entry) -> Finding:
        where = facts.place(first.sentence.span).words
        return Finding(
            entry.sentence.span,
            f"这句话与{where}的一句大同小异，只差几个字。",
            "并成一句，或只写比前一处多出来的要求。",
            labels=(Label(first.sentence.span, "相近的前一句"),),
        )


@remembered(2048)
def _grams(words: str) -> frozenset[str]:
    return frozenset(words[i : i + _GRAM] for i in range(len(words) - _GRAM + 1))


def _figures(words: str) -> str:
    return "".join(char for char in words if char.isdigit() or char in "一二三四五六七八九十百千万")
