from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


class AkunAdapter(DefaultAccountAdapter):
    """Officers' accounts are made by their Atasan in the admin; nobody signs up to them."""

    def is_open_for_signup(self, request: Any) -> bool:
        return False


class SandiBackend(AuthenticationBackend):
    """Login by e-mail and password. Demonstration accounts work only where the demonstration runs."""

    def user_can_authenticate(self, user: Any) -> bool:
        if not settings.DEBUG and user.email.rpartition("@")[2].rpartition(".")[2] == "demo":
            return False
        return super().user_can_authenticate(user)
