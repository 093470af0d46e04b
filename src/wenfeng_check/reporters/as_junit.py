"""The report in JUnit's XML: a suite for each file, a case for each finding; build servers show it as tests."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from wenfeng_check.explain import SEVERITY_WORDS
from wenfeng_check.model.finding import Diagnostic, Severity
from wenfeng_check.model.report import Failure, FileReport, Report, Waived
from wenfeng_check.reporters.places import Lines, lines_of, words_of
from wenfeng_check.reporters.style import Style
from wenfeng_check.reporters.xml_text import document, element


def render(report: Report, style: Style) -> str:
    """Return the suites; findings below the threshold pass, and tell what they found in the case's output."""
    suites = [_suite(file.path, list(_cases(file, report.fail_on))) for file in report.files]
    suites += [_suite(failure.path, [_failure(failure)]) for failure in report.failures]
    root = element("testsuites", *suites, name="wenfeng-check")
    return document(_counted(root, *(case for suite in suites for case in suite)))


def _suite(path: str, cases: list[ET.Element]) -> ET.Element:
    return _counted(element("testsuite", *cases, name=path), *cases)


def _counted(holder: ET.Element, *cases: ET.Element) -> ET.Element:
    holder.set("tests", str(len(cases)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        holder.set(name, str(sum(case.find(tag) is not None for case in cases)))
    return holder


def _cases(file: FileReport, fail_on: Severity) -> Iterator[ET.Element]:
    yield from map(_failure, file.failures)
    lines = lines_of(file)
    yield from (_case(file.path, diagnostic, lines, fail_on=fail_on) for diagnostic in file.diagnostics)
    yield from (_waived(file.path, waived) for waived in file.waived)
    if not (file.failures or file.diagnostics or file.waived):
        yield element("testcase", classname=file.path, name="没有需要改的")


def _case(path: str, diagnostic: Diagnostic, lines: Lines | None, *, fail_on: Severity) -> ET.Element:
    span = diagnostic.finding.span
    line = lines.region(span).start.line if lines is not None and span is not None else ""
    message = diagnostic.finding.message
    words = "\n".join(filter(None, (message, diagnostic.finding.advice, f"依据：{diagnostic.clause.source}")))
    if diagnostic.severity >= fail_on:
        result = element("failure", text=words, message=message, type=SEVERITY_WORDS[diagnostic.severity])
    else:
        result = element("system-out", text=f"{SEVERITY_WORDS[diagnostic.severity]}：{words_of(diagnostic)}")
    return element("testcase", result, classname=path, name=_name(diagnostic), file=path, line=line)


def _name(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.code} {diagnostic.name} {diagnostic.location.words}"


def _waived(path: str, waived: Waived) -> ET.Element:
    reason = f"已允许：{waived.waiver.reason}（{waived.waiver.origin}）"
    return element("testcase", element("skipped", message=reason), classname=path, name=_name(waived.diagnostic))


def _failure(failure: Failure) -> ET.Element:
    result = element("error", text=failure.detail, message=failure.summary, type="没有查成")
    return element("testcase", result, classname=failure.path, name=f"没有查成（{failure.stage}）")
