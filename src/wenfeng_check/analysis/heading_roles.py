"""What a heading says of the sentences right below it: 基本情况 states, 存在问题 names problems, 工作目标 sets goals."""

import re
from collections.abc import Sequence

from wenfeng_check.analysis.shares import ROLES, Shares

#: Of the sentences below such headings in 512 labelled documents 173 of 179 state and 273 of 293 set goals; headings on
#: problems that ask to solve them (解决突出问题) stand over measures and are left out.
_SAYS = {
    "status": r"基本情况|现状|(?:工作|主要)?(?:进展|成效|成绩|做法)(?:情况)?$|回顾|开展情况|取得的?成",
    "problem": r"^(?:当前|目前)?(?:存在的?)?(?:主要|突出)?(?:问题|困难|不足|短板)(?:[和与及、](?:主要)?(?:困难|不足|问题|原因|短板))?$",
    "goal": r"目标|指导思想|总体要求|基本原则",
}
_LONGEST = 14  # characters of a heading that says nothing else
_FACTOR = 5.0


def heeding(share: Shares, path: Sequence[str]) -> Shares:
    """Return ``share``, the role that the last heading of ``path`` names made ``_FACTOR`` times as likely."""
    heading = path[-1] if path else ""
    role = next((role for role, pattern in _SAYS.items() if re.search(pattern, heading)), None)
    if role is None or len(heading) >= _LONGEST:
        return share
    raised = [value * (_FACTOR if name == role else 1.0) for name, value in zip(ROLES, share.roles, strict=True)]
    return share._replace(roles=tuple(value / sum(raised) for value in raised))
