"""Read files one by one with the command line and print status, seconds and peak memory of each; flag what must not be.

    python benchmarks/read_files.py FILES...

Flags: a traceback, an exit status that is neither 0 nor 2, a refusal of more than one line, over 20 s, over 1 GiB.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

SLOW = 20.0
LARGE = 1 << 20  # KiB
TIME_LIMIT = 120


class Reading(NamedTuple):
    """What came of one file; ``memory`` is KiB."""

    path: Path
    status: int
    seconds: float
    memory: int
    characters: int
    words: str

    @property
    def flags(self) -> list[str]:
        """What must not happen and did."""
        found = ["traceback"] if "Traceback" in self.words else []
        found += [f"status {self.status}"] if self.status not in (0, 2) else []
        found += ["silent"] if self.status == 2 and len(self.words.strip().splitlines()) != 1 else []
        found += ["slow"] if self.seconds > SLOW else []
        return found + (["large"] if self.memory > LARGE else [])


def read(path: Path) -> Reading:
    """Run the command on one file."""
    start = time.monotonic()
    command = [sys.executable, "-m", "wenfeng_check", "text", str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        output, errors = process.communicate(timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        output, errors = process.communicate()
    seconds = time.monotonic() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return Reading(
        path, process.returncode, seconds, peak, len(output.decode(errors="replace")), errors.decode(errors="replace")
    )


def alone(path: Path) -> Reading:
    """Read in a process of our own: the peak memory of children is the highest of all so far."""
    receive, send = os.pipe()
    if (child := os.fork()) == 0:
        with os.fdopen(send, "w", encoding="utf-8", errors="surrogateescape") as pipe:
            pipe.write(repr(tuple(read(path)[1:])))
        os._exit(0)
    os.close(send)
    with os.fdopen(receive, encoding="utf-8", errors="surrogateescape") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    import ast

    return Reading(path, *ast.literal_eval(told))


def main() -> None:
    """Read all files and print a line for each, then the summary."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    readings = []
    for path in parser.parse_args().files:
        reading = alone(path)
        readings.append(reading)
        first = reading.words.strip().split("\n")[0][:100]
        shown = (
            f"{reading.status} {reading.seconds:6.1f} s {reading.memory >> 10:5} MiB {reading.characters:8} {path.name}"
        )
        print(shown, *reading.flags, first, flush=True)
    flagged = [reading for reading in readings if reading.flags]
    statuses = {status: sum(1 for each in readings if each.status == status) for status in (0, 2)}
    slowest, largest = max(each.seconds for each in readings), max(each.memory for each in readings) >> 10
    print(
        f"\n{len(readings)} files: {statuses[0]} read, {statuses[2]} refused, {len(flagged)} flagged; slowest {slowest:.1f} s, peak {largest} MiB"
    )


if __name__ == "__main__":
    main()
