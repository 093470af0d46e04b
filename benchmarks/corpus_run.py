"""Check a folder of documents with the package on PYTHONPATH and write one JSON line a finding; or print rates by rule.

    python benchmarks/corpus_run.py DOCS                       findings as JSON lines
    python benchmarks/corpus_run.py DOCS --table [--by-kind]   findings per 1,000 characters, as a Markdown table
    python benchmarks/corpus_run.py DOCS --read CODE -n 50     random findings of one rule, to be read by eye
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def findings_of(path: Path) -> tuple[Row, list[Row]]:
    """Check one file; return its facts (kind, characters) and its findings."""
    from wenfeng_check.engine import check
    from wenfeng_check.model.errors import ReadError
    from wenfeng_check.readers import read_bytes
    from wenfeng_check.settings import Settings

    try:
        document = read_bytes(path.name, path.read_bytes())
    except ReadError as error:
        return {"file": path.name, "kind": "", "characters": 0, "failures": [str(error)]}, []
    report = check(document, Settings(), path=path.name)
    rows = []
    for diagnostic in report.diagnostics:
        span = diagnostic.finding.span
        around = document.text[max(0, span.start - 30) : span.start] if span else ""
        rows.append({
            "file": path.name, "code": diagnostic.code, "name": diagnostic.name, "severity": diagnostic.severity.word,
            "fingerprint": diagnostic.fingerprint, "text": span.of(document.text) if span else "", "before": around,
            "message": diagnostic.finding.message,
        })  # fmt: skip
    failures = [f"{failure.stage}: {failure.summary}" for failure in report.failures]
    return {"file": path.name, "kind": report.kind.kind, "characters": len(document.text), "failures": failures}, rows


def run(folder: Path, *, every: int, jobs: int) -> Iterator[tuple[Row, list[Row]]]:
    """Check every ``every``-th file of ``folder`` in ``jobs`` processes, in order of name."""
    paths = sorted(path for path in folder.iterdir() if path.is_file())[::every]
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(findings_of, paths, chunksize=8)


def print_table(results: list[tuple[Row, list[Row]]], *, by_kind: bool) -> None:
    """Print findings per 1,000 characters by rule, and by kind of document where asked."""
    sizes: Counter[str] = Counter()
    hits: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, str] = {}
    for facts, rows in results:
        for kind in {"全部", facts["kind"] or "其他"} if by_kind else {"全部"}:
            sizes[kind] += facts["characters"]
            for row in rows:
                hits[row["code"]][kind] += 1
                names[row["code"]] = f"{row['name']} ({row['severity']})"
    kinds = ["全部", *(kind for kind, size in sizes.most_common() if kind != "全部" and size > 40_000)]
    print("| 规则 | 次数 | " + " | ".join(kinds) + " |")
    print("|---|---:|" + "---:|" * len(kinds))
    for code in sorted(hits):
        rates = " | ".join(f"{1000 * hits[code][kind] / max(1, sizes[kind]):.2f}" for kind in kinds)
        print(f"| {code} {names[code]} | {hits[code]['全部']} | {rates} |")
    print(f"\n{len(results)} 份文件，{sizes['全部']:,} 字符；出错 {sum(bool(f['failures']) for f, _ in results)} 份")


def main() -> None:
    """Read the arguments and print what is asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only every n-th file")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--by-kind", action="store_true")
    parser.add_argument("--read", metavar="CODE")
    parser.add_argument("-n", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    results = list(run(args.docs, every=args.every, jobs=args.jobs))
    for facts, _ in results:
        for failure in facts["failures"]:
            print(f"# {facts['file']}: {failure}")
    if args.table:
        print_table(results, by_kind=args.by_kind)
        return
    rows = [row for _, found in results for row in found]
    if args.read:
        rows = [row for row in rows if row["code"] == args.read]
        for row in random.Random(args.seed).sample(rows, min(args.n, len(rows))):
            print(f"{row['file']}  …{row['before'][-20:]}【{row['text'][:120]}】 {row['message'][:80]}".replace("\n", "⏎"))
        print(f"{len(rows)} findings of {args.read}")
        return
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
