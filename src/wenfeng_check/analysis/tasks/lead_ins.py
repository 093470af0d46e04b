"""Short sentences that name the matter in front of the sentence that assigns the task (第一，减环节。县审批局要……)."""

import re
from collections.abc import Sequence
from itertools import pairwise

from wenfeng_check.analysis.structure import Sentence
from wenfeng_check.analysis.tasks.values import Reader
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity

_LONGEST = 14  # characters
_LONGEST_ANNOUNCEMENT = 30
_NUMBERED = r"（?[一二三四五六七八九十\d]*[）、.．]?"
_KINDS = r"(?:任务|目标|要求|原则|指标|措施|内容|范围|对象|步骤|安排|思路|保障|分工|方法|时间|程序|方式)"
#: A label with nothing behind it (责任人：待定。).
_EMPTY_LABEL = r"(?:责任|牵头|负责|完成|办结)(?:人|单位|部门|时限|时间)：\s*(?:待定|暂定|另定|待明确|无)?[。；]?"
#: A member of a group with the post in brackets (李明远（县财政局局长）).
_MEMBER = r"(?:(?:副?组长|成\s*员)：\s*)?[一-鿿]{1,2}\s?[一-鿿]{1,2}（[^（）]{2,24}(?:长|主任|书记|主席|委员|经理|人)）[、，；。]?"
#: A month or a day of the week alone leads what stands below it (三月, 周一：).
_TIME_ALONE = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?[：。]?|(?:周|星期)[一二三四五六日天][：。]?"
#: Whom to ask is no task (联系人：林芳，电话：6210000。).
_CONTACT = r"（?(?:联系人|联络员|联系电话|联系方式|联系电话及邮箱|电话|邮箱)：[^。]{2,60}。?）?"
_NAME_OF_PART = (
    rf"{_NUMBERED}(?:主要|重点|工作|总体|基本|有关|具体|相关|包干|考核|推进|实施|组织|保障|几点|年度|预期|发展|整治|行动){{0,4}}"
    rf"{_KINDS}(?:[和及与]{_KINDS})?[。：]?"
)


def lead_ins(reader: Reader, assigned: Sequence[Sentence]) -> dict[int, Span]:
    """Return by block the first sentence that belongs to the task of the next one, of sentences that assign tasks."""
    return {
        first.block: first.span
        for first, then in pairwise(assigned)
        if first.block == then.block and first.number == 0 and then.number == 1 and _only_names(reader, first)
    }


def announces(words: str) -> bool:
    """Say whether a sentence only announces what stands below it (具体举措：, 重点做好以下工作：)."""
    return words.endswith("：") and (len(words) <= _LONGEST_ANNOUNCEMENT or re.search("(?:以下|下列)[^，。：]{0,8}[，：]", words) is not None)


def says_nothing(words: str) -> bool:
    """Say whether a sentence is no more than a bracket (（省厅负责指导）), a page number (—103—), an empty label, a
    month or the name of a part.

    Of 279 labelled sentences like 二、主要任务。 none belongs to a task.
    """
    nothing = rf"{_EMPTY_LABEL}|{_MEMBER}|[（〔\[【][^（）]*[）〕\]】]。?|[^一-鿿]*|{_TIME_ALONE}|{_CONTACT}|{_NAME_OF_PART}"
    return re.fullmatch(rf"\s*(?:{nothing})\s*", words) is not None


def only_cares(words: str) -> bool:
    """Say whether a heading promises care and nothing to check (（四）严格督导问责。): the text below it assigns the tasks."""
    care = r"(?:严格|强化|加强|严肃|压实|落实|注重|做好|抓好|健全|完善)"
    what = (
        r"(?:工作|值班|值守|报告|信息|组织|领导|督导|督查|监督|检查|考核|评估|问责|追责|宣传|引导|舆论|统筹|协调|协作|配合|保障|主体|责任|落实|纪律"
        r"|氛围|力度)"
    )
    return re.fullmatch(rf"\s*{_NUMBERED}(?:进一步|切实|层层)?{care}{what}{{1,5}}[。：]?\s*", words) is not None


def _only_names(reader: Reader, sentence: Sentence) -> bool:
    if sentence.span.length > _LONGEST:
        return False
    own = reader.own(sentence.span)
    return not own.units and not own.persons and all(d.clarity is Clarity.VAGUE for d in own.deadlines)


def is_agenda(headings: Sequence[str]) -> bool:
    """Say whether a sentence stands under a heading of what a meeting goes through (三、会议议程): who speaks there is given no work."""
    return any(re.search(r"(?:议程|议题|会议内容|会议程序)(?:安排)?[：:。]?$", heading) for heading in headings)
