from django.urls import path

from laporan.views import survei

app_name = "laporan"

urlpatterns = [
    # Anybody with the link
    path("<slug:slug>/survei/<str:kode>/", survei.survei, name="survei"),
]
