"""The report as JSON, version 1; schema/report.schema.json says what each key means."""

import json
from collections import Counter
from typing import Any

from wenfeng_check import __version__
from wenfeng_check.model.document import SecrecyMark
from wenfeng_check.model.finding import Clause, Diagnostic, Fix, Severity
from wenfeng_check.model.report import (
    BlockRow,
    Failure,
    FileReport,
    LengthLimit,
    Report,
    Score,
    StaleWaiver,
    Waived,
    Waiver,
)
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Deadline, Party, Slot, Standard, Task
from wenfeng_check.reporters.style import Style
from wenfeng_check.rules.version import RULESET_VERSION

VERSION = 1
Json = dict[str, Any]
_SCORE_KEYS = {"短": "duan", "实": "shi", "新": "xin"}


def render(report: Report, style: Style) -> str:
    """Return one JSON object."""
    return json.dumps(to_json(report), ensure_ascii=False, indent=2) + "\n"


def to_json(report: Report) -> Json:
    """Return the report as plain values."""
    return {
        "version": VERSION,
        "tool": {"name": "wenfeng-check", "version": __version__, "ruleset": RULESET_VERSION},
        "files": [_file(file) for file in report.files],
        "failures": [_failure(failure) for failure in report.failures],
        "stale_waivers": [_stale(stale) for stale in report.stale_waivers],
        "notes": list(report.notes),
        "summary": _summary(report),
    }


def _file(file: FileReport) -> Json:
    document = file.document
    return {
        "path": file.path,
        "format": document.format if document else "",
        "kind": file.kind.kind,
        "level": file.kind.level,
        "kind_reason": file.kind.reason,
        "counts": dict(file.counts),
        "limit": _limit(file.limit) if file.limit else None,
        "scores": {_SCORE_KEYS.get(score.name, score.name): _score(score) for score in file.scores},
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in file.diagnostics],
        "tasks": [_task(task) for task in file.tasks],
        "blocks": [_block(block) for block in file.blocks],
        "sentences": [{"span": _span(row.span), "role": row.role} for row in file.sentences],
        "failures": [_failure(failure) for failure in file.failures],
        "skipped": [{"rule": skipped.rule, "reason": skipped.reason} for skipped in file.skipped],
        "waived": [_waived(waived) for waived in file.waived],
        "stale_waivers": [_stale(stale) for stale in file.stale_waivers],
        "known": file.known,
        "older": file.older,
        "notes": [*_warnings(file), *(note.message for note in (document.notes if document else ()))],
        "model": {
            "used": file.document is not None and not file.no_model,
            "reason": file.no_model,
            "names": list(file.models),
        },
        "secrecy": _secrecy(file.secrecy) if file.secrecy else None,
    }


def _warnings(file: FileReport) -> list[str]:
    return [file.secrecy.warning] if file.secrecy else []


def _secrecy(mark: SecrecyMark) -> Json:
    return {"level": mark.level, "period": mark.period, "span": _span(mark.span)}


def _limit(limit: LengthLimit) -> Json:
    return {"characters": limit.characters, "kind": limit.kind, "authority": _clause(limit.clause)}


def _clause(clause: Clause) -> Json:
    return {"level": str(clause.authority), "source": clause.source, "quote": clause.quote}


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _score(score: Score) -> Json:
    return {"value": score.value, "explanation": score.explanation}


def _diagnostic(diagnostic: Diagnostic) -> Json:
    finding, location = diagnostic.finding, diagnostic.location
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "group": diagnostic.group,
        "severity": diagnostic.severity.word,
        "message": finding.message,
        "advice": finding.advice,
        "authority": _clause(diagnostic.clause),
        "span": _span(finding.span) if finding.span else None,
        "location": {"words": location.words, "line": location.line, "column": location.column},
        "labels": [{"span": _span(label.span), "message": label.message} for label in finding.labels],
        "fix": _fix(finding.fix) if finding.fix else None,
        "confidence": round(finding.confidence, 3),
        "by_model": finding.by_model,
        "fingerprint": diagnostic.fingerprint,
    }


def _fix(fix: Fix) -> Json:
    edits = [{"span": _span(edit.span), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safety": str(fix.safety), "edits": edits}


def _task(task: Task) -> Json:
    return {
        "span": _span(task.span),
        "parts": [_span(part) for part in task.parts],
        "text": task.text,
        "deadline": [_deadline(deadline) for deadline in task.deadline],
        "units": [_party(party) for party in task.units],
        "persons": [_party(party) for party in task.persons],
        "standard": [_standard(standard) for standard in task.standard],
        "missing": [str(slot) for slot in task.missing],
        "project": task.project,
    }


def _deadline(deadline: Deadline) -> Json:
    return {
        "text": deadline.text,
        "span": _span(deadline.span),
        "kind": str(deadline.kind),
        "clarity": str(deadline.clarity),
        "date": deadline.date.isoformat() if deadline.date else None,
        "source": str(deadline.source),
    }


def _party(party: Party) -> Json:
    return {
        "text": party.text,
        "span": _span(party.span),
        "role": str(party.role),
        "clarity": str(party.clarity),
        "source": str(party.source),
    }


def _standard(standard: Standard) -> Json:
    return {"text": standard.text, "span": _span(standard.span), "source": str(standard.source)}


def _block(block: BlockRow) -> Json:
    return {
        "span": _span(block.span),
        "kind": block.kind,
        "level": block.level,
        "label": block.label,
        "origin": block.origin,
        "role": block.role,
    }


def _failure(failure: Failure) -> Json:
    return {"path": failure.path, "stage": failure.stage, "summary": failure.summary, "detail": failure.detail}


def _waiver(waiver: Waiver) -> Json:
    return {"rule": waiver.rule, "reason": waiver.reason, "text": waiver.text, "origin": waiver.origin}


def _waived(waived: Waived) -> Json:
    return {"diagnostic": _diagnostic(waived.diagnostic), "waiver": _waiver(waived.waiver)}


def _stale(stale: StaleWaiver) -> Json:
    return {"waiver": _waiver(stale.waiver), "why": stale.why, "void": stale.void, "judged": stale.judged}


def _summary(report: Report) -> Json:
    diagnostics = [diagnostic for file in report.files for diagnostic in file.diagnostics]
    tasks = [task for file in report.files for task in file.tasks]
    severities = Counter(diagnostic.severity for diagnostic in diagnostics)
    return {
        "files": len(report.files),
        "failed": sum(1 for file in report.files if file.failures),
        "diagnostics": {severity.word: severities[severity] for severity in reversed(Severity)},
        "groups": dict(sorted(Counter(diagnostic.group for diagnostic in diagnostics).items())),
        "known": sum(file.known for file in report.files),
        "older": sum(file.older for file in report.files),
        "unchanged": report.unchanged,
        "waived": sum(len(file.waived) for file in report.files),
        "tasks": len(tasks),
        "missing": {str(slot): sum(1 for task in tasks if slot in task.missing) for slot in Slot},
        "status": int(report.status),
    }
