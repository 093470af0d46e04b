"""The libraries of the model tell nobody that they run: no name of this machine is made, nothing waits to be sent."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

DRAFT = Path(__file__).parents[2] / "examples" / "01-padded-notice.txt"
SCRIPT = """
import pathlib, sys
from wenfeng_check.engine import check
from wenfeng_check.readers import read_bytes
from wenfeng_check.settings import Settings
check(read_bytes("通知.txt", pathlib.Path(sys.argv[1]).read_bytes()), Settings())
assert "onnxruntime" in sys.modules, "the model was not asked"
"""


def test_a_check_with_the_model_leaves_no_record_for_its_maker(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="extra model is not installed")
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME", "TMPDIR")}
    path = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    command = [sys.executable, "-c", SCRIPT, str(DRAFT)]
    subprocess.run(command, env={**home, **path}, check=True, capture_output=True)
    assert not [file for file in tmp_path.rglob("*") if "Microsoft" in file.parts or file.suffix == ".ses"]
