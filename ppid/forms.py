from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm
from django import forms
from django.conf import settings
from django.core.validators import EmailValidator


class FormulirMasuk(LoginForm):
    """The login in the words of this service; the demonstration's short address is an address too, where it runs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login = forms.EmailField(label="E-mail", widget=forms.EmailInput(attrs={"autocomplete": "username"}))
        if settings.DEBUG:
            login.validators = [EmailValidator(allowlist=["demo", "localhost"])]
        self.fields["login"] = login
        self.fields["password"].label = "Kata sandi"
        self.fields["password"].widget.attrs.pop("placeholder", None)
        self.fields["remember"].label = "Ingat saya di perangkat ini"
        self.order_fields(["login", "password", "remember"])


class FormulirLupaSandi(ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "E-mail"
        self.fields["email"].widget.attrs.pop("placeholder", None)
