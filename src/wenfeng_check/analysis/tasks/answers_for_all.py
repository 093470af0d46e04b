"""One sentence that says who answers for everything a document asks: 各单位主要负责人为第一责任人."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wenfeng_check.analysis.parties import Sort
from wenfeng_check.analysis.structure import Sentence
from wenfeng_check.analysis.tasks.values import Reader
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, PartyRole, Source

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_FIRST = r"主要(?:负责|领导)|一把手|书记|行政首长|正职"
_CHARGE = r"负总责|总负责|负首责|全面负责|第一责任人"
_URGED = r"亲自(?:抓|挂帅|部署|过问|研究|谋划|督|上手|推动)"
#: A sentence behind a task that says nothing but who answers for it (具体由县就业中心主任龚平负责。, 责任人为副局长白洁。).
ANSWERS_ALONE = (
    r"(?P<lead>(?:(?:此|该|这|本)项(?:工作|任务)?|[此这](?:件|桩)?事|具体)?(?:工作)?)"
    r"(?:(?P<label>(?:责任|负责|牵头|主办)(?:人|单位|部门)(?:为|是))[^，。；：]{2,40}|[^，。；：]{2,40}(?:负责|负总责|牵头|盯办|包抓|督办)"
    r"(?:，[^，。；：]{2,40}(?:负责|牵头|盯办|包抓|包干|督办|协助|配合|办))?)。?$"
)
_LOCAL = "[镇乡村]|街道|社区|^各|以上"
_LOCAL_HEADS = r"各(?:镇|乡|村|街道|社区)(?![^，。]*(?:部门|单位|局))"
#: Parts that speak of the whole work; the same words elsewhere are about one item (各镇书记要亲自抓危房改造).
ON_THE_WHOLE = r"组织|领导|责任|保障|要求|实施|落实|督[查导]"


def answers_for_all(facts: "Analysis", reader: Reader, sentence: Sentence) -> tuple[Party, ...]:
    """Return the heads of units that the sentence makes answer for the whole document, none where it does not.

    It must speak of all units (各镇、各部门, 各责任单位), and stand in no numbered part or in one on how to carry out the work.
    """
    said = sentence.span.of(facts.folded)
    if not re.search(_CHARGE, said) or not re.search(_FIRST, said) or not _on_the_whole(facts, sentence):
        return ()
    heads = (
        _with_list(facts, sentence.span.start, person.span)
        for person in reader.mentions(sentence.span)
        if person.sort is Sort.PERSON and re.search(_FIRST, person.text)
        and _takes_charge(facts.folded, person.span.end, sentence.span.end)
    )
    return tuple(Party(span, span.of(facts.text), PartyRole.OWNER, Clarity.CLEAR) for span in heads)


def fitting(persons: Sequence[Party], units: Sequence[Party]) -> tuple[Party, ...]:
    """Leave out the heads of towns and villages that answer for all (各镇党政一把手) where other units carry the task out."""
    if not units or any(re.search(_LOCAL, unit.text) for unit in units):
        return tuple(persons)
    return tuple(p for p in persons if p.source is not Source.DOCUMENT or re.match(_LOCAL_HEADS, p.text) is None)


def urged(facts: "Analysis") -> Span | None:
    """Return where all units are told that their heads see to the work themselves (主要领导要亲自抓), which names nobody."""
    for sentence in facts.sentences:
        found = re.search(rf"(?:{_FIRST})[^。；：]{{0,34}}?{_URGED}", sentence.span.of(facts.folded))
        if found and _on_the_whole(facts, sentence):
            return Span(*found.span()).shift(sentence.span.start)
    return None


def _on_the_whole(facts: "Analysis", sentence: Sentence) -> bool:
    if "各" not in sentence.span.of(facts.folded):
        return False
    path = [facts.structure.heading_text(section) for section in facts.structure.path(sentence.block)]
    return not path or any(re.search(ON_THE_WHOLE, heading) for heading in path)


def _with_list(facts: "Analysis", start: int, person: Span) -> Span:
    """Take in the units of the list before the person (各镇（街道）、县级有关部门主要负责同志)."""
    listed = re.search(r"各[^，。；：＂]{1,40}$", facts.folded[start : person.start])
    return person if listed is None else Span(start + listed.start(), person.end)


def _takes_charge(folded: str, at: int, end: int) -> bool:
    """Whether what the person is charged with follows in the same part of the sentence."""
    return re.match(rf"[＂”]?[^。；：]{{0,30}}?(?:{_CHARGE})", folded[at:end]) is not None
