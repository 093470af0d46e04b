"""Findings per 1,000 characters over a folder of documents, by rule, severity and kind of document, as a Markdown page.

    python benchmarks/rates.py DOCS [--every N] [--jobs N] [--findings FILE] > docs/rates.md

Kinds with fewer than 20,000 characters are put together as 其他. With --findings the findings are written as JSON lines
too, as corpus_run.py prints them. Nothing of the documents' text is in the page.
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from corpus_run import Row, run

SMALLEST_KIND = 20_000
GRAVE = ("error", "warning")
OFTEN = 1.0


@dataclass(slots=True)
class Rates:
    """Counts of characters and findings."""

    sizes: Counter[str] = field(default_factory=Counter)
    hits: Counter[tuple[str, str]] = field(default_factory=Counter)
    grave: Counter[str] = field(default_factory=Counter)
    files: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    documents: int = 0
    failed: int = 0

    def add(self, facts: Row, rows: list[Row]) -> None:
        """Count one document."""
        kind = facts["kind"] or "未识别"
        self.documents += 1
        self.failed += bool(facts["failures"])
        self.sizes[kind] += facts["characters"]
        for row in rows:
            self.hits[row["code"], kind] += 1
            self.grave[row["code"]] += row["severity"] in GRAVE
            self.files.setdefault(row["code"], set()).add(row["file"])
            self.names[row["code"]] = row["name"]

    def kinds(self) -> dict[str, list[str]]:
        """Return the columns: large kinds by size, the small ones together."""
        large = [kind for kind, size in self.sizes.most_common() if size >= SMALLEST_KIND]
        return {kind: [kind] for kind in large} | {"其他": [kind for kind in self.sizes if kind not in large]}

    def rate(self, code: str, kinds: list[str]) -> float:
        """Return findings of a rule per 1,000 characters in these kinds."""
        size = sum(self.sizes[kind] for kind in kinds)
        return 1000 * sum(self.hits[code, kind] for kind in kinds) / max(1, size)


def page(rates: Rates) -> str:
    """Return the Markdown page."""
    total = sum(rates.sizes.values())
    everything = list(rates.sizes)
    columns = rates.kinds()
    often = [code for code in sorted(rates.names) if 1000 * rates.grave[code] / max(1, total) > OFTEN]
    lines = [
        "# 每千字报几处",
        "",
        f"{date.today().isoformat()}，{rates.documents} 份真实公文、{total:,} 字，默认设置；没有查成的 {rates.failed} 份。"
        "由 `python benchmarks/rates.py 文件夹` 生成。",
        "",
        f"警告以上每千字超过 {OFTEN:.0f} 处的规则：{'、'.join(often) or '没有'}。",
        "",
        "各列是每千字的处数，括号里是这一文种的字数（万）；“警告”一列只算警告和错误。没有报过的规则不列。",
        "",
        "| 规则 | 处数 | 份数 | 全部 | 警告 | " + " | ".join(_heading(kind, group, rates) for kind, group in columns.items()) + " |",
        "|---|---:|---:|---:|---:|" + "---:|" * len(columns),
    ]
    for code in sorted(rates.names):
        count = sum(rates.hits[code, kind] for kind in everything)
        cells = [f"{rates.rate(code, everything):.3f}", f"{1000 * rates.grave[code] / max(1, total):.3f}"]
        cells += [f"{rates.rate(code, group):.2f}" for group in columns.values()]
        lines.append(f"| {code} {rates.names[code]} | {count} | {len(rates.files[code])} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _heading(kind: str, group: list[str], rates: Rates) -> str:
    return f"{kind}（{sum(rates.sizes[each] for each in group) / 10_000:.1f}）"


def main() -> None:
    """Read the arguments, check, and print the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only every n-th file")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--findings", type=Path, help="write the findings here as JSON lines")
    args = parser.parse_args()
    rates = Rates()
    found: list[Row] = []
    for facts, rows in run(args.docs, every=args.every, jobs=args.jobs):
        rates.add(facts, rows)
        found += rows
    if args.findings:
        args.findings.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), encoding="utf-8")
    print(page(rates), end="")


if __name__ == "__main__":
    main()
