"""How much of the text that LibreOffice exports is found by our readers, file by file.

    python benchmarks/text_share.py FILES…               share of each file, the median, how many reach 0.99
    python benchmarks/text_share.py FILES… --show 5      and the first lines that are missing, for files below 0.99

The share is that of LibreOffice's runs of four characters (white space left out, repeated ones counted) that are in
our text too. Files that LibreOffice does not open are left out; files that we refuse count as 0.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

_RUN = 4
_GOAL = 0.99
_SECONDS_A_FILE = 60
_BATCH = 20


class Share(NamedTuple):
    """One file's result: the share found, LibreOffice's number of characters, and its lines that we lack."""

    path: Path
    share: float
    characters: int
    missing: list[str]
    error: str = ""


def exported(paths: Sequence[Path], folder: Path) -> dict[Path, str]:
    """Return the text of each file as LibreOffice exports it; files that it does not open are left out."""
    soffice = shutil.which("soffice") or sys.exit("LibreOffice (soffice) is not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    texts: dict[Path, str] = {}
    for start in range(0, len(paths), _BATCH):
        batch = {folder / f"{start + place}{path.suffix}": path for place, path in enumerate(paths[start : start + _BATCH])}
        for copy, path in batch.items():
            shutil.copyfile(path, copy)
        command = [soffice, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
        try:
            limit = _SECONDS_A_FILE * len(batch)
            subprocess.run([*command, *map(str, batch)], capture_output=True, timeout=limit, check=False)
        except subprocess.TimeoutExpired:
            print(f"LibreOffice hangs in files {start} to {start + len(batch) - 1}", file=sys.stderr)
        for copy, path in batch.items():
            text = copy.with_suffix(".txt")
            if text.exists():
                texts[path] = text.read_text(encoding="utf-8-sig", errors="replace")
    return texts


def tight(text: str) -> str:
    """Return the text as it is compared: compatible characters made one, without white space and bullets."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u200b\u00ad\u2060\ufeff•·▪■●◆➢❖□\uf000-\uf0ff]", "", text.replace("\u2011", "-"))


def runs(text: str) -> Counter[str]:
    """Return the runs of characters with their numbers."""
    return Counter(text[place : place + _RUN] for place in range(max(1, len(text) - _RUN + 1)))


def compare(path: Path, theirs: str) -> Share:
    """Compare one file."""
    from wenfeng_check.model.errors import ReadError
    from wenfeng_check.readers import read_bytes
    from wenfeng_check.readers.plain import visible

    wanted = tight(theirs)
    try:
        document = read_bytes(path.name, path.read_bytes())
        ours = tight("\n".join(visible(document, block) for block in document.blocks))
    except ReadError as error:
        return Share(path, 0.0 if wanted else 1.0, len(wanted), [], str(error))
    expected, found = runs(wanted), runs(ours)
    total = sum(expected.values())
    share = sum(min(number, found[run]) for run, number in expected.items()) / total if wanted else 1.0
    missing = [line.strip() for line in theirs.splitlines() if tight(line) and tight(line) not in ours]
    return Share(path, share, len(wanted), missing)


def main() -> int:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N missing lines of each file below the goal")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        texts = exported(options.files, Path(folder))
    shares = sorted(compare(path, text) for path, text in texts.items())
    shares.sort(key=lambda each: each.share)
    for each in shares:
        print(f"{each.share:.4f}  {each.characters:7}  {each.path.name}  {each.error}")
        for line in each.missing[: options.show] if each.share < _GOAL else ():
            print(f"          {line[:100]}")
    if not shares:
        print("LibreOffice opened none of the files")
        return 2
    values = [each.share for each in shares]
    good = sum(value >= _GOAL for value in values)
    print(f"{len(shares)} files, median {median(values):.4f}, at least {_GOAL}: {good}, opened by LibreOffice only: "
          f"{sum(bool(each.error) for each in shares)}, not opened by LibreOffice: {len(options.files) - len(shares)}")  # fmt: skip
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
