"""What was chosen for an act done together was chosen at a stage of its case."""

from django.db import migrations, models

ISI = """
UPDATE permohonan_sasaranbersama s SET tahap = p.tahap FROM permohonan_permohonan p WHERE p.id = s.permohonan_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("permohonan", "0018_penyampaian_dicatat"),
    ]

    operations = [
        migrations.AddField(
            model_name="sasaranbersama",
            name="tahap",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="tahap jawaban"),
            preserve_default=False,
        ),
        migrations.RunSQL(ISI, migrations.RunSQL.noop),
    ]
