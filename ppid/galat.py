"""A broken rule, told to the person who broke it."""


class AturanDilanggar(Exception):
    """Perbuatan ini tidak dibolehkan aturan; pesannya aman dan berguna bagi pembaca.

    The message is an Indonesian sentence that says what is wrong and what to do, and carries no personal data.
    """
