from django.db import migrations

# A copy to another address speaks of what its original spoke of, so it dates from then. `close` renamed the original.
SALINAN = r"""
UPDATE ppid_outgoingmail AS salinan SET created_at = asal.pertama
FROM (
    SELECT satker_id, regexp_replace(key, ':lama:[0-9]+$', '') AS kunci, min(created_at) AS pertama
    FROM ppid_outgoingmail WHERE key ~ ':lama:[0-9]+$' GROUP BY 1, 2
) AS asal
WHERE salinan.satker_id = asal.satker_id
    AND left(regexp_replace(salinan.key, ':lama:[0-9]+$', ''), 90) = asal.kunci
    AND salinan.created_at > asal.pertama
"""


class Migration(migrations.Migration):
    dependencies = [("ppid", "0013_pemohon_menurut_kantor")]

    operations = [migrations.RunSQL(SALINAN, migrations.RunSQL.noop)]
