"""What a worker process does with a draft: read, refuse, check, and make the bytes of the answer."""

import gc
import json
import threading
from typing import Any, NamedTuple

from wenfeng_check import engine
from wenfeng_check.model.document import Document
from wenfeng_check.model.errors import ReadError, SettingsError
from wenfeng_check.model.report import Report
from wenfeng_check.readers.secrecy import secrecy_mark
from wenfeng_check.remembered import forget
from wenfeng_check.rules import load_rules
from wenfeng_check.runner import Source, read_source
from wenfeng_check.settings import Overrides, Settings, override
from wenfeng_check.web.answers import Answer, Refused, error_json
from wenfeng_check.web.drafts import Draft, document_of

_KEPT_SECONDS = 60.0
#: How many new objects before Python looks for rings of dead ones. At its own 700 it looked six times a check of 3,000
#: characters, through all that is kept of drafts too: 2.5 ms.
_NEW_OBJECTS = (20_000, 10, 10)


class Order(NamedTuple):
    """A draft, the settings of the server, and the most characters that a draft may have."""

    draft: Draft
    settings: Settings
    characters: int


def warm(settings: Settings) -> None:
    """Load what a check needs, so that the first trainee does not wait for it."""
    from wenfeng_check.analysis.words import use_cache
    from wenfeng_check.readers import read_bytes
    from wenfeng_check.resources import cache_folder

    use_cache(cache_folder())
    engine.check(read_bytes("预热.txt", "关于报送台账的通知\n请县水利局于3月10日前报送台账。".encode()), settings)
    gc.freeze()  # what is loaded by now stays
    gc.set_threshold(*_NEW_OBJECTS)


def check(order: Order) -> Answer:
    """Return the report as the command line prints it with ``--format json``."""
    from wenfeng_check.reporters.as_json import to_json

    try:
        return Answer(_compact(to_json(_report(order))))
    except Refused as refusal:
        return Answer(error_json(refusal.words), status=refusal.status)


def view(order: Order) -> Answer:
    """Return the report with what the page needs to show the document."""
    from wenfeng_check.web.view import figures_of, view_json

    try:
        report = _report(order)
    except Refused as refusal:
        return Answer(error_json(refusal.words), status=refusal.status)
    return Answer(_compact(view_json(report)), figures=figures_of(report.files[0]))


def download(order: Order, form: str) -> Answer:
    """Return the file that the page offers under the name ``form``."""
    from wenfeng_check.web.downloads import make

    try:
        return make(form, _report(order), order.draft)
    except Refused as refusal:
        return Answer(error_json(refusal.words), status=refusal.status)


class Minute:
    """Forgets what the analysis has kept of drafts, so many seconds after the first of them was checked."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._timer: threading.Timer | None = None

    def begin(self) -> None:
        """Start to count, unless it is counting."""
        if self._timer is None:
            self._timer = threading.Timer(self._seconds, self._end)
            self._timer.daemon = True
            self._timer.start()

    def _end(self) -> None:
        self._timer = None  # first, so that a check that runs now begins another minute
        forget()


_minute = Minute(_KEPT_SECONDS)


def _report(order: Order) -> Report:
    _minute.begin()
    settings = _settings(order)
    document = _document(order)
    file = engine.check(document, settings, path=order.draft.name)
    if file.document is None:
        raise Refused(500, file.failures[0].summary)
    return Report(files=(file,), fail_on=settings.fail_on)


def _settings(order: Order) -> Settings:
    draft = order.draft
    try:
        return override(order.settings, Overrides(draft.select, draft.ignore, kind=draft.kind), load_rules())
    except SettingsError as error:
        raise Refused(422, str(error)) from None


def _document(order: Order) -> Document:
    """Read the draft; one that is secret or too long is refused before anything of it is shown."""
    draft = order.draft
    try:
        document = (
            document_of(draft)
            if draft.blocks
            else read_source(Source(draft.name, draft.content), order.settings.run.caps)
        )
    except ReadError as error:
        raise Refused(422, f"{draft.name}：{error}") from None
    if not document.text.strip():
        raise Refused(422, f"{draft.name}：里面没有文字，没有可以检查的内容。")
    if mark := secrecy_mark(document):
        raise Refused(
            403,
            f"{draft.name}：文稿有密级标志“{mark}”，不能在这里检查，内容没有显示也没有保存。涉密文稿请在涉密计算机上处理。",
        )
    if len(document.text) > order.characters:
        raise Refused(
            413,
            f"{draft.name}：全文 {len(document.text):,} 字，超过 {order.characters:,} 字的上限。请拆成几份，或用命令行检查。",
        )
    return document


def _compact(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
