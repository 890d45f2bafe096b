.PHONY: setup demo test
.venv/ready: pyproject.toml
	python3 -m venv .venv
	.venv/bin/pip install -q -e . pytest
	touch .venv/ready
setup: .venv/ready
demo: setup
	.venv/bin/yaoxun read --explain examples/bulletins/pearl-weekly.txt
test: setup
	.venv/bin/python -m pytest -q
