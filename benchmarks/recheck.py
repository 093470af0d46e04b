"""A draft checked again after each small edit, in one process: processor time a check, and the memory that it keeps.

python benchmarks/recheck.py --checks 60 --characters 3000
"""

import argparse
import json
import time
from pathlib import Path

from wenfeng_check import engine
from wenfeng_check.model.report import Report
from wenfeng_check.readers import read_bytes
from wenfeng_check.remembered import forget
from wenfeng_check.settings import Settings
from wenfeng_check.web.view import view_json

EXAMPLES = Path(__file__).parents[1] / "examples"
DRAFTS = ("01-padded-notice.txt", "06-speech.txt", "07-minutes.txt")
MEGABYTE = 1 << 20
PAGE = 4096


def main() -> None:
    options = _options()
    text = "".join((EXAMPLES / name).read_text(encoding="utf-8") for name in DRAFTS)[: options.characters]
    settings = Settings(model=not options.no_model)
    _check(_edited(text, 0), settings)
    held = _resident()
    again = _mean([_check(_edited(text, turn), settings) for turn in range(1, options.checks + 1)])
    kept = _resident() - held
    afresh = _mean([_forgotten(_edited(text, turn), settings) for turn in range(1, options.checks + 1)])
    print(
        f"{len(text)} characters: again {again:.0f} ms, with nothing kept {afresh:.0f} ms, kept {kept / MEGABYTE:.1f} MB"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--checks", type=int, default=60)
    parser.add_argument("--characters", type=int, default=3000)
    parser.add_argument("--no-model", action="store_true", help="leave the encoder out")
    return parser.parse_args()


def _edited(text: str, turn: int) -> str:
    """Put a few words in at another place each time, as the load benchmark of the page does."""
    at = (1000 + 7 * turn) % len(text)
    return f"{text[:at]}第{turn}次。{text[at:]}"


def _forgotten(text: str, settings: Settings) -> float:
    forget()
    return _check(text, settings)


def _check(text: str, settings: Settings) -> float:
    """Do what the page asks of a worker; return the milliseconds of processor time."""
    began = time.process_time()
    file = engine.check(read_bytes("草稿.txt", text.encode()), settings)
    json.dumps(view_json(Report(files=(file,), fail_on=settings.fail_on)), ensure_ascii=False)
    return 1000 * (time.process_time() - began)


def _mean(times: list[float]) -> float:
    return sum(times) / len(times)


def _resident() -> int:
    """Return the bytes that the process holds (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


if __name__ == "__main__":
    main()
