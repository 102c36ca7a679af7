/* Enhancements only: every page works without this file. No inline code, no eval (the CSP forbids both). */
(() => {
  "use strict";
  const akar = document.documentElement;
  akar.classList.add("js");

  // A second press while the first is on its way would only make the person unsure. The server is idempotent anyway.
  document.addEventListener("submit", (kejadian) => {
    const formulir = kejadian.target;
    if (formulir.method !== "post" || "bolehUlang" in formulir.dataset) return;
    if (formulir.dataset.terkirim) {
      kejadian.preventDefault();
      return;
    }
    // Waits one turn: a handler that cancels the sending must leave the form usable.
    setTimeout(() => {
      if (kejadian.defaultPrevented) return;
      formulir.dataset.terkirim = "1";
      // A stopped or very slow sending may be tried again.
      setTimeout(() => delete formulir.dataset.terkirim, 10000);
    });
  });
  // Coming back with the browser's arrow shows the old page alive again.
  window.addEventListener("pageshow", () => {
    for (const formulir of document.querySelectorAll("form[data-terkirim]")) delete formulir.dataset.terkirim;
  });

  const hitung = (isian) => {
    let ket = isian.nextElementSibling;
    if (!ket?.classList.contains("penghitung")) {
      ket = document.createElement("div");
      ket.className = "penghitung";
      isian.after(ket);
    }
    const sisa = isian.maxLength - isian.value.length;
    ket.textContent = `Sisa ${sisa.toLocaleString("id-ID")} huruf`;
  };

  // Typed text survives a lost connection: kept in this tab only, never papers, passwords, the identity number
  // or what is marked secret.
  const simpanan = {
    nama: (formulir) => `isian:${formulir.dataset.simpan}`,
    boleh: (isian) =>
      isian.name &&
      isian.name !== "nomor_identitas" &&
      !["hidden", "password", "file", "submit"].includes(isian.type) &&
      !("rahasia" in isian.dataset),
    tulis(formulir) {
      const nilai = {};
      for (const isian of formulir.elements) {
        if (!this.boleh(isian)) continue;
        if (isian.type === "radio" || isian.type === "checkbox") {
          if (isian.checked) (nilai[isian.name] ??= []).push(isian.value);
        } else nilai[isian.name] = [isian.value];
      }
      sessionStorage.setItem(this.nama(formulir), JSON.stringify(nilai));
    },
    baca(formulir) {
      const nilai = JSON.parse(sessionStorage.getItem(this.nama(formulir)) ?? "{}");
      for (const isian of formulir.elements) {
        if (!this.boleh(isian) || !nilai[isian.name]) continue;
        if (isian.type === "radio" || isian.type === "checkbox") isian.checked = nilai[isian.name].includes(isian.value);
        else if (!isian.value) isian.value = nilai[isian.name][0];
      }
    },
  };

  const siapkan = (bagian) => {
    bagian.querySelectorAll("textarea[data-hitung][maxlength]").forEach(hitung);
  };
  document.addEventListener("input", (kejadian) => {
    if (kejadian.target.matches("textarea[data-hitung][maxlength]")) hitung(kejadian.target);
    const formulir = kejadian.target.form;
    if (formulir && "simpan" in formulir.dataset) simpanan.tulis(formulir);
  });
  document.querySelectorAll("[data-simpan-hapus]").forEach((tanda) => {
    sessionStorage.removeItem(`isian:${tanda.dataset.simpanHapus}`);
  });
  document.querySelectorAll("form[data-simpan]").forEach((formulir) => simpanan.baca(formulir));
  siapkan(document);
  document.addEventListener("htmx:load", (kejadian) => siapkan(kejadian.target));

  // While a request is typed, what is already published is offered beside it. Sent as a body: addresses are logged.
  document.querySelectorAll("[data-saran]").forEach((tempat) => {
    const medan = document.querySelector(`[name="${tempat.dataset.saranDari}"]`);
    if (!medan) return;
    let tunggu = 0;
    let terakhir = "";
    const cari = async () => {
      const teks = medan.value.trim();
      if (teks.length < 8 || teks === terakhir) return;
      terakhir = teks;
      const isi = new URLSearchParams({ [medan.name]: teks });
      const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
      try {
        const jawaban = await fetch(tempat.dataset.saran, { method: "POST", body: isi, headers: { "X-CSRFToken": token } });
        if (jawaban.ok) tempat.innerHTML = await jawaban.text();
      } catch {
        // Without an answer nothing is offered; the form works all the same.
      }
    };
    medan.addEventListener("input", () => {
      clearTimeout(tunggu);
      tunggu = setTimeout(cari, 600);
    });
    // A form that came back with a mistake still has its words.
    cari();
  });

  document.addEventListener("click", (kejadian) => {
    if (kejadian.target.closest("[data-cetak]")) window.print();
  });
  // Access keys by Alt alone: browsers differ in what else must be held.
  document.addEventListener("keydown", (kejadian) => {
    if (!kejadian.altKey || kejadian.ctrlKey || kejadian.metaKey) return;
    const huruf = /^(?:Key|Digit)(.)$/.exec(kejadian.code)?.[1].toLowerCase();
    const tujuan = huruf && document.querySelector(`[accesskey="${huruf}"]`);
    if (!tujuan) return;
    kejadian.preventDefault();
    tujuan.click();
  });
  document.addEventListener("keydown", (kejadian) => {
    if (!(kejadian.ctrlKey || kejadian.metaKey) || kejadian.key.length !== 1) return;
    const tujuan = document.querySelector(`[data-pintas="${CSS.escape(kejadian.key.toLowerCase())}"]`);
    if (!tujuan) return;
    kejadian.preventDefault();
    tujuan.focus();
    tujuan.select?.();
  });

  // After a refused form the summary is what should be read first.
  document.querySelector(".galat-formulir")?.focus();
})();
