"""The real Celery application on a clock of its own: ``timezone.now`` answers what a file says.

Only the simulation imports this. Tasks, broker, worker and database are the real ones.
"""

import os
from datetime import datetime
from pathlib import Path

from django.utils import timezone

JAM = Path(os.environ["PPID_SIMULASI_JAM"])


def sekarang() -> datetime:
    return datetime.fromisoformat(JAM.read_text())


timezone.now = sekarang

from ppid.celery import app  # noqa: E402

app.conf.beat_schedule = {}
app.conf.broker_transport_options = {"visibility_timeout": 5}
