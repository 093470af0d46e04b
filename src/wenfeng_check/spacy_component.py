"""A spaCy component: findings and tasks of the checker on the Doc; importing this module registers the factory."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from wenfeng_check import engine
from wenfeng_check.api import TEXT_NAME, document_of, settings_of
from wenfeng_check.model.errors import ReadError
from wenfeng_check.model.finding import Diagnostic
from wenfeng_check.model.report import Failure, FileReport
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Task
from wenfeng_check.readers.text import places_in
from wenfeng_check.settings import Overrides, Settings
from wenfeng_check.toml_table import day_of

NAME = "wenfeng_check"
TASKS = "wenfeng_tasks"
_REPORT = "wenfeng_report"
"""Where the report hangs on the Doc: among its hooks, which are not written out with it (user_data is)."""


class Wishes(NamedTuple):
    """The component's configuration, in words that spaCy can write into config.cfg and into a Doc."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    kind: str = ""
    profile: str = ""
    today: str = ""
    model: bool = True
    config: str = ""

    def settings(self) -> Settings:
        """Return them as settings. Raises SettingsError."""
        today = day_of(self.today, where="today") if self.today else None
        given = Overrides(
            select=tuple(self.select),
            ignore=tuple(self.ignore),
            kind=self.kind,
            profile=self.profile,
            today=today,
            model=self.model,
        )
        return settings_of(given, config=self.config)


def make_component(
    nlp: Language,
    name: str,
    select: list[str],
    ignore: list[str],
    kind: str,
    profile: str,
    today: str,
    model: bool,
    config: str,
) -> "StyleComponent":
    """Return the component. Raises SettingsError for a configuration that is not understood."""
    return StyleComponent(Wishes(tuple(select), tuple(ignore), kind, profile, today, model, config))


class StyleComponent:
    """Checks each Doc as a .txt and puts what was found on it."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._settings = wishes.settings()

    def __call__(self, doc: Doc) -> Doc:
        """Check ``doc``; a text that cannot be checked leaves a failure in its report and stops nothing."""
        report = _check(doc.text, self._settings)
        doc.user_hooks[_REPORT] = report
        doc.user_data[NAME] = list(self._wishes)
        doc.spans[NAME] = list(_finding_spans(doc, report.diagnostics))
        doc.spans[TASKS] = list(_task_spans(doc, report.tasks))
        return doc


def _check(text: str, settings: Settings) -> FileReport:
    try:
        document = document_of(text, name=TEXT_NAME)
    except ReadError as error:
        return FileReport(TEXT_NAME, failures=(Failure(TEXT_NAME, "read", str(error)),))
    return engine.check(document, settings)


def _finding_spans(doc: Doc, diagnostics: Sequence[Diagnostic]) -> Iterator[TokenSpan]:
    """Yield the findings that have a place; their fingerprint is the span's id."""
    place = places_in(doc.text)
    for diagnostic in diagnostics:
        if diagnostic.finding.span:
            yield from _tokens(doc, diagnostic.finding.span, place, diagnostic.code, diagnostic.fingerprint)


def _task_spans(doc: Doc, tasks: Sequence[Task]) -> Iterator[TokenSpan]:
    """Yield the tasks; their number is the span's id."""
    place = places_in(doc.text)
    for number, task in enumerate(tasks):
        yield from _tokens(doc, task.span, place, "、".join(task.missing), str(number))


def _tokens(doc: Doc, span: Span, place: Callable[[int], int], label: str, key: str) -> Iterator[TokenSpan]:
    """Yield the tokens that ``span`` touches; none where it is empty."""
    found = doc.char_span(place(span.start), place(span.end), label, span_id=key, alignment_mode="expand")
    if found is not None:
        yield found


def _report_of(doc: Doc) -> FileReport | None:
    """Return the report; a Doc that comes from another process or a file is checked again, with the same wishes."""
    report = doc.user_hooks.get(_REPORT)
    if report is None and NAME in doc.user_data:
        report = doc.user_hooks[_REPORT] = _check(doc.text, Wishes(*doc.user_data[NAME]).settings())
    return report if isinstance(report, FileReport) else None


def _tasks_of(doc: Doc) -> tuple[Task, ...]:
    report = _report_of(doc)
    return report.tasks if report else ()


def _finding_of(span: TokenSpan) -> Diagnostic | None:
    report = _report_of(span.doc)
    found = report.diagnostics if report else ()
    return next((diagnostic for diagnostic in found if diagnostic.fingerprint == span.id_), None)


def _task_of(span: TokenSpan) -> Task | None:
    tasks = _tasks_of(span.doc)
    return tasks[int(span.id_)] if span.id_.isdecimal() and int(span.id_) < len(tasks) else None


Language.factory(
    NAME,
    assigns=["doc.spans", f"doc._.{_REPORT}", f"doc._.{TASKS}"],
    default_config={"select": [], "ignore": [], "kind": "", "profile": "", "today": "", "model": True, "config": ""},
    func=make_component,
)
Doc.set_extension(_REPORT, getter=_report_of, force=True)
Doc.set_extension(TASKS, getter=_tasks_of, force=True)
TokenSpan.set_extension("wenfeng_finding", getter=_finding_of, force=True)
TokenSpan.set_extension("wenfeng_task", getter=_task_of, force=True)
