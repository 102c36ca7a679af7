"""Serve the whole application on this machine: ``python -m ppid.embedded -- python -m ppid.jalankan``.

Prepares the database, then runs the web server, the worker and the clock side by side; when one ends, all end.
"""

import os
import shlex
import socket
import subprocess
import sys
from pathlib import Path

from honcho.manager import Manager

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"


def _port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As the web server does: a connection of an earlier run that is still closing does not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _python(*arguments: str) -> str:
    # exec: the process itself gets the signal, not a shell around it.
    return "exec " + shlex.join([sys.executable, "-u", *arguments])


def main() -> int:
    """Run until interrupted; return the exit code."""
    port = int(os.environ.get("PORT", "8000"))
    if not _port_is_free(port):
        print(f"Porta {port} sedang dipakai program lain: hentikan program itu atau pilih PORT=8001.", file=sys.stderr)
        return 1
    os.environ.setdefault("SITUS", f"http://{HOST}:{port}")
    prepared = subprocess.run([sys.executable, "manage.py", "siapkan"], cwd=ROOT)
    if prepared.returncode:
        return prepared.returncode
    schedule = ROOT / "var" / "jadwal"
    celery = ["-W", "ignore:You're running the worker with superuser", "-m", "celery", "-A", "ppid", "-q"]
    manager = Manager()
    for name, command in (
        ("web", _python("-m", "gunicorn", "-c", "ppid/gunicorn.py", "-b", f"{HOST}:{port}", "ppid.wsgi")),
        ("kerja", _python(*celery, "worker", "-c", "1", "-l", "WARNING", "--without-gossip", "--without-mingle")),
        ("jam", _python(*celery, "beat", "-l", "WARNING", "-s", str(schedule), "--pidfile=")),
    ):
        manager.add_process(name, command, cwd=str(ROOT))
    manager.loop()
    return manager.returncode or 0


if __name__ == "__main__":
    sys.exit(main())
