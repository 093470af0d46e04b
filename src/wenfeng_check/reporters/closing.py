"""The end of the report for a person: figures, first steps, waivers, what was not read or not checked."""

from collections import Counter
from collections.abc import Iterator

from wenfeng_check.explain import SEVERITY_WORDS
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.report import FileReport, Report, StaleWaiver, Waived
from wenfeng_check.reporters.style import Style, clean, columns, wrap
from wenfeng_check.reporters.summary import SLOT_WORDS, Summary
from wenfeng_check.rules import load_rules
from wenfeng_check.rules.groups import GROUPS

_NAME_WIDTH = 12
_MOST_NAMED = 12
SCORE_WORDS = {"duan": "短", "shi": "实", "xin": "新"}


def closing(file: FileReport, summary: Summary, style: Style) -> Iterator[str]:
    """Yield the summary of one file."""
    yield ""
    yield style.paint("小结", "bold")
    rows = [row for row in _rows(file, summary) if row[1]]
    for line in columns((f"  {name}", clean(words)) for name, words in rows):
        yield from _folded(line, style)
    if summary.steps:
        yield style.paint("  先做这几件", "bold")
        for number, step in enumerate(summary.steps, 1):
            yield from _folded(f"    {number}. {clean(step)}", style, hang=7)


def _folded(line: str, style: Style, hang: int = _NAME_WIDTH) -> Iterator[str]:
    lead = line[: len(line) - len(line.lstrip())]
    for number, part in enumerate(wrap(line.lstrip(), style.width - hang)):
        yield (lead if number == 0 else " " * hang) + part


def _rows(file: FileReport, summary: Summary) -> Iterator[tuple[str, str]]:
    yield "篇幅", limit_words(file, summary)
    yield "任务", task_words(summary)
    if summary.padding or not file.known + file.older:
        yield "空话套话", f"约 {summary.padding:,} 字，占 {summary.padding_share}%" if summary.padding else "没有标出"
    left_out = file.known + file.older
    yield "发现", "没有新的发现" if left_out and not summary.severities else _finding_words(summary)
    for score in file.scores:
        yield f"得分 {SCORE_WORDS.get(score.name, score.name)}", f"{score.value} 分：{score.explanation}"
    if file.known:
        yield "基线", f"另有 {file.known} 处记在基线里，没有重复列出"
    if file.older:
        yield "以前就有", f"另有 {file.older} 处改动前就有，没有列出"
    if file.waived:
        yield "例外", f"按写明的理由放行 {len(file.waived)} 处"
    for waived in file.waived:
        yield "已允许", waived_words(waived)
    for stale in file.stale_waivers:
        yield "失效例外" if stale.judged else "例外未核对", stale_words(stale)
    for note in file.document.notes if file.document else ():
        yield note.heading, note.message
    yield "没有运行", skipped_words(file)
    yield "句子模型", model_words(file)
    for failure in file.failures:
        yield "出错", failure.summary


def model_words(file: FileReport) -> str:
    """Say which models judged the sentences beside the rules and the chains, and why the encoder did not."""
    told = [f"用了 {'、'.join(file.models[1:])}"] if file.models[1:] else []
    told += [f"没有用上：{file.no_model}"] if file.no_model else []
    return "；随软件带的".join(told)


def sure_words(finding: Finding) -> str:
    """Say how sure the models are of a finding, "" where none took part in it."""
    return f"模型参与判断，{100 * finding.confidence:.0f}%" if finding.by_model else ""


def limit_words(file: FileReport, summary: Summary) -> str:
    """Say how long the draft is, against its limit and the limit's source."""
    words = f"正文 {summary.characters:,} 字"
    if file.limit:
        state = f"超 {summary.over:,} 字" if summary.over else "没有超"
        words += f"，上限 {summary.limit:,} 字（{file.limit.clause.source}），{state}"
    return f"{words}，约 {summary.pages:g} 页" if summary.pages else words


def task_words(summary: Summary) -> str:
    """Say how many tasks there are and what they lack."""
    if not summary.tasks:
        return "没有识别到任务安排"
    lacking = [f"缺{SLOT_WORDS[slot]} {count} 项" for slot, count in summary.missing if count]
    return f"{summary.tasks} 项：" + ("、".join(lacking) if lacking else "三要素齐全")


def _finding_words(summary: Summary) -> str:
    if not summary.severities:
        return "没有发现问题"
    levels = "、".join(f"{SEVERITY_WORDS[severity]} {count}" for severity, count in summary.severities)
    groups = "，".join(f"{GROUPS[group].split('：')[0]} {count}" for group, count in summary.groups)
    return f"{levels}（{groups}）"


def waived_words(waived: Waived) -> str:
    """Say which finding is allowed, and why."""
    diagnostic, waiver = waived.diagnostic, waived.waiver
    return f"{diagnostic.code} {diagnostic.location.words}，理由：{waiver.reason}（{waiver.origin}）"


def stale_words(stale: StaleWaiver) -> str:
    """Say which waiver has no effect, and why."""
    waiver = stale.waiver
    target = " ".join(part for part in (waiver.rule, f"“{waiver.text}”" if waiver.text else "") if part)
    return f"{target or waiver.reason}：{stale.why}（{waiver.origin}）"


def skipped_words(file: FileReport) -> str:
    """Say how many rules did not run and why; by code, where they are few enough to read."""
    codes = {rule.rule_name(): rule.code for rule in load_rules()}
    reasons: dict[str, list[str]] = {}
    for skipped in file.skipped:
        reasons.setdefault(skipped.reason, []).append(codes.get(skipped.rule, skipped.rule))
    named = {reason: f"：{'、'.join(rules)}" if len(rules) <= _MOST_NAMED else "" for reason, rules in reasons.items()}
    return "、".join(f"{len(rules)} 条规则（{reason}{named[reason]}）" for reason, rules in reasons.items())


def total(report: Report, style: Style) -> Iterator[str]:
    """Yield what holds for the run as a whole."""
    for stale in report.stale_waivers:
        yield f"{'失效' if stale.judged else '没用上'}的例外：{clean(stale_words(stale))}"
    for note in report.notes:
        yield clean(note)
    unread = [file for file in report.files if file.document is None]
    if unread:
        yield f"没有查成 {len(unread)} 份：{clean('、'.join(file.path for file in unread))}"
    for failure in (*(failure for file in unread for failure in file.failures), *report.failures):
        yield f"  {clean(failure.path)}：{clean(failure.summary)}"
    checked = [file for file in report.files if file.document is not None]
    if len(report.files) < 2:
        return
    found = Counter(diagnostic.severity for file in checked for diagnostic in file.diagnostics)
    quiet = sum(1 for file in checked if not any(d.severity >= report.fail_on for d in file.diagnostics))
    levels = "、".join(f"{SEVERITY_WORDS[severity]} {found[severity]}" for severity in reversed(Severity))
    yield style.paint(f"共检查 {len(checked)} 份，{quiet} 份没有需要改的；{levels}。", "bold")
