"""Start-up cost: whole-process times of --version and of a short check, beside bare Python, and which heavy modules came in.

    python benchmarks/startup.py [-n RUNS]

Times are medians of processes run in turn; the ratio to bare Python is what to compare between machines.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HEAVY = ("jieba", "rjieba", "spacy", "transformers", "torch", "numpy", "onnxruntime", "textstat", "openpyxl", "datasketch")
DRAFT = "关于报送防汛值班表的通知\n各镇人民政府：\n请各镇人民政府于5月10日前将值班表报县应急管理局。（责任人：各镇镇长）\n"


def seconds(command: list[str]) -> float:
    """Run ``command`` once and return its wall time."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - start


def heavy_modules(arguments: list[str]) -> list[str]:
    """Return the heavy modules that a run with ``arguments`` imports."""
    code = (
        "import sys, contextlib, io\n"
        "from wenfeng_check.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        f"    main({arguments!r})\n"
        f"print(' '.join(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1].split() if done.stdout.strip() else []


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=7)
    runs = parser.parse_args().n
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.txt"
        draft.write_text(DRAFT, encoding="utf-8")
        module = [sys.executable, "-m", "wenfeng_check"]
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "--version": [*module, "--version"],
            "check of a short .txt": [*module, str(draft)],
            "second check": [*module, str(draft)],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs + 1):
            for name, command in commands.items():
                times[name].append(seconds(command))
        bare = statistics.median(times["python -c pass"][1:])
        for name in commands:
            median = statistics.median(times[name][1:])
            print(f"{name:24} {median:6.3f} s   {median / bare:5.1f} x bare python")
        print("heavy modules, --version:", heavy_modules(["--version"]) or "none")
        print("heavy modules, short check:", heavy_modules([str(draft)]) or "none")


if __name__ == "__main__":
    main()
