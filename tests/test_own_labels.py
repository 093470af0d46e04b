"""Our own labels: they hold no text, and are written only beside the very text that was read."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "training" / "own_labels.py"
TEXT = "关于做好防汛工作的通知\n各镇人民政府：\n县水利局要5月底前排查47座水库。\n附件略\n"


def _written(tmp_path: Path, text: str) -> subprocess.CompletedProcess[str]:
    kept = "".join(f"{line}\n" for line in TEXT.split("\n")[:3])
    groups = ["L3.1|clear L3.1 5 4|clear L3.1 0 4|none"]
    row = {"name": "甲_2", "document": "甲", "lines": [[0, 3]], "labels": "L1.1:-OO L2.1:-OO L3.1:tSC", "groups": groups}
    labels = tmp_path / "labels.jsonl"
    labels.write_text(json.dumps({**row, "sha256": hashlib.sha256(kept.encode()).hexdigest()}), encoding="utf-8")
    (tmp_path / "甲.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, str(SCRIPT), str(tmp_path), str(tmp_path / "out"), "--labels", str(labels)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_an_excerpt_and_its_table_are_written(tmp_path: Path) -> None:
    assert _written(tmp_path, TEXT).returncode == 0
    assert (tmp_path / "out" / "甲_2.txt").read_text(encoding="utf-8").endswith("47座水库。\n")
    table = (tmp_path / "out" / "甲_2" / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    assert table[-1] == "L3.1\tt1\tS\tC"
    tasks = (tmp_path / "out" / "甲_2" / "tasks.tsv").read_text(encoding="utf-8").splitlines()
    assert tasks[1:] == ["t1\tclear\t5月底前\tclear\t县水利局\tnone\t-"]


def test_what_is_aside_is_written_only_when_asked_for(tmp_path: Path) -> None:
    rows = [{"name": name, "document": "甲", "lines": [[0, 1]], "labels": "L1.1:-OO"} for name in ("甲", "乙")]
    rows[1]["aside"] = True
    sha = hashlib.sha256(TEXT.split("\n")[0].encode() + b"\n").hexdigest()
    labels = tmp_path / "labels.jsonl"
    labels.write_text("".join(json.dumps({**row, "sha256": sha}) + "\n" for row in rows), encoding="utf-8")
    (tmp_path / "甲.txt").write_text(TEXT, encoding="utf-8")
    for more, name in (([], "甲"), (["--elements", "aside"], "乙")):
        out = tmp_path / name
        command = [sys.executable, str(SCRIPT), str(tmp_path), str(out), "--labels", str(labels), *more]
        subprocess.run(command, check=True, capture_output=True)
        assert [path.name for path in out.glob("*.txt")] == [f"{name}.txt"]


def test_another_text_is_refused(tmp_path: Path) -> None:
    done = _written(tmp_path, TEXT.replace("47", "48"))
    assert done.returncode != 0
    assert "甲_2" in done.stderr
    assert not (tmp_path / "out" / "甲_2.txt").exists()


def test_the_labels_kept_hold_no_text() -> None:
    rows = [json.loads(line) for line in (SCRIPT.parent / "own_labels.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == len({row["name"] for row in rows}) > 400
    slot = r"(?:clear|vague) L\d+\.\d+ \d+ \d+|none|implied"
    for row in rows:
        assert set(row) - {"groups", "kept", "aside"} == {"name", "document", "lines", "sha256", "labels"}
        assert all(re.fullmatch(rf"L[\dL. ]+(?:\|(?:{slot})){{3}}", group) for group in row.get("groups", ()))
        assert all(re.fullmatch(r"L\d+\.\d+:[t-][HBESO][XWCGO]", label) for label in row["labels"].split())
