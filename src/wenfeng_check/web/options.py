"""What the table [web] of the settings file says: address, caps, workers, rates."""

import re
from dataclasses import dataclass

from wenfeng_check.model.errors import SettingsError
from wenfeng_check.toml_table import TomlTable

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_HIGHEST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class WebOptions:
    """How the server runs; sizes in MB, ``characters`` of a draft, rates a second, ``hours`` that a room lives."""

    host: str = LOOPBACK[0]
    port: int = 8770
    hosts: tuple[str, ...] = ()
    workers: int = 2
    seconds: int = 20
    memory: int = 1024
    upload: int = 20
    characters: int = 100_000
    waiting: int = 90
    rate: int = 40
    page_rate: int = 4
    rooms: int = 20
    seats: int = 100
    hours: int = 4

    @property
    def is_local(self) -> bool:
        """Say whether only this machine can reach the page."""
        return self.host in LOOPBACK or self.host.startswith("127.")


_NUMBERS = (
    "port", "workers", "seconds", "memory", "upload", "characters", "waiting", "rate", "page-rate", "rooms", "seats", "hours",
)  # fmt: skip


def parse(table: TomlTable) -> WebOptions:
    """Return the options that ``table`` sets. Raises SettingsError."""
    table.refuse_unknown(("host", "hosts", *_NUMBERS))
    given = {key.replace("-", "_"): table.whole(key) for key in _NUMBERS if key in table.values}
    if given.get("port", 1) > _HIGHEST_PORT:
        raise SettingsError(f"{table.where('port')} 应在 1 到 {_HIGHEST_PORT} 之间，现在是 {given['port']}。")
    host = table.text("host", LOOPBACK[0])
    if not re.fullmatch(r"[0-9A-Za-z.:_-]+", host):
        raise SettingsError(f"{table.where('host')} 应是地址，如 127.0.0.1、0.0.0.0，现在是 {host!r}。")
    return WebOptions(host=host, hosts=table.texts("hosts"), **given)
