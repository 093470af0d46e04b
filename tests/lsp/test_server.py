"""The language server with a real client and a real process: what an editor shows, offers, and survives."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the extra lsp is not installed")

from lsprotocol import types

from tests.lsp.editor import Editor, capabilities, editing
from wenfeng_check import check_text

HEAD = "关于做好汛期值守工作的通知\n各镇人民政府：\n"
TAIL = "清河县人民政府办公室\n2024年3月1日\n"
DRAFT = f"{HEAD}请县应急局尽快补足救生衣,请县水利局于4月30日前检修水泵。\n{TAIL}"


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """The event loop of all tests here."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def shared(runner: asyncio.Runner, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An able editor with one server for many tests."""
    session = editing(tmp_path_factory.mktemp("workspace"))
    yield runner.run(session.__aenter__())
    runner.run(session.__aexit__(None, None, None))


@pytest.fixture
def editor(shared: Editor) -> Editor:
    """The shared editor, with nothing remembered of other tests."""
    shared.published.clear()
    shared.messages.clear()
    return shared


def _coded(found: list[types.Diagnostic], code: str) -> types.Diagnostic:
    return next(diagnostic for diagnostic in found if diagnostic.code == code)


def _place(found: types.Diagnostic) -> tuple[int, int, int, int]:
    return (found.range.start.line, found.range.start.character, found.range.end.line, found.range.end.character)


def _applied(text: str, edits: Any) -> str:
    """Apply text edits (UTF-16) as an editor does."""
    lines = [line.encode("utf-16-le") for line in text.split("\n")]
    for edit in sorted(edits, key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True):
        start, end = edit.range.start, edit.range.end
        head, tail = lines[start.line][: 2 * start.character], lines[end.line][2 * end.character :]
        lines[start.line : end.line + 1] = (head + edit.new_text.encode("utf-16-le") + tail).split("\n".encode("utf-16-le"))
    return "\n".join(line.decode("utf-16-le") for line in lines)


def _edits(action: types.CodeAction, version: int) -> Any:
    assert action.edit is not None
    assert action.edit.document_changes is not None
    change = action.edit.document_changes[0]
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.version == version
    return change.edits


def test_an_open_draft_shows_the_findings_of_the_command_line(runner: asyncio.Runner, editor: Editor, tmp_path: Path) -> None:
    async def scenario() -> None:
        uri = (tmp_path / "通知.txt").as_uri()
        await editor.open(uri, DRAFT)
        found = await editor.findings(uri)
        assert [diagnostic.code for diagnostic in found] == [d.code for d in check_text(DRAFT).diagnostics]
        vague = _coded(found, "TSK102")
        assert _place(vague) == (2, 5, 2, 7)
        assert vague.severity is types.DiagnosticSeverity.Warning
        assert vague.source == "wenfeng-check"
        assert "尽快" in vague.message
        editor.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        assert await editor.findings(uri, None) == []
        assert not editor.messages
        assert not list(tmp_path.iterdir())

    runner.run(scenario())


async def _places_of_the_vague_words(editor: Editor, folder: Path) -> list[tuple[int, int, int, int]]:
    places = []
    for number, newline in enumerate(("\n", "\r\n", "\r")):
        uri = (folder / f"{number}.txt").as_uri()
        await editor.open(uri, DRAFT.replace("请县应急局尽快", "请县应急局𠮷某尽快").replace("\n", newline))
        places.append(_place(_coded(await editor.findings(uri), "TSK102")))
    return places


def test_places_count_utf_16_units(runner: asyncio.Runner, editor: Editor, tmp_path: Path) -> None:
    assert runner.run(_places_of_the_vague_words(editor, tmp_path)) == [(2, 8, 2, 10)] * 3


