"""Rule BUR106."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.bur._demands import BURDEN_1_3_MATTERS, found, in_its_time, is_downward


class StaffingDemand(Rule):
    """附带提出机构、编制、待遇要求。

    ## 查什么
    不是专门讲机构编制的下行文里，要求增加编制、成立专门机构、提高待遇的句子（警告）；要求配备专职人员的（提示）。

    ## 为什么
    各条线都向下要编制、要专人，基层没有那么多人。

    ## 怎么改
    删去，写明由现有哪个岗位承担；确需增加的，另行按机构编制程序办理。

    ## 不算
    专门讲机构编制、队伍建设、人才待遇的文件；法律法规规定配备的；企业、协会、学校、医院自己的人员；
    领导小组、工作专班等议事协调安排。

    ## 依据
    《整治形式主义为基层减负若干规定》一、3：除专门文件外，原则上不对机构编制、干部配备、工资福利待遇等事项提出具体要求。
    专职人员条文没有点名，只提示。
    """

    code = "BUR106"
    clause = BURDEN_1_3_MATTERS
    good = (
        Good("关于加强基层队伍建设的意见\n各镇人民政府：\n为基层站所增加编制20名。"),
        Good("关于做好春耕的通知\n各镇人民政府：\n各镇由农技站1名干部负责春耕信息，不增加编制。"),
        Good("关于扶持小微企业的通知\n各镇人民政府：\n鼓励企业配备专职安全员。"),
    )
    bad = (
        Bad("关于做好秸秆禁烧的通知\n各镇人民政府：\n各镇要【成立专门机构】，由镇长负责。"),
        Bad("关于做好秸秆禁烧的通知\n各镇人民政府：\n各镇要【配备专职】禁烧员3名。"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the words of the demand."""
        if not is_downward(facts):
            return
        if re.search(r"机构|编制|队伍|人才|待遇|薪酬|体制改革|津贴|补贴|招聘", facts.structure.main_title):
            return
        for piece, match in found(facts, "staffing", "full_time_staff"):
            if re.search(r"企业|协会|银行|窗口|公司|学校|医院", facts.folded[piece.start : match.span.start]):
                continue
            named = match.entry.category == "staffing"
            demand = Finding(
                span=match.span,
                message=f"附带提出“{match.entry.term}”，非专门文件原则上不提机构、编制、人员、待遇。",
                advice="删去，写明由现有哪个岗位承担；确需增加的，另按机构编制程序办理。",
                severity=Severity.WARNING if named else Severity.INFO,
            )
            yield in_its_time(facts, demand)
