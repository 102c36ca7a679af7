"""When a delivery was recorded; what was recorded before this field counts as recorded when it happened."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("keberatan", "0002_sifat_persetujuan")]

    operations = [
        migrations.AddField(
            model_name="penyampaiankeberatan",
            name="dicatat_at",
            field=models.DateTimeField(null=True, verbose_name="dicatat"),
        ),
        migrations.RunSQL("UPDATE keberatan_penyampaiankeberatan SET dicatat_at = at", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="penyampaiankeberatan",
            name="dicatat_at",
            field=models.DateTimeField(verbose_name="dicatat"),
        ),
    ]
