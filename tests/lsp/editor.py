"""An editor without a window: pygls's client, talking to a real server process over its standard input and output."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE = 120.0


class Editor(LanguageClient):
    """Remembers what the server publishes and says."""

    def __init__(self) -> None:
        super().__init__("test-editor", "1")
        self.published: list[types.PublishDiagnosticsParams] = []
        self.messages: list[str] = []
        self.watched: list[str] = []
        self._news = asyncio.Event()

    async def open(self, uri: str, text: str, *, language: str = "plaintext", version: int = 1) -> None:
        """Open a document."""
        item = types.TextDocumentItem(uri, language, version, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, uri: str, text: str, version: int) -> None:
        """Send the document as it is after a keystroke."""
        whole = types.TextDocumentContentChangeWholeDocument(text)
        identifier = types.VersionedTextDocumentIdentifier(uri=uri, version=version)
        self.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [whole]))

    async def findings(self, uri: str, version: int | None = 1, *, after: int = 0) -> list[types.Diagnostic]:
        """Wait for what is published of this version, from the ``after``-th message on."""
        while True:
            for params in self.published[after:]:
                if params.uri == uri and params.version == version:
                    return list(params.diagnostics)
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), PATIENCE)

    async def message(self) -> str:
        """Wait for a message to the user."""
        while not self.messages:
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), PATIENCE)
        return self.messages[-1]

    async def actions(
        self, uri: str, range_: types.Range, only: Sequence[str] | None = None
    ) -> list[types.CodeAction]:
        """Ask for code actions."""
        context = types.CodeActionContext([], only=list(only) if only else None)
        identifier = types.TextDocumentIdentifier(uri)
        found = await self.text_document_code_action_async(types.CodeActionParams(identifier, range_, context))
        return [action for action in found or () if isinstance(action, types.CodeAction)]

    async def hover(self, uri: str, line: int, character: int) -> types.Hover | None:
        """Ask for what stands at a place."""
        where = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
        return await self.text_document_hover_async(where)

    def happened(self) -> None:
        """Wake up whoever waits."""
        self._news.set()


def _editor() -> Editor:
    editor = Editor()

    @editor.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def published(params: types.PublishDiagnosticsParams) -> None:
        editor.published.append(params)
        editor.happened()

    @editor.feature(types.WINDOW_SHOW_MESSAGE)
    def said(params: types.ShowMessageParams) -> None:
        editor.messages.append(params.message)
        editor.happened()

    @editor.feature(types.CLIENT_REGISTER_CAPABILITY)
    def registered(params: types.RegistrationParams) -> None:
        editor.watched += [registration.method for registration in params.registrations]

    return editor


def capabilities(encodings: Sequence[str] = ("utf-16",), *, rich: bool = True) -> types.ClientCapabilities:
    """Return what an editor can do: much, or the least."""
    if not rich:
        return types.ClientCapabilities()
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(
            position_encodings=[types.PositionEncodingKind(each) for each in encodings]
        ),
        workspace=types.WorkspaceClientCapabilities(
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
        ),
        text_document=types.TextDocumentClientCapabilities(
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True),
        ),
    )


@asynccontextmanager
async def editing(
    folder: Path, able: types.ClientCapabilities | None = None, **variables: str
) -> AsyncIterator[Editor]:
    """Start a server as an editor would, with ``variables`` in its environment, and end it as one would."""
    editor = _editor()
    environment = os.environ | variables
    await editor.start_io(sys.executable, "-m", "wenfeng_check", "lsp", "--stdio", cwd=folder, env=environment)
    params = types.InitializeParams(able or capabilities(), root_uri=folder.as_uri())
    await asyncio.wait_for(editor.initialize_async(params), PATIENCE)
    editor.initialized(types.InitializedParams())
    try:
        yield editor
    finally:
        await asyncio.wait_for(editor.shutdown_async(None), PATIENCE)
        editor.exit(None)
        await asyncio.wait_for(editor.stop(), PATIENCE)
