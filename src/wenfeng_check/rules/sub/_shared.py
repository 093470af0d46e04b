"""What the rules on substance share: kinds of document, sentences of a role, whether something checkable is said."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.analysis.heading_roles import STATUS_PART
from wenfeng_check.analysis.labels import PaddingPlace, Role
from wenfeng_check.analysis.remains import remains
from wenfeng_check.analysis.structure import Function, Sentence, Zone
from wenfeng_check.model.finding import Authority, Clause

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

#: Kinds that report to somebody: their status, problems and measures are what measure 8 speaks of.
REPORTS = frozenset({"汇报材料", "报告", "调研报告", "总结", "通报", "简报", "信息"})
#: Kinds that speak of the whole of a place; a problem named in general is their form.
GENERAL = frozenset(
    {"讲话", "政府工作报告", "规划", "决议", "决定", "公报", "意见", "办法规定", "预案", "公告", "通告"}
)

PROBLEMS = Clause(
    Authority.COUNTY_MEASURE,
    "《关于进一步改进作风提高政府系统工作质效若干措施》第8条",
    "谈现状要简，谈问题要准，谈措施要实",
)
ARITHMETIC = Clause(
    Authority.REGULATION,
    "《党政机关公文处理工作条例》第二十条",
    "人名、地名、时间、数字、段落顺序、引文等是否准确",
)


#: Words before 镇、村 … that make a sort of place, no name: 部分乡镇, 边远农村.
_SORT = r"部分|个别|一些|有的|少数|多数|全县|我县|各|偏远|边远|重点|相关|有关|农村|乡镇|乡村|城镇|行政村|全村|全镇|到村|进村|驻村|街道社区|子公司"
_PROBLEM_PART = r"问题|不足|短板|薄弱环节|困难|差距"
_MEASURE_PART = r"措施|打算|下一步|下步|对策|建议|工作安排|工作计划"


def role_of(facts: "Analysis", sentence: Sentence) -> Role:
    """Return the role of a sentence; in a report, the part that it stands in weighs more than its wording."""
    role = facts.labels[sentence.index].role
    if facts.kind not in REPORTS and facts.kind != "请示":
        return role
    for section in facts.structure.path(sentence.block):
        heading = facts.structure.heading_text(section)
        if section.heading == sentence.span or len(heading) > 24:
            continue
        if re.search(_MEASURE_PART, heading):
            return role if role is Role.GOAL else Role.MEASURE
        if re.search(_PROBLEM_PART, heading):
            return Role.PROBLEM
        if re.search(STATUS_PART, heading):
            return role if role is Role.PROBLEM else Role.STATUS
    return role


def with_role(facts: "Analysis", role: Role) -> Iterator[Sentence]:
    """Yield the sentences of the issued text's paragraphs that have ``role`` and are no padding."""
    for sentence in facts.sentences:
        line = facts.structure.lines[sentence.block]
        prose = line.function is Function.BODY and line.zone is Zone.MAIN
        if prose and facts.labels[sentence.index].place is PaddingPlace.NONE and role_of(facts, sentence) is role:
            yield sentence


def checkable(facts: "Analysis", sentence: Sentence) -> bool:
    """Whether the sentence gives a figure, a named unit or place, a document or a time."""
    words = sentence.span.of(facts.text)
    place = (
        r"(?<![各部分个别些少数的])[一-鿿]{2}(?:镇|乡|村|街道|社区|县|公司|小学|中学|医院|水库)(?!里|上|级|域|内|间|民)"
    )
    listed = r"[一-鿿]、[一-鿿]{2,8}等(?:省|市|县|区|镇|乡|村|地|单位|企业|学校|\d)"
    if not remains(words).empty or re.search(listed, words):
        return True
    return any(not re.search(_SORT, found) for found in re.findall(place, words))


def paragraph_checkable(facts: "Analysis", sentence: Sentence) -> bool:
    """Whether a later sentence of the same paragraph, up to the next point (二是……), gives a figure or a name."""
    span = facts.document.blocks[sentence.block].span
    for other in facts.sentences_in(span):
        if other.index > sentence.index:
            if re.match(r"\s*(?:[一二三四五六七八九]是|其[一二三四五六七八九]|第[一二三四五六七八九][，、])", other.span.of(facts.folded)):
                return False
            if checkable(facts, other):
                return True
    return False


def is_item_heading(facts: "Analysis", sentence: Sentence) -> bool:
    """Whether the sentence is the heading of a numbered item."""
    section = facts.structure.section_of(sentence.block)
    return section is not None and section.heading == sentence.span
