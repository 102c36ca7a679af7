"""The launcher of the embedded services, tried with real servers."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ppid.embedded import BRIEF, Postgres, Valkey

ROOT = Path(__file__).resolve().parent.parent
LAUNCHER = [sys.executable, "-m", "ppid.embedded", "--"]
QUERY = "import os, psycopg; print(*psycopg.connect(os.environ['DATABASE_URL']).execute('select 41 + 1').fetchone())"
# What a user does: say that the servers are there, then stay until told to go.
SAY = 'echo "$DATABASE_URL"'
STAY = ["sh", "-c", f"{SAY}; read go"]


class Place:
    """A directory of embedded services, its environment and its server processes."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        named = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY"}
        kept = {key: value for key, value in os.environ.items() if key not in named}
        self.environ = kept | {
            "PPID_EMBEDDED_DIR": str(directory / "e"),
            "PPID_EMBEDDED_FAST": "1",
            "PPID_ENV": str(directory / "env"),
        }
        self.started: list[subprocess.Popen[str]] = []

    def start(self, *command: str) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            [*LAUNCHER, *command], env=self.environ, cwd=ROOT, text=True, stdin=pipe, stdout=pipe, stderr=pipe
        )
        self.started.append(process)
        assert process.stdout
        assert process.stdout.readline().startswith("postgresql://")
        return process

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*LAUNCHER, *command], env=self.environ, cwd=ROOT, text=True, capture_output=True, timeout=30
        )

    def query(self) -> str:
        return self.run(sys.executable, "-c", QUERY).stdout

    def postmaster(self) -> int:
        return int((self.directory / "e/postgres/postmaster.pid").read_text().splitlines()[0])

    def servers(self) -> list[str]:
        """Command lines of the processes of PostgreSQL and Valkey that belong to this directory."""
        markers = [kind(self.directory / "e", durable=False).marker for kind in (Postgres, Valkey)]
        lines = subprocess.run(["ps", "-ww", "-eo", "args"], text=True, capture_output=True, check=True).stdout
        return [line for line in lines.splitlines() if any(marker in line for marker in markers)]


def leave(process: subprocess.Popen[str]) -> None:
    process.communicate("\n", timeout=30)


def until(condition: Callable[[], object], seconds: float = 5) -> bool:
    deadline = time.monotonic() + seconds
    while not (met := condition()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return bool(met)


@pytest.fixture(scope="module")
def shared() -> Iterator[Place]:
    """Short, because a socket's path may not be long."""
    with tempfile.TemporaryDirectory(prefix="ppid-", dir="/tmp") as directory:
        yield Place(Path(directory))


@pytest.fixture
def place(shared: Place) -> Iterator[Place]:
    yield shared
    for process in shared.started:
        process.kill()
        process.communicate()
    shared.started.clear()
    assert until(lambda: not shared.servers()), "services are left running"


def test_two_users_share_the_servers_and_the_last_one_stops_them(place: Place) -> None:
    first = place.start(*STAY)
    second = place.start(*STAY)
    postmaster = place.postmaster()
    leave(first)
    assert place.postmaster() == postmaster
    assert len([line for line in place.servers() if "postgres -D" in line or "valkey-server" in line]) == 2
    leave(second)
    assert place.servers() == []


def test_a_killed_launcher_takes_its_command_and_the_servers_along(place: Place) -> None:
    killed = place.start(*STAY)
    killed.kill()
    assert until(lambda: not place.servers())
    assert place.query() == "42\n"


def test_a_killed_postmaster_is_replaced(place: Place) -> None:
    user = place.start(*STAY)
    time.sleep(BRIEF)
    os.kill(place.postmaster(), signal.SIGKILL)
    assert until(lambda: place.query() == "42\n")
    leave(user)


def test_leftovers_of_a_killed_keeper_do_not_prevent_a_start(place: Place) -> None:
    user = place.start(*STAY)
    parents = subprocess.run(["ps", "-o", "ppid=", str(place.postmaster())], text=True, capture_output=True).stdout
    os.kill(int(parents), signal.SIGKILL)
    user.kill()
    assert place.query() == "42\n"


def test_only_the_command_writes_to_stdout_and_its_exit_code_is_kept(place: Place) -> None:
    result = place.run("sh", "-c", "printf hasil; exit 7")
    assert (result.stdout, result.stderr, result.returncode) == ("hasil", "", 7)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_reaches_the_command_and_stops_the_servers(place: Place, sent: signal.Signals) -> None:
    user = place.start("sh", "-c", f"trap 'echo pamit; exit 3' INT TERM; {SAY}; while :; do sleep 0.1; done")
    user.send_signal(sent)
    assert user.communicate(timeout=30)[0] == "pamit\n"
    assert user.returncode == 3
    assert place.servers() == []


@pytest.fixture
def named(place: Place) -> Iterator[Place]:
    """A place where the operator names both servers."""
    names = {"DATABASE_URL": "postgresql://lain/basis", "REDIS_URL": "redis://lain/0"}
    place.environ |= names
    yield place
    for name in names:
        del place.environ[name]


def test_named_servers_are_not_started(named: Place) -> None:
    user = named.start(*STAY)
    assert named.servers() == []
    leave(user)


def test_keys_are_made_once_and_stay_private(named: Place) -> None:
    named.run("true")
    file = named.directory / "env"
    text = file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
    assert {line.partition("=")[0] for line in text.splitlines()} >= {"SECRET_KEY", "IDENTITAS_KUNCI"}
    named.run("true")
    assert file.read_text() == text


def test_the_launcher_does_not_load_django() -> None:
    program = "import sys, ppid.embedded; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT).returncode == 0
