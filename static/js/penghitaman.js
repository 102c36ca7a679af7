/* Boxes over the pages of a file: drawn by pointer or by keyboard, kept as lines in the text field that the form sends.
   Without this file the same lines are written by hand, or come from looking for words. */
(() => {
  "use strict";
  const formulir = document.getElementById("penghitaman");
  if (!formulir) return;
  const SVG = "http://www.w3.org/2000/svg";
  const TERKECIL = 0.002;
  const LANGKAH = 0.005;
  const medan = formulir.elements.kotak;
  const daftar = formulir.querySelector("[data-daftar]");
  const baris = formulir.querySelector("[data-baris]");
  const jumlah = formulir.querySelector("[data-jumlah]");
  const mode = formulir.querySelector("[data-mode]");
  const huruf = new Set([...formulir.elements.alasan.options].map((satu) => satu.value).filter((nilai) => nilai !== "lain"));
  const kanvas = new Map([...formulir.querySelectorAll("[data-halaman]")].map((satu) => [Number(satu.dataset.halaman), satu.querySelector("svg")]));
  let terpilih = null;
  let berubah = false;

  // Lines as dip/penghitaman.py writes and reads them: percent with a comma.
  const persen = (angka) => String(Number((angka * 100).toFixed(4))).replace(".", ",");
  const tulis = (k) => [k.halaman, ...[k.kiri, k.atas, k.lebar, k.tinggi].map(persen), k.alasan].join("; ");
  const baca = (teks) => {
    const [halaman, kiri, atas, lebar, tinggi, ...alasan] = teks.split(";").map((satu) => satu.trim());
    const [x, y, l, t] = [kiri, atas, lebar, tinggi].map((satu) => Number((satu ?? "").replace(",", ".")) / 100);
    return { halaman: Number(halaman), kiri: x, atas: y, lebar: l, tinggi: t, alasan: alasan.join("; ") };
  };
  const terbaca = (k) => [k.halaman, k.kiri, k.atas, k.lebar, k.tinggi].every(Number.isFinite);

  const semua = medan.value.split("\n").filter((satu) => satu.trim()).map(baca);
  // A line that somebody wrote by hand and that is no box stays his to mend.
  if (!semua.every(terbaca)) return;

  const simpan = () => {
    medan.value = semua.map(tulis).join("\n");
    jumlah.textContent = `(${semua.length})`;
    berubah = true;
  };
  const batasi = (k) => {
    k.lebar = Math.min(1, Math.max(TERKECIL, k.lebar));
    k.tinggi = Math.min(1, Math.max(TERKECIL, k.tinggi));
    k.kiri = Math.min(1 - k.lebar, Math.max(0, k.kiri));
    k.atas = Math.min(1 - k.tinggi, Math.max(0, k.atas));
  };
  const alasanBaru = () => {
    const pilihan = formulir.elements.alasan.value;
    return huruf.has(pilihan) ? pilihan : formulir.elements.alasan_lain.value.trim().replaceAll("\n", " ");
  };
  const sebutan = (k) => `Kotak ${semua.indexOf(k) + 1}, halaman ${k.halaman}`;

  const letakkan = (k) => {
    if (!k.rect) return;
    const { width, height } = k.rect.ownerSVGElement.viewBox.baseVal;
    k.rect.setAttribute("x", k.kiri * width);
    k.rect.setAttribute("y", k.atas * height);
    k.rect.setAttribute("width", k.lebar * width);
    k.rect.setAttribute("height", k.tinggi * height);
    if (k !== terpilih || !k.pegangan) return;
    k.pegangan.setAttribute("cx", (k.kiri + k.lebar) * width);
    k.pegangan.setAttribute("cy", (k.atas + k.tinggi) * height);
  };

  const lukis = (k) => {
    const svg = kanvas.get(k.halaman);
    if (!svg) return;
    k.rect = document.createElementNS(SVG, "rect");
    k.rect.setAttribute("tabindex", "0");
    k.rect.setAttribute("role", "button");
    k.rect.setAttribute("aria-describedby", "bantu-kotak");
    k.rect.kotak = k;
    svg.append(k.rect);
    letakkan(k);
  };

  const pilih = (k) => {
    if (terpilih === k) return;
    terpilih?.rect?.classList.remove("hitam--terpilih");
    terpilih?.pegangan?.remove();
    if (terpilih) terpilih.pegangan = null;
    terpilih = k;
    if (!k?.rect) return;
    k.rect.classList.add("hitam--terpilih");
    const svg = k.rect.ownerSVGElement;
    k.pegangan = document.createElementNS(SVG, "circle");
    k.pegangan.setAttribute("r", svg.viewBox.baseVal.width / 80);
    k.pegangan.kotak = k;
    svg.append(k.pegangan);
    letakkan(k);
  };

  const tandai = (k) => {
    k.baris?.classList.toggle("hitam__baris--kurang", !k.alasan);
  };
  const namai = () => {
    for (const k of semua) {
      const nama = sebutan(k);
      k.rect?.setAttribute("aria-label", nama);
      if (!k.baris) continue;
      k.baris.querySelector("[data-lihat]").textContent = nama;
      k.baris.querySelector("[data-alasan]").setAttribute("aria-label", `Alasan ${nama}`);
      k.baris.querySelector("[data-lain]").setAttribute("aria-label", `Alasan lain ${nama}`);
      k.baris.querySelector("[data-hapus]").setAttribute("aria-label", `Hapus ${nama}`);
    }
    jumlah.textContent = `(${semua.length})`;
  };

  const daftarkan = (k) => {
    k.baris = baris.content.firstElementChild.cloneNode(true);
    const pilihan = k.baris.querySelector("[data-alasan]");
    const lain = k.baris.querySelector("[data-lain]");
    pilihan.value = huruf.has(k.alasan) ? k.alasan : "lain";
    lain.hidden = pilihan.value !== "lain";
    if (!lain.hidden) lain.value = k.alasan;
    const ubah = () => {
      lain.hidden = pilihan.value !== "lain";
      k.alasan = lain.hidden ? pilihan.value : lain.value.trim();
      tandai(k);
      simpan();
    };
    pilihan.addEventListener("change", ubah);
    lain.addEventListener("input", ubah);
    k.baris.querySelector("[data-hapus]").addEventListener("click", () => hapus(k));
    k.baris.querySelector("[data-lihat]").addEventListener("click", () => lihat(k));
    daftar.append(k.baris);
    tandai(k);
  };

  const tambah = (k) => {
    batasi(k);
    semua.push(k);
    lukis(k);
    daftarkan(k);
    namai();
    simpan();
  };
  const hapus = (k) => {
    const urut = semua.indexOf(k);
    if (terpilih === k) pilih(null);
    k.rect?.remove();
    k.baris.remove();
    semua.splice(urut, 1);
    namai();
    simpan();
    // The keyboard goes on from where it was.
    const berikut = semua[urut] ?? semua[urut - 1];
    (berikut?.rect ?? berikut?.baris.querySelector("[data-lihat]") ?? medan.form.elements.kata).focus();
  };
  const lihat = (k) => {
    if (!k.rect) {
      // It lies on a page that is not shown: the form opens it, keeping what was drawn.
      const tombol = document.createElement("button");
      Object.assign(tombol, { name: "ke", value: String(k.halaman), hidden: true });
      formulir.append(tombol);
      formulir.requestSubmit(tombol);
      return;
    }
    k.rect.ownerSVGElement.closest("figure").scrollIntoView({ block: "nearest" });
    k.rect.focus();
  };

  // Pointer
  const tempat = (svg, kejadian) => {
    const bidang = svg.getBoundingClientRect();
    return [(kejadian.clientX - bidang.left) / bidang.width, (kejadian.clientY - bidang.top) / bidang.height];
  };
  for (const [halaman, svg] of kanvas) {
    let seret = null;
    svg.addEventListener("pointerdown", (kejadian) => {
      const k = kejadian.target.kotak;
      const jari = kejadian.pointerType === "touch";
      if (kejadian.button || (jari && !formulir.classList.contains("hitam--jari") && kejadian.target.tagName !== "circle")) {
        if (k) pilih(k);
        return;
      }
      kejadian.preventDefault();
      const [x, y] = tempat(svg, kejadian);
      if (k) {
        pilih(k);
        k.rect.focus({ preventScroll: true });
        seret = { k, x, y, awal: { ...k }, ukuran: kejadian.target.tagName === "circle" };
      } else {
        const baru = { halaman, kiri: x, atas: y, lebar: 0, tinggi: 0, alasan: alasanBaru() };
        lukis(baru);
        seret = { k: baru, x, y, baru: true };
      }
      svg.setPointerCapture(kejadian.pointerId);
    });
    svg.addEventListener("pointermove", (kejadian) => {
      if (!seret) return;
      const [x, y] = tempat(svg, kejadian).map((angka) => Math.min(1, Math.max(0, angka)));
      const { k, awal } = seret;
      if (seret.baru) {
        Object.assign(k, { kiri: Math.min(x, seret.x), atas: Math.min(y, seret.y), lebar: Math.abs(x - seret.x), tinggi: Math.abs(y - seret.y) });
      } else if (seret.ukuran) {
        Object.assign(k, { lebar: Math.min(1 - k.kiri, awal.lebar + x - seret.x), tinggi: Math.min(1 - k.atas, awal.tinggi + y - seret.y) });
        batasi(k);
      } else {
        Object.assign(k, { kiri: awal.kiri + x - seret.x, atas: awal.atas + y - seret.y });
        batasi(k);
      }
      letakkan(k);
    });
    const lepas = () => {
      if (!seret) return;
      const { k, baru } = seret;
      seret = null;
      if (!baru) {
        simpan();
        return;
      }
      k.rect.remove();
      // A mere click draws nothing.
      if (k.lebar < TERKECIL || k.tinggi < TERKECIL) {
        pilih(null);
        return;
      }
      tambah(k);
      pilih(k);
      k.rect.focus({ preventScroll: true });
    };
    svg.addEventListener("pointerup", lepas);
    svg.addEventListener("pointercancel", lepas);
    svg.addEventListener("focusin", (kejadian) => {
      if (kejadian.target.kotak) pilih(kejadian.target.kotak);
    });
    svg.addEventListener("keydown", (kejadian) => {
      const k = kejadian.target.kotak;
      const arah = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[kejadian.key];
      if (!k || (!arah && kejadian.key !== "Delete" && kejadian.key !== "Backspace")) return;
      kejadian.preventDefault();
      if (!arah) {
        hapus(k);
        return;
      }
      const [x, y] = arah.map((satu) => satu * LANGKAH);
      if (kejadian.shiftKey) {
        k.lebar = Math.min(1 - k.kiri, k.lebar + x);
        k.tinggi = Math.min(1 - k.atas, k.tinggi + y);
      } else {
        k.kiri += x;
        k.atas += y;
      }
      batasi(k);
      letakkan(k);
      simpan();
    });
    svg.closest("figure").querySelector("[data-tambah]").addEventListener("click", () => {
      const k = { halaman, kiri: 0.35, atas: 0.45, lebar: 0.3, tinggi: 0.03, alasan: alasanBaru() };
      tambah(k);
      k.rect.focus();
    });
    svg.replaceChildren();
  }

  mode.addEventListener("click", () => {
    mode.setAttribute("aria-pressed", String(formulir.classList.toggle("hitam--jari")));
  });
  if (!window.matchMedia("(any-pointer: coarse)").matches) mode.parentElement.hidden = true;

  for (const k of semua) {
    lukis(k);
    daftarkan(k);
  }
  namai();
  formulir.querySelector("[data-teks]").hidden = true;
  daftar.hidden = false;
  formulir.addEventListener("submit", () => {
    berubah = false;
  });
  window.addEventListener("beforeunload", (kejadian) => {
    if (berubah) kejadian.preventDefault();
  });
})();
