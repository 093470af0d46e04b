"""What a heading says of the sentences right below it."""

import pytest

from wenfeng_check.analysis.heading_roles import heeding
from wenfeng_check.analysis.shares import ROLES, Shares

EVEN = Shares(0.5, (0.2, 0.3, 0.5), (0.2, 0.2, 0.2, 0.2, 0.2))


@pytest.mark.parametrize(
    ("heading", "role"),
    [("基本情况", "status"), ("存在的主要问题", "problem"), ("问题和困难", "problem"), ("工作目标", "goal"), ("总体要求", "goal")],
)
def test_the_role_that_the_heading_names_is_likelier(heading: str, role: str) -> None:
    said = heeding(EVEN, ("重点工作", heading))
    assert max(zip(said.roles, ROLES, strict=True))[1] == role
    assert sum(said.roles) == pytest.approx(1)
    assert (said.task, said.pads) == (EVEN.task, EVEN.pads)


@pytest.mark.parametrize("path", [(), ("解决突出问题",), ("推进问题整改",), ("加快补齐农村公路养护短板和弱项问题",), ("工作目标", "重点任务")])
def test_other_headings_change_nothing(path: tuple[str, ...]) -> None:
    assert heeding(EVEN, path) == EVEN
