from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def sehat(request: HttpRequest) -> JsonResponse:
    """Liveness: the process answers."""
    return JsonResponse({"status": "sehat"})


@require_safe
def siap(request: HttpRequest) -> JsonResponse:
    """Readiness: the database answers and the newest migration is applied."""
    from django.db.migrations.executor import MigrationExecutor

    try:
        pelaksana = MigrationExecutor(connection)
        tertinggal = bool(pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()))
    except DatabaseError:
        return JsonResponse({"status": "basis data tidak menjawab"}, status=503)
    if tertinggal:
        return JsonResponse({"status": "migrasi belum diterapkan"}, status=503)
    return JsonResponse({"status": "siap"})
