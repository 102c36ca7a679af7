from keberatan.models import Keberatan
from permohonan.forms.register import FormulirSaring


class FormulirSaringKeberatan(FormulirSaring):
    """What of the register of objections is to be seen."""

    model = Keberatan
