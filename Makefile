# Everything a newcomer types. `make` alone lists it.

BIN := .venv/bin

# Candidates are run, not only looked for: a version manager's shim may exist and yet have no Python behind it.
CANDIDATES := $(PYTHON) python3.11 python3 python python3.12 python3.13 python3.14
FIND_PYTHON = for python in $(CANDIDATES); do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Commonweal needs Python 3.11 or newer, and none of these runs it: $(CANDIDATES)." >&2; \
	  echo "Install it (Debian and Ubuntu: apt install python3 python3-venv), or name one: make PYTHON=/path/to/python3.11" >&2; \
	  exit 1; \
	fi
SET_UP = @$(FIND_PYTHON); "$$found" scripts/setup.py

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev spark demo test check fix bench lock pictures sizes clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## what running needs, in .venv
	$(SET_UP) run

setup-dev: ## ... and what testing needs
	$(SET_UP) dev

spark: ## ... and the Spark engine (480 MB; Java 17 to run)
	$(SET_UP) spark

demo: setup ## a fictitious borough: the service, its hospital files, the evaluation; ARGS=--no-serve to stop there
	@$(BIN)/commonweal demo $(ARGS)

test: setup-dev ## every test, on SQLite and the service's again on PostgreSQL; ARGS="tests/unit -k money" for some
	@$(BIN)/python -m scripts.test $(ARGS)

check: setup-dev ## format, lint, types, import contracts, migrations, templates, documents
	@$(BIN)/python scripts/check.py

fix: setup-dev ## put right what can be put right by machine
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .

bench: setup-dev ## our speed beside plain reading (beside peers: python -m benchmarks.peers)
	@$(BIN)/python -m benchmarks $(ARGS)

pictures: setup-dev ## photograph every page of the thread, and the README's picture
	@$(BIN)/python -m scripts.screenshots $(ARGS)

sizes: ## how large modules and functions are
	@$(FIND_PYTHON); "$$found" -m scripts.sizes

lock: setup-dev ## resolve the dependencies again; ARGS=--upgrade for newer ones
	@$(BIN)/python scripts/lock.py $(ARGS)

clean: ## remove what set-up and running made
	rm -rf .venv .node node_modules out src/commonweal/service/ground/ui/static/nhsuk
	rm -rf .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis
