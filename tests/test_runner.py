"""Many files: each within its bounds in a process of its own, the others go on; Ctrl-C leaves nothing behind."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import jobs
from wenfeng_check.cli import main
from wenfeng_check.model.report import FileReport, KindFact
from wenfeng_check.run_settings import RunSettings
from wenfeng_check.runner import Source, check_paths, read_safely
from wenfeng_check.settings import Settings
from wenfeng_check.workers import memory_is_watched

CLEAN = "关于报送台账的函\n云岭县人民政府：\n现函告台账三份，请查收。\n清河县人民政府\n2024年3月1日\n"
_LONG = "".join(f"县应急局要适时开展第{number}次隐患排查，请各镇尽快报送台账。\n" for number in range(40_000))


class _Trial:
    """Steps that do what the names of the files say."""

    work = staticmethod(jobs.read_or_suffer)

    def finish(self, source: Source, result: str) -> FileReport:
        return FileReport(source.path, kind=KindFact(result, "", ""))


@pytest.mark.skipif(not memory_is_watched(), reason="this system does not tell what a process holds in memory")
@pytest.mark.parametrize("count", [1, 2])
def test_a_file_that_takes_its_worker_down_stops_no_other(tmp_path: Path, count: int) -> None:
    names = ("甲", "慢", "乙", "大", "丙", "崩", "丁", "错", "戊")
    for name in names:
        (tmp_path / f"{name}.txt").write_text(CLEAN, encoding="utf-8")
    paths = [str(tmp_path / f"{name}.txt") for name in names]
    settings = Settings(run=RunSettings(seconds=3, memory=200 << 20))
    told: list[tuple[int, int, str]] = []
    report = check_paths(
        paths,
        settings,
        jobs=count,
        steps=_Trial(),
        progress=lambda done, total, file, following: told.append((done, total, Path(following).stem)),
    )
    assert [Path(file.path).stem for file in report.files] == list(names)
    said = {Path(file.path).stem: file.failures[0].summary for file in report.files if file.failures}
    assert set(said) == {"慢", "大", "崩", "错"}
    assert said["慢"].startswith("超过 3 秒没有查完")
    assert said["大"].startswith("占用内存超过 200 MB")
    assert said["崩"].startswith("检查进程意外中断")
    assert said["错"].startswith("程序内部出错")
    assert [file.kind.kind for file in report.files if not file.failures] == ["甲", "乙", "丙", "丁", "戊"]
    assert told == [(done, 9, name) for done, name in enumerate((*names, ""))]


def test_documents_to_compare_with_are_read_within_bounds_too(tmp_path: Path) -> None:
    draft, lost = tmp_path / "上级.txt", tmp_path / "没有.txt"
    draft.write_text(CLEAN, encoding="utf-8")
    document, failure = read_safely([Source(str(draft)), Source(str(lost))], Settings())
    assert document.text == CLEAN  # type: ignore[union-attr]
    assert failure.summary == "打不开（没有这个文件或文件夹）。"  # type: ignore[union-attr]


def test_a_file_over_its_time_is_one_line_and_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "长.txt").write_text(_LONG, encoding="utf-8")
    assert main([str(tmp_path / "长.txt"), "--timeout", "1", "--exit-zero"]) == 2
    output = capsys.readouterr()
    assert output.err.count("\n") == 1
    assert "长.txt：超过 1 秒没有查完，已停下。" in output.err


@pytest.mark.parametrize(
    ("caps", "said"),
    [
        ("file-size = 1", "文件超过 1 MB 的上限"),
        ("paragraphs = 30000", "全文有 40,001 段，超过 30,000 段的上限"),
        ("paragraph-length = 20", "超过 20 字的上限"),
    ],
)
def test_caps_are_settings(tmp_path: Path, caps: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "长.txt").write_text(_LONG, encoding="utf-8")
    (tmp_path / "wenfeng.toml").write_text(f"[caps]\n{caps}\n", encoding="utf-8")
    assert main([str(tmp_path / "长.txt")]) == 2
    output = capsys.readouterr()
    assert said in output.err
    assert output.err.count("\n") == 1


def _children(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []


def _runs(pid: int) -> bool:
    """Say whether a process still runs; one that has ended and waits to be reaped does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(not os.path.exists("/proc/self/task"), reason="child processes are looked up in /proc")
def test_ctrl_c_ends_all_workers_and_leaves_no_half_file(tmp_path: Path) -> None:
    drafts, out = tmp_path / "稿", tmp_path / "果"
    drafts.mkdir()
    out.mkdir()
    for number in range(3):
        (drafts / f"{number}.txt").write_text(_LONG, encoding="utf-8")
    (out / "报告.json").write_text("旧的", encoding="utf-8")
    command = [sys.executable, "-m", "wenfeng_check", str(drafts), "--jobs", "2", "--format", "json"]
    process = subprocess.Popen(
        [*command, "--output", str(out / "报告.json")], stderr=subprocess.PIPE, start_new_session=True
    )
    workers: list[int] = []
    end = time.monotonic() + 60
    while len(workers) < 2 and time.monotonic() < end:
        time.sleep(0.05)
        workers = _children(process.pid)
    assert len(workers) == 2
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert error.decode().strip() == "wenfeng-check：已中断。"
    assert not any(_runs(pid) for pid in workers)
    assert (out / "报告.json").read_text(encoding="utf-8") == "旧的"
    assert [path.name for path in out.iterdir()] == ["报告.json"]


def test_fixes_are_worked_out_in_a_worker_and_written_here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "函.txt"
    draft.write_text(CLEAN.replace("，请", ",请"), encoding="utf-8")
    assert main([str(draft), "--fix"]) == 0
    assert draft.read_text(encoding="utf-8") == CLEAN
    assert "已改1处" in capsys.readouterr().err


def test_a_mark_is_warned_of_before_anything_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "密.txt"
    draft.write_text(f"机密★1年\n{CLEAN}", encoding="utf-8")
    assert main([str(draft), str(tmp_path / "没有.txt")]) == 2
    output = capsys.readouterr()
    assert output.err.split("\n")[0].startswith(f"wenfeng-check：警告：{draft}：文稿标有密级“机密★1年”。")
    assert output.out.startswith("警告：文稿标有密级“机密★1年”。")
    assert main([str(draft), "--format", "json"]) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["secrecy"] == {"level": "机密", "period": "1年", "span": {"start": 0, "end": 5}}
    assert file["notes"][0].startswith("文稿标有密级“机密★1年”。")


@pytest.mark.parametrize("way", ["option", "setting"])
def test_classified_files_can_be_refused(tmp_path: Path, way: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "密.txt").write_text(f"秘 密\n{CLEAN}", encoding="utf-8")
    (tmp_path / "函.txt").write_text(CLEAN, encoding="utf-8")
    if way == "setting":
        (tmp_path / "wenfeng.toml").write_text("refuse-classified = true\n", encoding="utf-8")
    option = ["--refuse-classified"] if way == "option" else []
    assert main([str(tmp_path), "--format", "json", *option]) == 2
    output = capsys.readouterr()
    open_file, refused = json.loads(output.out)["files"]
    assert refused["failures"][0]["stage"] == "secrecy"
    assert (refused["diagnostics"], refused["sentences"], refused["secrecy"]["level"]) == ([], [], "秘密")
    assert open_file["sentences"]
    assert "标有密级“秘密”，按设置不检查涉密文稿。" in output.err
