"""Findings gained and lost per rule over a folder of documents, between two commits (or a commit and the working tree).

    python benchmarks/corpus_diff.py DOCS OLD [NEW] [--every N] [--show K]

NEW left out is the working tree. Both sides run in this interpreter's environment with their own source. A finding is
the same when file, rule and fingerprint are the same.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
Key = tuple[str, str, str]


def collect(tree: Path, docs: Path, every: int) -> dict[Key, dict[str, Any]]:
    """Run the checker whose source lies in ``tree`` over ``docs``."""
    environment = os.environ | {"PYTHONPATH": str(tree / "src"), "WENFENG_HOME": str(tree)}
    command = [sys.executable, str(ROOT / "benchmarks" / "corpus_run.py"), str(docs), "--every", str(every)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{tree}: {done.stderr[-800:]}")
    rows = [json.loads(line) for line in done.stdout.splitlines() if not line.startswith("#")]
    return {(row["file"], row["code"], row["fingerprint"]): row for row in rows}


def checkout(commit: str, folder: Path) -> Path:
    """Lay the tree of ``commit`` into ``folder``."""
    archive = subprocess.run(["git", "-C", str(ROOT), "archive", commit], capture_output=True, check=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive, check=True)
    return folder


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("old")
    parser.add_argument("new", nargs="?")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", type=int, default=5, help="findings shown a rule and side")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        before = collect(checkout(args.old, Path(one)), args.docs, args.every)
        after = collect(checkout(args.new, Path(two)) if args.new else ROOT, args.docs, args.every)
    sides: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: {"gained": [], "lost": []})
    for key in after.keys() - before.keys():
        sides[key[1]]["gained"].append(after[key])
    for key in before.keys() - after.keys():
        sides[key[1]]["lost"].append(before[key])
    print(f"{len(before)} findings before, {len(after)} after")
    for code in sorted(sides):
        gained, lost = sides[code]["gained"], sides[code]["lost"]
        print(f"{code}: +{len(gained)} -{len(lost)}")
        for sign, rows in (("+", gained), ("-", lost)):
            for row in sorted(rows, key=lambda r: (r["file"], r["text"]))[: args.show]:
                print(f"  {sign} {row['file']} 【{row['text'][:70]}】 {row['message'][:50]}".replace("\n", "⏎"))


if __name__ == "__main__":
    main()
