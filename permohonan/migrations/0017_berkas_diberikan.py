"""A file is the applicant's because an answer or a hand-over gave it; what was given before stays given."""

from django.db import migrations, models

# Given is what an answer that gives found prepared, and what came after it, until the Atasan had the case reopened.
ISI = """
UPDATE permohonan_berkaspermohonan b
SET diberikan_at = CASE
    WHEN EXISTS (
        SELECT 1 FROM permohonan_keputusan k
        WHERE k.permohonan_id = b.permohonan_id AND k.putusan IN ('seluruhnya', 'sebagian') AND k.at <= f.at
        AND NOT EXISTS (
            SELECT 1 FROM permohonan_riwayatpermohonan r
            WHERE r.kasus_id = b.permohonan_id AND r.aksi = 'buka_kembali' AND r.at > k.at AND r.at <= f.at
        )
    ) THEN f.at
    ELSE (
        SELECT min(k.at) FROM permohonan_keputusan k
        WHERE k.permohonan_id = b.permohonan_id AND k.putusan IN ('seluruhnya', 'sebagian') AND k.at > f.at
    )
END
FROM ppid_berkas f
WHERE f.id = b.berkas_id AND b.sifat = 'hasil'
"""


class Migration(migrations.Migration):
    dependencies = [
        ("permohonan", "0016_niat_bertahap_dan_persetujuan"),
    ]

    operations = [
        migrations.AddField(
            model_name="berkaspermohonan",
            name="diberikan_at",
            field=models.DateTimeField(null=True, verbose_name="diberikan"),
        ),
        migrations.AddField(
            model_name="pesan",
            name="pemberitahuan",
            field=models.BooleanField(default=False),
        ),
        migrations.RunSQL(ISI, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="berkaspermohonan",
            constraint=models.CheckConstraint(
                condition=models.Q(("diberikan_at", None), ("sifat", "hasil"), _connector="OR"),
                name="berkas_diberikan_hanya_hasil",
            ),
        ),
    ]
