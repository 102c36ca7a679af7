from django.urls import path

from laporan.views import survei, wilayah

app_name = "laporan"

urlpatterns = [
    # Officers
    path("meja/wilayah/", wilayah.wilayah, name="wilayah"),
    # Anybody with the link
    path("<slug:slug>/survei/<str:kode>/", survei.survei, name="survei"),
]
