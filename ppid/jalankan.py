"""Serve the whole application on this machine: ``python -m ppid.embedded -- python -m ppid.jalankan``.

Prepares the database, then runs the web server, the worker and the clock side by side; when one ends, all end. Each
is a session of its own, so that Ctrl-C reaches only this process and they stop in good order; each ends by itself
when this process is killed.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from ppid.embedded import FORWARDED, end_with_parent

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
# A document that the worker is printing may be finished first.
STOP_TIMEOUT = 15


def _port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As the web server does: a connection of an earlier run that is still closing does not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _start(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, *arguments]
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True, preexec_fn=end_with_parent)


def _until_one_ends(processes: list[subprocess.Popen[bytes]]) -> int:
    """Wait for an end or a signal, stop the others and return the exit code."""
    code = None
    while code is None:
        told = signal.sigwait(FORWARDED | {signal.SIGCHLD})
        if told in FORWARDED:
            code = 128 + told
        else:
            code = next((process.returncode for process in processes if process.poll() is not None), None)
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + STOP_TIMEOUT
    for process in processes:
        try:
            process.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return abs(code)


def main() -> int:
    """Run until interrupted; return the exit code."""
    port = int(os.environ.get("PORT", "8000"))
    if not _port_is_free(port):
        print(f"Porta {port} sedang dipakai program lain: hentikan program itu atau pilih PORT=8001.", file=sys.stderr)
        return 1
    os.environ.setdefault("SITUS", f"http://{HOST}:{port}")
    signal.pthread_sigmask(signal.SIG_BLOCK, FORWARDED | {signal.SIGCHLD})
    if code := _until_one_ends([_start("manage.py", "siapkan")]):
        return code
    celery = ["-W", "ignore:You're running the worker with superuser", "-m", "celery", "-A", "ppid", "-q"]
    schedule = str(ROOT / "var" / "jadwal")
    return _until_one_ends(
        [
            _start(*celery, "worker", "-c", "1", "-l", "WARNING", "--without-gossip", "--without-mingle"),
            _start(*celery, "beat", "-l", "WARNING", "-s", schedule, "--pidfile="),
            _start("-m", "gunicorn", "-c", "ppid/gunicorn.py", "-b", f"{HOST}:{port}", "ppid.wsgi"),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
