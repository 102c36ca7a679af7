from django.apps import AppConfig


class PpidConfig(AppConfig):
    name = "ppid"
    verbose_name = "Kelembagaan"

    def ready(self) -> None:
        from ppid import checks  # noqa: F401  registers the system checks
