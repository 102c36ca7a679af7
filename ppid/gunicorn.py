"""Settings of the web server."""

import sys

from gunicorn.arbiter import Arbiter

workers = 2
# A slow line may take minutes over a bundle of papers: threads let it, where a plain worker would be cut off.
worker_class = "gthread"
threads = 4
timeout = 60
# A worker that renders documents grows; a new one is cheap.
max_requests = 2000
max_requests_jitter = 200
loglevel = "warning"
control_socket_disable = True


def when_ready(server: Arbiter) -> None:
    """Tell the person at the terminal that the pages can be opened."""
    address = server.address[0]
    sys.stdout.write(f"Buka http://{address[0]}:{address[1]} (akun demo: lihat README.md). Ctrl-C menghentikan.\n")
    sys.stdout.flush()
