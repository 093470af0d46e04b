"""The server: what the editor says and asks, checks in a thread beside the main loop, and what it is told."""

import asyncio
import contextlib
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.exceptions import FeatureRequestError
from pygls.lsp.server import LanguageServer

from wenfeng_check import __version__
from wenfeng_check.lsp import wording
from wenfeng_check.lsp.actions import KINDS, actions
from wenfeng_check.lsp.drafts import Checked, Draft, check, failed
from wenfeng_check.model.span import Span

PAUSE = 0.4
"""Seconds without a change after which a draft is checked again: a pause between words, not between letters."""
_WATCHED = ("**/wenfeng.toml", "**/pyproject.toml")


class DraftServer(LanguageServer):
    """Keeps the last check of every open document. Documents come whole: they are short, and one way is less to get wrong."""

    def __init__(self) -> None:
        super().__init__("wenfeng-check", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="check")
        self._checked: dict[str, Checked] = {}
        self._waiting: dict[str, asyncio.Task[Checked]] = {}
        self._running: dict[str, asyncio.Task[Checked]] = {}

    def has(self, capability: str) -> bool:
        """Say whether the client can do ``capability`` (a path in its capabilities)."""
        return bool(get_capability(self.client_capabilities, capability, False))

    def start_check(self, uri: str, *, pause: float = 0.0) -> asyncio.Task[Checked]:
        """Check the document after ``pause`` seconds, in the place of a check that waits or runs."""
        self._stop(uri)
        task = asyncio.get_running_loop().create_task(self._check(uri, pause))
        task.add_done_callback(self._ended)
        (self._waiting if pause else self._running)[uri] = task
        return task

    async def current(self, uri: str) -> Checked:
        """Return the check of the document as it is now: the last one, the one that runs, or a new one."""
        known = self._checked.get(uri)
        if known and known.draft == self._draft(uri):
            return known
        running = self._running.get(uri)
        return await asyncio.shield(running if running and not running.done() else self.start_check(uri))

    def check_all(self) -> None:
        """Check every open document again: the settings may have changed."""
        for uri in list(self._checked):
            self.start_check(uri)

    def close(self, uri: str) -> None:
        """Forget the document and take its findings off the screen."""
        self._stop(uri)
        self._checked.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def end(self) -> None:
        """Let go of the worker; a check that still runs is not waited for."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Tell the user of an error that answers no request."""
        if source is not FeatureRequestError:
            self._say(_crash_words(error))

    async def _check(self, uri: str, pause: float) -> Checked:
        await asyncio.sleep(pause)
        draft = self._draft(uri)
        job = asyncio.get_running_loop().run_in_executor(self._worker, check, draft)
        try:
            await asyncio.wait([job])
        finally:
            job.cancel()
        error = job.exception()
        checked = failed(draft, _crash_words(error)) if error else job.result()
        self._publish(checked)
        return checked

    def _ended(self, task: asyncio.Task[Checked]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            self._say(_crash_words(error))

    def _publish(self, checked: Checked) -> None:
        draft = checked.draft
        known = {words for other in self._checked.values() for words in wording.troubles(other)}
        self._checked[draft.uri] = checked
        related = self.has("text_document.publish_diagnostics.related_information")
        found = wording.diagnostics(checked, related=related)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(draft.uri, found, draft.version))
        for words in wording.troubles(checked):
            if words not in known:
                self._say(words)

    def _say(self, words: str) -> None:
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, words))

    def _draft(self, uri: str) -> Draft:
        document = self.workspace.get_text_document(uri)
        return Draft(
            uri=uri,
            text=document.source,
            version=document.version,
            language=document.language_id or "",
            root=self.workspace.root_path or "",
            encoding=types.PositionEncodingKind(self.workspace.position_encoding).value,
        )

    def _stop(self, uri: str) -> None:
        for tasks in (self._waiting, self._running):
            if task := tasks.pop(uri, None):
                task.cancel()


def _crash_words(error: BaseException) -> str:
    return f"没有检查：程序出错（{type(error).__name__}：{error}）。请把这句话告诉维护人员；文稿没有改动。"


def make_server() -> DraftServer:
    """Return a server that knows what to do with each message."""
    server = DraftServer()
    server.feature(types.INITIALIZED)(_watch)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_opened)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_changed)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(_saved)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_closed)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_settings_changed)
    server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)(_settings_changed)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    options = types.CodeActionOptions(code_action_kinds=list(KINDS))
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)(_actions)
    return server


def serve() -> None:
    """Speak the protocol over standard input and output until the editor goes away."""
    server = make_server()
    out = sys.stdout.buffer
    with contextlib.redirect_stdout(sys.stderr):  # a stray print would break the protocol
        try:
            server.start_io(sys.stdin.buffer, out)
        finally:
            server.end()


async def _watch(server: DraftServer, params: types.InitializedParams) -> None:
    if not server.has("workspace.did_change_watched_files.dynamic_registration"):
        return
    watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
    wanted = types.Registration("settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    await server.client_register_capability_async(types.RegistrationParams([wanted]))


async def _opened(server: DraftServer, params: types.DidOpenTextDocumentParams) -> None:
    server.start_check(params.text_document.uri)


async def _changed(server: DraftServer, params: types.DidChangeTextDocumentParams) -> None:
    server.start_check(params.text_document.uri, pause=PAUSE)


async def _saved(server: DraftServer, params: types.DidSaveTextDocumentParams) -> None:
    server.start_check(params.text_document.uri)


async def _closed(server: DraftServer, params: types.DidCloseTextDocumentParams) -> None:
    server.close(params.text_document.uri)


async def _settings_changed(server: DraftServer, params: Any) -> None:
    server.check_all()


async def _hover(server: DraftServer, params: types.HoverParams) -> types.Hover | None:
    checked = await server.current(params.text_document.uri)
    start = checked.positions.offset(params.position)
    found = wording.at(checked, Span(start, start))
    if not found:
        return None
    formats = get_capability(server.client_capabilities, "text_document.hover.content_format", ())
    kind = types.MarkupKind.Markdown if types.MarkupKind.Markdown in formats else types.MarkupKind.PlainText
    where = checked.positions.range(wording.place(found[0], checked))
    return types.Hover(types.MarkupContent(kind, wording.page(found)), where)


async def _actions(server: DraftServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    checked = await server.current(params.text_document.uri)
    versioned = server.has("workspace.workspace_edit.document_changes")
    span = checked.positions.span(params.range)
    return list(actions(checked, span, params.context.only, versioned=versioned))
