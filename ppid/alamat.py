"""Words that mean something at the root of the site, and so can name no office."""

KATA_AKAR = frozenset(
    {
        "admin",
        "akun",
        "api",
        "berhenti",
        "berkas",
        "informasi",
        "meja",
        "pemberitahuan",
        "sehat",
        "sidang",
        "siap",
        "static",
        "surat",
        "tiket",
        "verifikasi",
    }
)
