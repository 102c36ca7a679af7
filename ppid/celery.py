"""The queue's application, for ``celery -A ppid``.

The package does not import it: a request deposits rows and never talks to the broker, and the launcher and the pure
modules load without Celery.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ppid.settings")

app = Celery("ppid")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
