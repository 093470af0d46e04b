"""Units whose names no pattern knows, told by where they stand: in a closing bracket that lists units or says who answers."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.parties.vocabulary import compiled
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, PartyRole

_ENDS = "[局委办厅院队部署行会社司心所站处科室库团企校馆区县市镇乡村构位门盟联组]"
#: An item of a list beside known units (（人民银行清河中心、县财政局、相关镇）).
LISTED_UNIT = (
    f"(?:^|(?<=[、，；（和及]))(?!等|如|含|包括|详见)[一-鿿]{{1,14}}{_ENDS}(?=[、，；）和及等]|$)"
)
_NO_NAME = "[谁各应须要]|有关|相关|按|职责|职能|分工|专人|全体"


def by_own_name(folded: str, text: str, start: int, stop: int, verb: str) -> Iterator[Party]:
    """Yield the body that all of the bracket names before ``verb``: 县推进“三园一区”建设领导小组成员单位负责."""
    said = compiled(rf"由?(?P<who>[^。；，：]{{3,40}}{_ENDS}){verb}").fullmatch(folded, start, stop)
    if said is None or re.search(_NO_NAME, said["who"]):
        return
    span = Span(*said.span("who"))
    yield Party(span, span.of(text), PartyRole.OWNER, Clarity.CLEAR)
