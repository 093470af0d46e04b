"""Records line by line: 反馈意见：… 整改措施：1.… 2.… 责任单位：… 整改时限：…; the closing labels hold for all measures of the record."""

import re
from typing import TYPE_CHECKING

from wenfeng_check.analysis.structure import Function, Sentence
from wenfeng_check.analysis.tasks.statement_words import LABELLED

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

#: The line with which the measures of a record begin.
_MEASURES = r"\s*(?:[（\d一二三四五六七八九十.、）]{1,4})?(?:整改|工作|具体|主要|落实|推进|解决)?(?:措施|举措|任务|内容|做法|情况)："
#: Lines of a record that hand out nothing.
_OTHER = r"\s*(?:反馈意见|反馈问题|存在问题|问题|整改目标|工作目标|目标|原因|现状)[一二三四五六七八九十\d]*(?:：|$)"
_MOST = 30  # lines of a record


def record_start(facts: "Analysis", sentence: Sentence) -> int | None:
    """Return where the measures begin that the label line closes, None where the line belongs to no record."""
    below_text = False
    for line in reversed(facts.structure.lines[max(0, sentence.block - _MOST) : sentence.block]):
        words = facts.document.blocks[line.block].span.of(facts.folded)
        if line.function is Function.BLANK:
            continue
        if re.match(_MEASURES, words):
            return facts.document.blocks[line.block].span.start
        labelled = re.match(rf"\s*（?{LABELLED}", words) is not None
        if re.match(_OTHER, words) or (labelled and below_text) or line.function not in (Function.BODY, Function.HEADING):
            return None
        below_text = below_text or not labelled
    return None
