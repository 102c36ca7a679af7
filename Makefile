# make run              install what is missing and serve http://127.0.0.1:8000 with the demo data
# make test             every check that CI runs; make test-full also runs the long ones
# make bench            the benchmark table on a nation of a million requests; ARGS=--ringkas for a small one
# make manage ARGS="…"  any management command, with the services up and the database prepared
# make pasang           only install

PYTHON = python3
VENV = .venv
PY = $(VENV)/bin/python
EMBEDDED = $(PY) -m ppid.embedded --
UNTUK_UJI = PPID_EMBEDDED_DIR=var/embedded-test PPID_EMBEDDED_FAST=1
SEPERTI_PRODUKSI = DEBUG=false DEMO=false SITUS=https://ppid.example.go.id ALLOWED_HOSTS=ppid.example.go.id

PAKET = python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core
PAKET_UJI = chromium poppler-utils

.PHONY: run manage test test-full bench periksa pasang pasang-uji pasang-venv pasang-sistem

run: pasang
	@exec $(EMBEDDED) $(PY) -m ppid.jalankan

manage: pasang
	@exec $(EMBEDDED) $(PY) manage.py siapkan --lalu $(ARGS)

test: pasang-uji
	@exec env $(UNTUK_UJI) $(EMBEDDED) $(MAKE) -s periksa

test-full: pasang-uji
	@exec env PPID_TEST_FULL=1 $(UNTUK_UJI) $(EMBEDDED) $(MAKE) -s periksa

bench: pasang-uji
	@rm -rf var/embedded-bench
	@exec env PPID_EMBEDDED_DIR=var/embedded-bench PPID_EMBEDDED_FAST=1 $(EMBEDDED) $(PY) -m tests.kecepatan $(ARGS)

# Expects the services that `make test` starts. pytest comes last: its line closes the output.
periksa:
	$(PY) -m ruff check --quiet --output-format concise .
	$(PY) -m ruff format --check --quiet .
	keluaran=$$($(VENV)/bin/lint-imports --no-logo) || { echo "$$keluaran"; exit 1; }
	$(PY) -m mypy --no-error-summary .
	$(PY) manage.py makemigrations --check --dry-run --verbosity 1
	$(PY) manage.py check --fail-level WARNING
	$(SEPERTI_PRODUKSI) $(PY) manage.py check --deploy --fail-level WARNING
	$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

# Installing is skipped while the copies in the environment say that exactly these pins are in it.
# The lists are complete, so nothing is resolved: a newer release of something they name changes nothing.
pasang:
	@cmp -s requirements.txt $(VENV)/requirements.txt || $(MAKE) -s pasang-venv DAFTAR=requirements.txt

pasang-uji:
	@cmp -s requirements-dev.txt $(VENV)/requirements-dev.txt || \
		$(MAKE) -s pasang-venv DAFTAR=requirements-dev.txt PAKET="$(PAKET) $(PAKET_UJI)"

pasang-venv: pasang-sistem
	@{ [ -x $(PY) ] || $(PYTHON) -m venv $(VENV); } >&2
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(DAFTAR) >&2
	@cp $(DAFTAR) $(VENV)/$(DAFTAR)

# The system's libraries: installed where that is possible, otherwise named.
pasang-sistem:
	@kurang=; for paket in $(PAKET); do \
		dpkg-query -W -f='$${Status}' $$paket 2>/dev/null | grep -q 'ok installed' || kurang="$$kurang $$paket"; \
	done; \
	[ -z "$$kurang" ] || { \
		[ "$$(id -u)" = 0 ] && export DEBIAN_FRONTEND=noninteractive && \
		{ apt-get install -qq -y --no-install-recommends $$kurang || \
		  { apt-get update -qq && apt-get install -qq -y --no-install-recommends $$kurang; }; } >/dev/null 2>&1; \
	} || echo "Pasang lebih dahulu pustaka sistem ini:$$kurang" >&2
