"""What README shows is what the program does."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

ROOT = Path(__file__).parents[1]


def _block(name: str, readme: str = "README.md") -> str:
    text = (ROOT / readme).read_text(encoding="utf-8")
    found = re.search(rf"<!-- {name} -->\n```\n(.*?)```", text, re.DOTALL)
    assert found, f"{readme} has no block {name}"
    return found.group(1).strip()


def _run(line: str, monkeypatch: pytest.MonkeyPatch) -> str:
    from wenfeng_check.cli import command

    monkeypatch.chdir(ROOT)
    words = shlex.split(line)
    assert words[0] == ".venv/bin/wenfeng-check"
    return CliRunner().invoke(command, words[1:], standalone_mode=False).stdout


def test_the_output_shown_is_what_the_example_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = iter(_run(_block("example"), monkeypatch).splitlines())
    for line in _block("output").splitlines():
        if line.strip() in ("", "……"):
            continue
        assert any(line.rstrip() == other.rstrip() for other in printed), f"README shows a line that is not printed: {line}"


def test_both_languages_give_the_same_commands() -> None:
    for name in ("setup", "example", "test"):
        assert _block(name) == _block(name, "README.en.md")


def test_every_command_named_exists() -> None:
    from wenfeng_check.commands.chinese import COMMANDS

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`wenfeng-check ([a-z]+)[ `]", text))
    assert named
    assert named <= set(COMMANDS)


def test_every_file_linked_exists() -> None:
    for readme in ("README.md", "README.en.md", "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", (ROOT / readme).read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{readme}: {target}"
