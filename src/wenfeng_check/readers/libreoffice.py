"""LibreOffice as a converter: a private profile and folder, limits on time and memory, nothing left behind."""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from wenfeng_check.model.errors import MissingExtraError, ReadError

TIME_LIMIT = 60
"""Seconds for one conversion; a 16-page draft takes two, the first start on a slow machine fifteen."""
MEMORY_LIMIT = 1536 << 20
"""Bytes of address space; LibreOffice 7.4 converts drafts with 700 MB."""
MAX_CONVERTED = 256 << 20
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_MISSING = (
    "读这种文件要用 LibreOffice，这里没有装。Debian、麒麟、统信：apt install libreoffice-writer-nogui；"
    "或者用 Word、WPS 打开，另存为 .docx 再检查。"
)
#: Starts the command under limits. The lifeline is the standard input: when whoever started it is gone, however it
#: ended, the whole group is killed and the folder removed.
_GUARD = """
ulimit -v "$2" 2>/dev/null; ulimit -t "$3" 2>/dev/null; ulimit -f "$4" 2>/dev/null; ulimit -c 0 2>/dev/null
folder=$1; shift 4
exec 3<&0
(trap '' TERM; cat <&3 >/dev/null; kill -TERM 0; sleep 0.2; rm -rf "$folder"; kill -KILL 0) >/dev/null 2>&1 &
"$@" </dev/null 3<&-
"""
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>
"""
#: No macros, no update of links, nothing fetched for a document, no traces in lists of recent files.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Common/History", "PickListSize", "0"),
    ("Office.Common/Misc", "UseLocking", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


@cache
def program() -> str:
    """Return the path of LibreOffice, ``""`` where it is not installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    for place in map(Path, _PLACES):
        for path in sorted(Path(place.anchor).glob(str(place.relative_to(place.anchor))), reverse=True):
            return str(path)
    return ""


def convert(name: str, content: bytes, *, suffix: str, to: str) -> bytes:
    """Return ``content``, a file of the type ``suffix`` (``.doc``), as LibreOffice writes it in the format ``to`` (``docx``).

    ``name`` stands in messages only. Raises ReadError, or MissingExtraError without LibreOffice.
    """
    if not program():
        raise MissingExtraError(f"{name}：{_MISSING}")
    with tempfile.TemporaryDirectory(prefix="wenfeng-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        source = place / f"draft{suffix}"
        source.write_bytes(content)
        _write_profile(place / "profile")
        if not _run(_command(place, source, to), place):
            raise ReadError(
                f"{name}：LibreOffice 转换了 {TIME_LIMIT} 秒还没有完，已经停下。请用 Word 或 WPS 另存为 .docx 再检查。"
            )
        result = place / "out" / f"draft.{to.partition(':')[0]}"
        if not result.is_file():
            raise ReadError(
                f"{name}：LibreOffice 打不开，文件可能已损坏、有密码，或者太大。请用 Word 或 WPS 另存为 .docx 再检查。"
            )
        if result.stat().st_size > MAX_CONVERTED:
            raise ReadError(f"{name}：转换后大得不正常，为安全起见不读。请用 Word 或 WPS 另存为 .docx 再检查。")
        return result.read_bytes()


def _command(place: Path, source: Path, to: str) -> list[str]:
    profile = (place / "profile").as_uri()
    flags = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"]
    return [program(), f"-env:UserInstallation={profile}", *flags, "--convert-to", to, "--outdir", str(place / "out"), str(source)]


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")


def _run(command: list[str], place: Path) -> bool:
    """Run the command; False where it had to be stopped."""
    limits = [str(MEMORY_LIMIT >> 10), str(TIME_LIMIT), str(MAX_CONVERTED >> 9)]
    guard = ["sh", "-c", _GUARD, "guard", str(place), *limits] if os.name == "posix" else []
    world = {**os.environ, "HOME": str(place), "TMPDIR": str(place), "SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(
        [*guard, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=place,
        env=world,
        start_new_session=True,
    )
    try:
        process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _stop(process)
    return True


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and all that it started; none may go on writing into the folder."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        import signal

        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    if process.stdin:
        process.stdin.close()
    process.wait()
