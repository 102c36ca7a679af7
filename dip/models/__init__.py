from dip.models.uji import HasilUji, UjiKonsekuensi

__all__ = ["HasilUji", "UjiKonsekuensi"]
