"""The rows of a register behind one cell of a table, found by the expression that the cell was counted with."""

from collections.abc import Sequence
from datetime import datetime

from laporan import dimensi as D
from laporan.angka import KELAS
from laporan.hitungan import BERKALENDER, KANTOR, KEBERATAN, PERKARA, PERMOHONAN, SEMASA, SEORANG, jalankan
from laporan.periode import Periode


def rincian(kantor: Sequence[int], periode: Periode, *, kunci: str, nilai: str, at: datetime) -> list[int]:
    """The rows behind one cell, by their keys: requests, or objections for a breakdown of these and of their disputes.

    Raises KeyError for a breakdown that has no rows of a register.
    """
    if kunci in KELAS:
        return _rincian_kelas(kantor, periode, kunci=kunci, nilai=nilai, at=at)
    if kunci in {satu.kunci for satu in D.ORANG}:
        return _rincian_orang(kantor, periode, kunci=kunci, nilai=nilai, at=at)
    if kunci == D.ALASAN_KEBERATAN.kunci:
        dari = f"{KEBERATAN} JOIN keberatan_alasankeberatan a ON a.keberatan_id = p.id"
        sql = f"WITH {KANTOR} SELECT DISTINCT p.id FROM {dari} WHERE {SEMASA} AND a.huruf = %(nilai)s"
        return [pk for (pk,) in jalankan(sql, kantor, periode, at, nilai=nilai)]
    if kunci in {satu.kunci for satu in D.SENGKETA}:
        sql = (
            f"WITH {KANTOR} SELECT DISTINCT keberatan_id FROM ({PERKARA}) x WHERE satker_id IN (SELECT id FROM k)"
            " AND hari BETWEEN %(awal)s AND %(akhir)s AND dimensi = %(kunci)s AND nilai = %(nilai)s"
        )
        return [pk for (pk,) in jalankan(sql, kantor, periode, at, kunci=kunci, nilai=nilai)]
    satu = next((d for d in (*D.PERMOHONAN, *D.KEBERATAN) if d.kunci == kunci), None)
    if satu is None or satu.kunci == "waktu":
        raise KeyError(kunci)
    dari = KEBERATAN if satu in D.KEBERATAN else PERMOHONAN
    sql = f"WITH {KANTOR} SELECT p.id FROM {dari} WHERE {SEMASA} AND {satu.sql} = %(nilai)s"
    return [pk for (pk,) in jalankan(sql, kantor, periode, at, nilai=nilai)]


def _rincian_orang(kantor: Sequence[int], periode: Periode, *, kunci: str, nilai: str, at: datetime) -> list[int]:
    """The last request of each applicant in that cell: as many rows as people."""
    sql = D.SEMUA[kunci].sql
    terakhir = (
        f"SELECT DISTINCT ON (p.satker_id, {SEORANG}) p.id, o.{sql} FROM {PERMOHONAN} WHERE {SEMASA}"
        f" ORDER BY p.satker_id, {SEORANG}, p.diterima_at DESC, p.id DESC"
    )
    semua = jalankan(
        f"WITH {KANTOR} SELECT id FROM ({terakhir}) x WHERE {sql} = %(nilai)s", kantor, periode, at, nilai=nilai
    )
    return [pk for (pk,) in semua]


def _rincian_kelas(kantor: Sequence[int], periode: Periode, *, kunci: str, nilai: str, at: datetime) -> list[int]:
    _, kelas, jalur = KELAS[kunci]
    if nilai not in {str(nomor) for nomor in range(len(kelas))}:
        return []
    _, dari_hari, sampai_hari = kelas[int(nilai)]
    waktu = next(d for d in D.PERMOHONAN if d.kunci == "waktu")
    sql = f"WITH {BERKALENDER} SELECT p.id, {waktu.sql} FROM {PERMOHONAN} WHERE {SEMASA} AND p.diputus_at IS NOT NULL"
    hasil = []
    for pk, selama in jalankan(sql, kantor, periode, at):
        milik, _, hari = selama.partition(":")
        if jalur in ("", milik) and dari_hari <= int(hari) and (sampai_hari is None or int(hari) <= sampai_hari):
            hasil.append(pk)
    return hasil
