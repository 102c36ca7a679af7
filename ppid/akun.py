from allauth.account.adapter import DefaultAccountAdapter


class AkunAdapter(DefaultAccountAdapter):
    """Officers' accounts are made by their Atasan in the admin; nobody signs up to them."""

    def is_open_for_signup(self, request) -> bool:
        return False
