.PHONY: setup demo test
.venv/ready: pyproject.toml
	python3 -m venv .venv
	.venv/bin/pip install -q -U "pip>=25.1"
	.venv/bin/pip install -q -e . --group dev
	touch .venv/ready
setup: .venv/ready
demo: setup
	.venv/bin/yaoxun read --explain examples/bulletins
test: setup
	.venv/bin/python -m pytest -q -n 2