def test_places_count_the_units_that_were_agreed(runner: asyncio.Runner, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with editing(tmp_path, capabilities(("utf-8", "utf-16"))) as editor:
            assert await _places_of_the_vague_words(editor, tmp_path) == [(2, 22, 2, 28)] * 3

    runner.run(scenario())


def test_typing_is_checked_after_a_pause_and_only_as_it_is_at_last(runner: asyncio.Runner, editor: Editor, tmp_path: Path) -> None:
    async def scenario() -> None:
        uri = (tmp_path / "通知.txt").as_uri()
        await editor.open(uri, DRAFT)
        await editor.findings(uri)
        for version in range(2, 8):
            editor.change(uri, DRAFT.replace("尽快", "尽" * version), version)
        editor.change(uri, DRAFT.replace("尽快", "于3月20日前"), 8)
        found = await editor.findings(uri, 8)
        assert "TSK102" not in {diagnostic.code for diagnostic in found}
        versions = [params.version for params in editor.published]
        assert versions == sorted(set(versions))
        assert len(versions) < 8

    runner.run(scenario())


def test_hover_shows_the_page_of_the_rule(runner: asyncio.Runner, editor: Editor, tmp_path: Path) -> None:
    async def scenario() -> None:
        uri = (tmp_path / "通知.txt").as_uri()
        await editor.open(uri, DRAFT)
        shown = await editor.hover(uri, 2, 6)
        assert shown is not None
        assert isinstance(shown.contents, types.MarkupContent)
        assert shown.contents.kind is types.MarkupKind.Markdown
        assert "# TSK102 vague-deadline" in shown.contents.value
        assert await editor.hover(uri, 1, 0) is None

    runner.run(scenario())


def test_a_fix_is_offered_where_it_belongs_and_all_safe_ones_at_once(runner: asyncio.Runner, editor: Editor, tmp_path: Path) -> None:
    text = DRAFT.replace("请县水利局", "请𠮷某、县水利局").replace("2024年3月1日", "2024年03月01日")

    async def scenario() -> None:
        uri = (tmp_path / "通知.txt").as_uri()
        await editor.open(uri, text)
        comma = _coded(await editor.findings(uri), "WRD107").range
        (fix,) = await editor.actions(uri, comma, ["quickfix"])
        assert fix.is_preferred
        assert _applied(text, _edits(fix, 1)) == text.replace("衣,请", "衣，请")
        (every,) = await editor.actions(uri, types.Range(types.Position(0, 0), types.Position(0, 0)), ["source"])
        assert every.kind == "source.fixAll"
        fixed = text.replace("衣,请", "衣，请").replace("03月01日", "3月1日")
        assert _applied(text, _edits(every, 1)) == fixed
        editor.change(uri, fixed, 2)
        assert await editor.actions(uri, comma) == []
        assert await editor.findings(uri, 2)

    runner.run(scenario())


def test_the_least_of_editors_gets_plain_text_and_plain_edits(runner: asyncio.Runner, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with editing(tmp_path, capabilities(rich=False)) as editor:
            uri = (tmp_path / "通知.txt").as_uri()
            await editor.open(uri, DRAFT)
            found = await editor.findings(uri)
            assert all(diagnostic.related_information is None for diagnostic in found)
            shown = await editor.hover(uri, 2, 6)
            assert shown is not None
            assert isinstance(shown.contents, types.MarkupContent)
            assert shown.contents.kind is types.MarkupKind.PlainText
            (fix,) = await editor.actions(uri, _coded(found, "WRD107").range, ["quickfix"])
            assert fix.edit is not None
            assert fix.edit.changes is not None
            assert [edit.new_text for edit in fix.edit.changes[uri]] == ["，"]

    runner.run(scenario())


def test_markdown_is_read_as_markdown_by_name_or_by_the_language_of_the_editor(runner: asyncio.Runner, editor: Editor, tmp_path: Path) -> None:
    text = f"# {HEAD}\n```\n尽快\n```\n\n{DRAFT.split(chr(10))[2]}\n"

    async def scenario() -> None:
        for uri, language in (((tmp_path / "a.md").as_uri(), "text"), ("untitled:Untitled-1", "markdown")):
            await editor.open(uri, text, language=language)
            found = await editor.findings(uri)
            assert [_place(each) for each in found if each.code == "TSK102"] == [(7, 5, 7, 7)]

    runner.run(scenario())


def test_the_settings_beside_the_file_hold_and_a_change_of_them_too(runner: asyncio.Runner, editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "wenfeng.toml").write_text('select = ["TSK102"]\n', encoding="utf-8")

    async def scenario() -> None:
        uri = (tmp_path / "通知.txt").as_uri()
        await editor.open(uri, DRAFT)
        assert {each.code for each in await editor.findings(uri)} == {"TSK102"}
        assert editor.watched == ["workspace/didChangeWatchedFiles"]
        (tmp_path / "wenfeng.toml").write_text('select = ["WRD107"]\n', encoding="utf-8")
        _settings_saved(editor, tmp_path)
        assert {each.code for each in await editor.findings(uri, after=1)} == {"WRD107"}

    runner.run(scenario())


def _settings_saved(editor: Editor, folder: Path) -> None:
    event = types.FileEvent((folder / "wenfeng.toml").as_uri(), types.FileChangeType.Changed)
    editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))


