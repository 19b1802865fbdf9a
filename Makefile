# Set up and build with two commands: `make brief`, `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
REPORT := reports/us-belarus-potash-2025
REPORTS := $(REPORT) reports/us-belarus-belavia-2025
DOCS := .venv-docs

.PHONY: brief check test lint test-wheel catalogues docs pictures gallery blocks bench verapdf clean

brief: $(VENV)/run.stamp  ## build both reports: PDF briefs and PowerPoint decks
	@$(BIN)/dealbrief build $(REPORTS)

check: $(VENV)/run.stamp  ## check every report without writing anything
	@$(BIN)/dealbrief check

test: lint  ## lint, types, import contracts, tests
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: $(VENV)/test.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test-wheel: $(VENV)/test.stamp  ## build the wheel and run the tests against it, away from the checkout
	$(BIN)/python tools/test_wheel.py

catalogues: $(VENV)/run.stamp  ## compile the messages of all languages after a change of a .po
	$(BIN)/python tools/make_catalogues.py

docs: $(DOCS)/stamp  ## build the pages of docs/ as a site in out/docs; a broken link is an error
	NO_MKDOCS_2_WARNING=1 $(DOCS)/bin/mkdocs build --quiet

pictures: brief $(VENV)/test.stamp  ## the pictures of the README, from the built report (LibreOffice, poppler)
	$(BIN)/python tools/make_pictures.py $(REPORT)/out docs/pictures

gallery: $(VENV)/test.stamp  ## the pictures of docs/gallery.md, of every document of every pack (LibreOffice)
	$(BIN)/python tools/make_gallery.py

blocks: $(VENV)/test.stamp  ## docs/blocks.md from docs/examples: each block and its pictures (LibreOffice)
	$(BIN)/python tools/make_blocks.py

bench: $(VENV)/test.stamp  ## ratios to a floor measured in the same run
	$(BIN)/python bench/cold.py
	$(BIN)/python bench/breaking.py
	$(BIN)/python bench/pages.py
	$(BIN)/python bench/decks.py

PAPERS := $(foreach report,$(REPORTS),$(CURDIR)/$(report)/out/$(notdir $(report)))
verapdf: brief  ## judge the reports' PDFs with veraPDF (Maven, Java 11 or later)
	mvn -q -B -f tools/verapdf/pom.xml compile exec:java -Dexec.args="$(foreach paper,$(PAPERS),\
	  ua1 $(paper)-brief.pdf 3a $(paper)-brief.pdf ua1 $(paper)-glance.pdf 2a $(paper)-glance.pdf)"

$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

$(DOCS)/stamp: requirements/docs.txt
	$(PYTHON) -m venv $(DOCS)
	$(DOCS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/docs.txt
	@touch $@

clean:
	rm -rf $(VENV) $(DOCS) out $(addsuffix /out,$(REPORTS)) dist build
