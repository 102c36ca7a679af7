from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings


class AkunAdapter(DefaultAccountAdapter):
    """Officers' accounts are made for them in the admin; nobody signs up to them."""

    def is_open_for_signup(self, request: Any) -> bool:
        return False

    def authenticate(self, request: Any, **credentials: Any) -> Any:
        """Demonstration accounts (`…@….demo`) log in only where the demonstration runs."""
        pengguna = super().authenticate(request, **credentials)
        if pengguna and not settings.DEBUG and pengguna.email.endswith((".demo", "@demo")):
            return None
        return pengguna
