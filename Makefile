.DEFAULT_GOAL := help
SHELL := bash
export PYTHONDONTWRITEBYTECODE := 1

UV := $(or $(shell command -v uv),.tools/bin/uv)
PY := .venv/bin/python

help:  ## Show these commands
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.tools/bin/uv:
	python3 -m venv .tools
	.tools/bin/pip install --quiet --disable-pip-version-check uv

.venv/ready: requirements-dev.txt .python-version | $(UV)
	$(UV) venv --quiet --allow-existing
	$(UV) pip sync --quiet requirements-dev.txt
	@touch $@

setup: .venv/ready  ## Install what this project needs into .venv

lock: | $(UV)  ## Pin the dependencies anew, with hashes
	for f in requirements requirements-dev; do \
	  $(UV) pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-header \
	    --no-emit-index-url --no-annotate $$f.in -o $$f.txt; done

lint: setup  ## Format check, lint, strict types
	.venv/bin/ruff format --check . && .venv/bin/ruff check . && .venv/bin/mypy

test: lint  ## Everything CI runs
	$(PY) -m pytest

ARCH ?= arm64

package: setup  ## OUT=dir: write the CloudFormation template and the Lambda zip
	$(PY) -m infra.package $(or $(OUT),build/package) --arch $(ARCH)

deploy: setup  ## STAGE=name [DATA=real CDN=off DOMAIN= CERTIFICATE= ALARM_EMAIL= ARCH=]: put it into the cloud
	$(PY) -m infra.deploy "$(STAGE)" --arch $(ARCH)

destroy: setup  ## STAGE=name: take it down again
	$(PY) -m infra.destroy "$(STAGE)"

posters: setup  ## TENANT=id [FILE=list.csv CARDS=1 OUT=dir]: print-ready PDFs of a county's codes
	$(PY) -m infra.print_codes --tenant "$(TENANT)" $(if $(FILE),--file "$(FILE)") $(if $(CARDS),--cards) \
	  $(if $(OUT),--out "$(OUT)")

bench-%: setup  ## One benchmark of bench/, such as bench-posters
	$(PY) -m bench.$*

.PHONY: help setup lock lint test package deploy destroy posters
