# The commands of this project. `make` alone lists them.
BIN := .venv/bin
FLASK := $(BIN)/python -m vrijwilligers
PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
ADDRESSED = VRIJWILLIGERS_SERVER_ADDRESS=$${VRIJWILLIGERS_SERVER_ADDRESS:-http://$(ADDRESS)}
# What was compiled once is not compiled again by every process that a test or a server starts.
export PYTHONDONTWRITEBYTECODE :=
# Tests keep their databases in memory where 4 GB are free there: there is nothing to survive.
ROOM = $$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $$4 }')
IN_MEMORY = TMPDIR=$${TMPDIR:-$$(test -w /dev/shm && test "$(ROOM)" -gt 4000000 && echo /dev/shm || echo /tmp)}
.DEFAULT_GOAL := help
.PHONY: help setup run demo test journeys check style database languages fix translations migration access-matrix personal-data requirements landed-migrations bench mutants simulate fuzz audit sbom lock

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

$(BIN)/run.ready: requirements/run.lock
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	touch $@

$(BIN)/test.ready: requirements/test.lock $(BIN)/run.ready
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.lock
	touch $@

setup: $(BIN)/run.ready ## make .venv from the lock file and migrate the database
	@$(BIN)/pybabel --quiet compile --use-fuzzy -d translations
	@$(FLASK) db upgrade

run: setup ## serve the desk on http://127.0.0.1:8000, with made-up people on the first run
	@$(ADDRESSED) $(FLASK) welcome
	@$(ADDRESSED) $(BIN)/gunicorn wsgi:app --bind $(ADDRESS) --workers 1 --threads 8 --log-level warning

demo: setup ## load made-up people and organisations again
	$(FLASK) demo

test: setup $(BIN)/test.ready ## run all tests but the migrations (make database) and the browser journeys
	$(IN_MEMORY) $(BIN)/pytest -n 2 --dist worksteal --ignore=tests/migrations

journeys: setup $(BIN)/test.ready ## run the browser journeys, in Debian's Chromium
	$(BIN)/pytest tests/journeys -n 2 --dist worksteal -p no:randomly

check: style test database languages journeys fuzz ## all that CI does, in the same order

style: setup $(BIN)/test.ready ## style, types, imports, templates, scripts
	$(BIN)/ruff check vrijwilligers tests migrations bench wsgi.py
	$(BIN)/ruff format --check vrijwilligers tests migrations bench wsgi.py
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/oxlint --deny-warnings vrijwilligers/static

database: $(BIN)/test.ready ## migrations up, down and up again, on both databases, with data
	$(IN_MEMORY) $(BIN)/pytest tests/migrations -n 2 --dist worksteal -p no:randomly

languages: setup $(BIN)/test.ready ## catalogs: fresh, complete, not fuzzy, placeholders equal
	$(BIN)/pytest tests/architecture/test_languages.py -p no:randomly

fix: $(BIN)/test.ready ## mend what tools can mend
	$(BIN)/ruff check --fix vrijwilligers tests migrations bench wsgi.py
	$(BIN)/ruff format vrijwilligers tests migrations bench wsgi.py

translations: $(BIN)/run.ready ## take the texts out of the code and into the catalogs
	$(BIN)/pybabel --quiet extract -F babel.cfg -k _l --no-location --sort-output --omit-header -c "Translators:" -o translations/messages.pot .
	for language in nl fr en; do $(BIN)/pybabel --quiet update -i translations/messages.pot -d translations -l $$language --no-fuzzy-matching --ignore-obsolete --omit-header; done
	$(BIN)/pybabel --quiet compile --use-fuzzy -d translations

migration: setup ## make a migration: make migration name="add pools" number=0003
	$(FLASK) db migrate --rev-id $(number) -m "$(name)"

access-matrix: setup ## write down who may open which page, for review
	$(FLASK) access-matrix > tests/architecture/access_matrix.txt

personal-data: setup ## write down which columns hold personal data, for review
	$(FLASK) personal-data > tests/architecture/personal_data.txt

requirements: $(BIN)/test.ready ## write down which test shows which requirement of privacy and row of security
	$(BIN)/python -m tests.requirements

landed-migrations: $(BIN)/test.ready ## write down the hash of each migration; whole only until People lands
	$(BIN)/python -m tests.migrations.landed

bench: setup $(BIN)/test.ready ## print how fast it is, beside a floor or a peer (NAMES=FILE: pairs of names)
	$(BIN)/python -m bench $(if $(NAMES),--names $(NAMES))

prints: setup $(BIN)/test.ready ## write every kind of print to instance/prints, say how full the pages are
	$(BIN)/python -m bench.prints

simulate: setup $(BIN)/test.ready ## print what learning would do on made-up desks, whether calls keep their promise, and thirty answers at once: make simulate worlds=300 rounds=200
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.simulate --seed $(or $(seed),7) --worlds $(or $(worlds),300)
	$(IN_MEMORY) ROUNDS_OF_ANSWERS=$(or $(rounds),200) $(BIN)/pytest tests/pool/test_actions_thirty_answers.py -q -s -p no:randomly

mutants: setup $(BIN)/test.ready ## put small faults into a copy of the code, print what no test notices
	$(BIN)/python -m tests.mutants --seed $(or $(seed),7)

fuzz: setup $(BIN)/test.ready ## broken files and odd answers to every form for two minutes: make fuzz seed=7 seconds=120
	$(BIN)/python -m tests.fuzz --seed $(or $(seed),7) --seconds $(or $(seconds),120)

audit: $(BIN)/test.ready ## look for known faults in what we depend on; asks pypi.org
	@$(BIN)/python -m tests.audit

sbom: $(BIN)/test.ready ## list what the desk runs on for machines (CycloneDX), with versions and hashes
	@$(BIN)/python -m tests.bom

lock: ## renew the lock files (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q requirements/run.in -o requirements/run.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q requirements/test.in -c requirements/run.lock -o requirements/test.lock
