from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower


class PenggunaManager(BaseUserManager["Pengguna"]):
    def create_user(self, email: str, password: str | None = None, **isi) -> "Pengguna":
        pengguna = self.model(email=self.normalize_email(email).lower(), **isi)
        pengguna.set_password(password)
        pengguna.save(using=self._db)
        return pengguna

    def create_superuser(self, email: str, password: str | None = None, **isi) -> "Pengguna":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **isi)

    def get_by_natural_key(self, email: str | None) -> "Pengguna":
        return self.get(email=(email or "").lower())


class Pengguna(AbstractBaseUser, PermissionsMixin):
    """A person with a login. What an officer may do comes from dated Penugasan, never from a flag here.

    A superuser maintains the installation and holds no Peran.
    """

    email = models.EmailField("e-mail", unique=True, error_messages={"unique": "E-mail ini sudah dipakai."})
    nama = models.CharField("nama", max_length=150)
    nip = models.CharField("NIP", max_length=18, blank=True)
    is_staff = models.BooleanField("boleh masuk admin", default=False)
    is_active = models.BooleanField("aktif", default=True)

    # The office this session works for; set by ppid.akses from the session, None means every assigned office.
    satker_aktif_id: int | None = None

    objects = PenggunaManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["nama"]

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        constraints = [models.UniqueConstraint(Lower("email"), name="pengguna_email_tanpa_kapital")]

    def __str__(self) -> str:
        return self.nama or self.email

    def orang_yang_sama(self, lain: "Pengguna") -> bool:
        """Whether both accounts are one natural person: the same account, NIP or address."""
        return (
            self.pk == lain.pk
            or (self.nip != "" and self.nip == lain.nip)
            or self.email.casefold() == lain.email.casefold()
        )

    def get_full_name(self) -> str:
        return self.nama
