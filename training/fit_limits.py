"""The limits from which a sentence counts as a task, chosen by what a user sees of them on held-out documents."""

import importlib
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.tasks import evidence, find_tasks, prose
from wenfeng_check.analysis.tasks.evidence import Limits
from wenfeng_check.model.report import FileReport, Report
from wenfeng_check.reporters.as_json import to_json

#: Of the complaints that a task lacks its time or its person; what is below counts PENALTY times against the rest.
PRECISION, PENALTY = 0.9, 3.0
#: Of choices that differ by less than chance on so few documents, the strictest is taken: what a limit gains on the documents
#: that it was fitted on is lost on others, and a false alarm costs a user more than a miss. A sentence with a unit or a date is more often one.
SLACK = 0.008
STEPS = [step / 20 for step in range(4, 18)]
#: A sentence of its own is asked for at least this much: lower values take a plain statement with a date
#: (汛期为5月1日至10月15日) for a task.
SURE = 0.4
#: One that names neither owner nor date gives cause for three complaints at once: it must be more likely a task than not by far.
SURE_ALONE = 0.7
#: And no more than this: on 64 excerpts and 81 drafts that took no part in the fit, limits above lost 10 tasks for 3 false ones saved.
#: Of one that names both, or stands in a document that says when the whole takes place, 0.3 found 6 more tasks than 0.4 on 184
#: documents, and no false one.
MOST = {"alone": 0.75, "below_heading": 0.55, "with_both": 0.3}
_ASIDE = ("beside", "below_heading")


def scorer(folder: Path) -> ModuleType:
    """The scorer of the labelled documents (score.py in ``folder``)."""
    sys.path.insert(0, str(folder))
    return importlib.import_module("score")


def judge_by(weights: Mapping[str, float], limits: Limits) -> None:
    """Let this process find tasks by these, since the card that will hold them is not written yet."""
    fitted = evidence.Scale(weights, limits)
    prose.scale = lambda encoder: fitted


def counts_of(documents: Sequence[Analysis], folder: Path, score: ModuleType) -> Counter[Any]:
    """What the scorer counts over the tasks that this process finds in ``documents``."""
    counts: Counter[Any] = Counter()
    for facts in documents:
        file = FileReport(facts.document.name, facts.document, tasks=find_tasks(facts))
        said = to_json(Report(files=(file,)))["files"][0]
        score.report_of = lambda command, path, said=said: said
        score.score_doc(folder / facts.document.name, "", counts, False)
    return counts


def worth(counts: Counter[Any], score: ModuleType) -> float:
    """F1 of task sentences and of the complaints about time and person, half that of the few about units, and the shares of
    given times and units that are found; less what the precision of complaints lacks."""
    got = {name: score.prf(*(counts[name, part] for part in ("tp", "fp", "fn"))) for name in ("task", *score.SLOTS)}
    found = sum(counts[slot, "found"] / max(1, counts[slot, "found"] + counts[slot, "lost"]) for slot in ("time", "unit"))
    lacking = sum(max(0.0, PRECISION - got[slot][0]) for slot in ("time", "person"))
    return got["task"][2] + got["time"][2] + got["person"][2] + 0.5 * got["unit"][2] + found - PENALTY * lacking


def strictest(worths: Mapping[Any, float], slack: float) -> Any:
    """The last choice that is worth no more than ``slack`` less than the best: nearly as good, and it says less."""
    best = max(worths.values())
    return [choice for choice, value in worths.items() if value >= best - slack][-1]


def _highest(name: str, limits: Limits) -> float:
    """What says more needs no more: a date or a unit never makes a sentence less of a task, nor a date less than a unit."""
    if name == "with_both":
        return min(limits.with_unit, limits.with_deadline)
    return {"with_unit": limits.alone, "with_deadline": limits.with_unit}.get(name, 1.0)


def fit_limits(documents: Sequence[Analysis], folder: Path, weights: Mapping[str, float], score: ModuleType) -> Limits:
    """Choose the limits one by one, twice round."""
    limits = Limits(0.75, 0.6, 0.5, 0.4, 0.5, 0.4)

    def tried(other: Limits) -> float:
        judge_by(weights, other)
        return worth(counts_of(documents, folder, score), score)

    for _ in range(2):
        for name in Limits._fields:
            least = SURE_ALONE if name == "alone" else 0.0 if name in _ASIDE else SURE
            least = min(least, MOST.get(name, 1.0))
            most = min(_highest(name, limits), MOST.get(name, 1.0))
            steps = [step for step in STEPS if least <= step <= most]
            worths = {limits._replace(**{name: step}): tried(limits._replace(**{name: step})) for step in steps}
            limits = strictest(worths, SLACK if name == "alone" else 0)
    return limits