def test_broken_settings_are_told_and_repaired_without_a_restart(runner: asyncio.Runner, editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "wenfeng.toml").write_text("select = [\n", encoding="utf-8")

    async def scenario() -> None:
        uri = (tmp_path / "通知.txt").as_uri()
        await editor.open(uri, DRAFT)
        (found,) = await editor.findings(uri)
        assert found.severity is types.DiagnosticSeverity.Error
        assert "wenfeng.toml" in found.message
        assert await editor.message() == found.message
        editor.change(uri, DRAFT + "\n", 2)
        await editor.findings(uri, 2)
        assert len(editor.messages) == 1
        (tmp_path / "wenfeng.toml").write_text("", encoding="utf-8")
        editor.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
        assert len(await editor.findings(uri, 2, after=2)) > 1

    runner.run(scenario())


def test_a_document_that_cannot_be_checked_says_so_and_an_empty_one_says_nothing(runner: asyncio.Runner, editor: Editor, tmp_path: Path) -> None:
    async def scenario() -> None:
        uri = (tmp_path / "通知.txt").as_uri()
        await editor.open(uri, "")
        assert await editor.findings(uri) == []
        editor.change(uri, "清河县\0\0\n", 2)
        (found,) = await editor.findings(uri, 2)
        assert found.message.startswith("没有检查：")
        editor.change(uri, DRAFT, 3)
        assert len(await editor.findings(uri, 3)) > 1

    runner.run(scenario())


def test_two_documents_do_not_disturb_one_another(runner: asyncio.Runner, editor: Editor, tmp_path: Path) -> None:
    async def scenario() -> None:
        one, other = (tmp_path / "一.txt").as_uri(), (tmp_path / "二.txt").as_uri()
        await editor.open(one, DRAFT)
        await editor.open(other, HEAD + TAIL)
        assert "TSK102" in {each.code for each in await editor.findings(one)}
        assert "TSK102" not in {each.code for each in await editor.findings(other)}

    runner.run(scenario())


def test_a_broken_installation_is_told_and_the_server_lives_on(runner: asyncio.Runner, tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()

    async def scenario() -> None:
        async with editing(tmp_path, WENFENG_HOME=str(tmp_path)) as editor:
            uri = (tmp_path / "通知.txt").as_uri()
            await editor.open(uri, DRAFT)
            found = await editor.findings(uri)
            assert "未检查" in {each.code for each in found}
            assert await editor.message() in {each.message for each in found}
            editor.change(uri, DRAFT + "\n", 2)
            assert await editor.findings(uri, 2)

    runner.run(scenario())
