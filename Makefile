# Everything a person or a machine does with the checkout. Each target sets up what it needs.
#   make run ARGS="my.journal --lang en"      make test ARGS="tests/rules -k points"
.DEFAULT_GOAL := help
.PHONY: help run test shots bench faults mutants translations lint clean setup-run setup-test

ARGS ?=
PYTHON_HERE := .venv/bin/python
# The tests stand alone, so they share the processors, with one more at it than there are, as some
# only wait; ARGS="-n0" puts them in one process again.
PROCESSORS := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
PARALLEL := -n $(shell expr $(PROCESSORS) + 1) --maxprocesses 5 --dist worksteal

help: ## Show these lines
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/' | expand -t 16

run: setup-run ## Open the window (without a screen: draw the sample's screens into ./shots)
	@packaging/run.sh $(ARGS)

test: setup-test ## Run every test, the linters and the type checker
	@$(PYTHON_HERE) -m pytest $(PARALLEL) $(ARGS)

shots: setup-run ## Draw every screen of the sample into ./shots
	@QT_QPA_PLATFORM=offscreen $(PYTHON_HERE) -m journal_app shots shots $(ARGS)

bench: setup-test ## Measure speed and print it
	@$(PYTHON_HERE) benchmarks/run.py $(ARGS)

faults: setup-test ## Kill, cut, fill and damage it at full length; ARGS="2 9" for these rows only
	@$(PYTHON_HERE) tests/faults/run.py $(ARGS)

mutants: setup-test ## Break each rule of the method on purpose and see a test notice
	@$(PYTHON_HERE) tests/mutants/run.py $(ARGS)

translations: setup-test ## Collect the strings of ui/ and compile the translations
	@$(PYTHON_HERE) packaging/translations.py $(ARGS)

lint: setup-test ## Format the code, then check style and types
	@$(PYTHON_HERE) -m ruff format .
	@$(PYTHON_HERE) -m ruff check .
	@$(PYTHON_HERE) -m mypy

clean: ## Remove everything that is made, .venv included
	rm -rf .venv build dist shots .mypy_cache .ruff_cache .hypothesis .pytest_cache *.egg-info
	find journal_app ui resources tests packaging benchmarks -name __pycache__ -type d -prune \
		-exec rm -rf {} +

setup-run:
	@packaging/setup.sh run

setup-test:
	@packaging/setup.sh test
