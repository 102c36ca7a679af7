"""When a delivery was recorded; what was recorded before this field counts as recorded when it happened."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("permohonan", "0017_berkas_diberikan")]

    operations = [
        migrations.AddField(
            model_name="penyampaian",
            name="dicatat_at",
            field=models.DateTimeField(null=True, verbose_name="dicatat"),
        ),
        migrations.RunSQL("UPDATE permohonan_penyampaian SET dicatat_at = at", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="penyampaian",
            name="dicatat_at",
            field=models.DateTimeField(verbose_name="dicatat"),
        ),
    ]
