PYTHON ?= python3

.PHONY: setup demo test lint
setup: .venv/ready
.venv/ready: pyproject.toml requirements.lock
	$(PYTHON) -m venv .venv
	.venv/bin/pip install -q -U "pip>=25.1"
	.venv/bin/pip install -q -r requirements.lock
	.venv/bin/pip install -q --no-deps -e .
	touch .venv/ready

# Read the sample bulletins and show every line with what it was taken for; then keep them in a library and ask it.
demo: export YAOXUN_LIBRARY = build/demo.db
demo: setup
	.venv/bin/yaoxun read --explain examples/bulletins
	mkdir -p build && rm -f $(YAOXUN_LIBRARY)*
	.venv/bin/yaoxun add examples/bulletins
	.venv/bin/yaoxun search 补助 --limit 2
	.venv/bin/yaoxun facts incentives --min 100万元
	.venv/bin/yaoxun track 海洋

test: setup lint
	.venv/bin/python -m pytest -q -n 2

lint: setup
	.venv/bin/ruff check src evaluation tests examples
	.venv/bin/ruff format --check src evaluation tests examples
	.venv/bin/mypy
	.venv/bin/lint-imports
