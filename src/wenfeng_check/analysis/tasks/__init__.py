"""Tasks: what a supervision office would put into its ledger, with time, unit and person resolved."""

from typing import TYPE_CHECKING

from wenfeng_check.analysis.tasks.anaphora import listed_elsewhere
from wenfeng_check.analysis.tasks.prose import prose_tasks
from wenfeng_check.analysis.tasks.section_years import section_years
from wenfeng_check.analysis.tasks.table_tasks import table_tasks
from wenfeng_check.analysis.tasks.values import Reader
from wenfeng_check.model.task import Task

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

__all__ = ["find_tasks"]


def find_tasks(facts: "Analysis") -> tuple[Task, ...]:
    """Return all tasks of the document in order of their text."""
    reader = Reader(facts.folded, facts.text, facts.dates, facts.context.roster, section_years(facts))
    in_tables = list(table_tasks(facts, reader))
    return listed_elsewhere(sorted([*prose_tasks(facts, reader), *in_tables], key=lambda task: task.span))
