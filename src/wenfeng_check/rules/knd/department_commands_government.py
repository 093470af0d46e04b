"""Rule KND201."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Function, Zone
from wenfeng_check.model.finding import Finding, Label
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.knd._upward import ARTICLE_16_2, own_title

_GOVERNMENT = (
    r"(?:各|[\u4e00-\u9fff]{1,6})(?:镇|乡|街道|县|区|市|旗)(?:（[^（）]{0,12}）)?[、（）\u4e00-\u9fff]{0,8}?"
    r"(?:人民政府|党委|政府|街道办事处)"
)
_DEPARTMENT = r"[\u4e00-\u9fff]{1,14}(?:局|委员会|委|厅|中心|领导小组(?:办公室)?|联席会议(?:办公室)?)$"
_GOVERNING = r"人民政府|政府办公[室厅]|[县市区省]委办公[室厅]|[县市区省]委$|指挥部|国务院|中共"
_AGREED = r"经[^。；]{0,14}(?:政府|县委|市委|省委|党委|国务院)[^。；]{0,8}(?:同意|批准|审定|审议通过|授权|研究)|受[^。；]{0,12}政府委托"
_COMMAND = (
    r"(?:各|你)[^。；，]{0,20}?(?:政府|街道|办事处|镇|乡|县|区)[^。；，]{0,16}?(?:要|应当|应|须|必须|务必|不得)"
    r"|务必|严禁|限期|追责|问责|通报批评"
)


class DepartmentCommandsGovernment(Rule):
    """部门对下级政府发指令。

    ## 查什么
    部门、议事协调机构发的文，主送镇人民政府、街道办事处或下级政府，文中有“要”“必须”“务必”一类指令，
    又没有写明已经本级政府同意。

    ## 为什么
    部门和镇政府没有隶属关系，部门直接下指令，镇里接到几十个“上级”。

    ## 怎么改
    改为主送对口的站所、部门；或报县政府同意后行文，文中写明“经县政府同意”；也可以由县政府办公室发。

    ## 不算
    政府及其办公室、党委及其办公室的文；防汛抗旱等指挥部的指令；文中已注明经政府同意的；函。

    ## 依据
    《党政机关公文处理工作条例》第十六条（二）；《整治形式主义为基层减负若干规定》一、1也有同样的规定。
    """

    code = "KND201"
    clause = ARTICLE_16_2
    good = (
        Good("清河县水利局关于做好防汛工作的通知\n各镇水利站：\n各站务必于5月底前排查塘坝。\n清河县水利局\n2024年5月6日"),
        Good(
            "清河县水利局关于做好防汛工作的通知\n各镇人民政府：\n经县政府同意，各镇要在5月底前排查塘坝。\n清河县水利局\n2024年5月6日"
        ),
        Good("清河县人民政府办公室关于做好防汛工作的通知\n各镇人民政府：\n各镇务必于5月底前排查塘坝。"),
    )
    bad = (
        Bad("清河县水利局关于做好防汛工作的通知\n【各镇人民政府】：\n各镇务必于5月底前排查塘坝。\n清河县水利局\n2024年5月6日"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the government among the addressees, with a label on the first command."""
        addressees = facts.structure.of(Function.ADDRESSEE)
        if not addressees or facts.kind not in ("通知", "意见", "方案", "措施", "通报", "任务分工", "工作要点"):
            return
        issuer = _issuer(facts)
        addressee = addressees[0]
        named = re.search(_GOVERNMENT, addressee.folded)
        if not issuer or not named or re.search(_AGREED, _body(facts)):
            return
        command = _command(facts)
        if command is None:
            return
        start = facts.document.blocks[addressee.block].span.start
        yield Finding(
            span=Span(start + named.start(), start + named.end()),
            message=f"“{issuer}”是部门，不得向下级政府提指令性要求，文中没有写明经政府同意。",
            advice="主送改为对口站所、部门；或报政府同意，在文中写明“经县政府同意”；或由政府办公室行文。",
            labels=(Label(command, "指令性要求"),),
        )


def _issuer(facts: Analysis) -> str:
    """Return the department that issues the document, "" where a government does or none is named."""
    signatures = [line.folded.strip() for line in facts.structure.of(Function.SIGNATURE)]
    head = re.match(r"([\u4e00-\u9fff、]{3,40}?)(?:等[\u4e00-\u9fff\d]{1,6})?关于", own_title(facts))
    names = [*(signatures[:4]), *([head.group(1)] if head else [])]
    if not names or any(re.search(_GOVERNING, name) for name in names):
        return ""
    return next((name for name in names if re.search(_DEPARTMENT, name)), "")


def _body(facts: Analysis) -> str:
    return "\n".join(line.folded for line in facts.structure.lines if line.zone in (Zone.COVER, Zone.MAIN))


def _command(facts: Analysis) -> Span | None:
    for line in facts.structure.of(Function.BODY):
        found = re.search(_COMMAND, line.folded) if line.zone is not Zone.ATTACHMENT else None
        if found:
            start = facts.document.blocks[line.block].span.start
            return Span(start + found.start(), start + found.end())
    return None
