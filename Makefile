.DEFAULT_GOAL := help
SHELL := bash
export PYTHONDONTWRITEBYTECODE := 1
export PIP_ROOT_USER_ACTION := ignore

UV := $(or $(shell command -v uv),.tools/bin/uv)
PY := .venv/bin/python

PORT ?= 8000
STATE ?= .local
TENANTS ?= demo
PAST ?= 600

help:  ## Show these commands
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# `pip install --target` also works where Debian's python3 has no ensurepip, or is "externally managed".
.tools/bin/uv:
	@echo "Fetching uv, which fetches the rest ..."
	@python3 -m pip install --quiet --disable-pip-version-check --upgrade --target .tools uv \
	  || (python3 -m venv .tools && .tools/bin/pip install --quiet --disable-pip-version-check uv) \
	  || { echo "python3 with pip is needed, or uv (https://docs.astral.sh/uv) on the PATH" >&2; exit 1; }

.venv/ready: requirements-dev.txt .python-version | $(UV)
	@echo "Installing Python $$(cat .python-version) and the packages of requirements-dev.txt into .venv ..."
	@$(UV) venv --quiet --allow-existing \
	  || $(UV) venv --quiet --allow-existing --no-python-downloads --python '>=3.12' \
	  || $(UV) venv --quiet --allow-existing --python "$$(ls $$HOME/.pyenv/versions/3.1[2-9]*/bin/python | tail -1)" \
	  || { echo "Python 3.12 or 3.13 is needed, and uv could not fetch one" >&2; exit 1; }
	@$(UV) pip sync requirements-dev.txt
	@touch $@

setup: .venv/ready  ## Install what this project needs into .venv

# Tests drive a real browser. Debian's package is the surest; elsewhere Playwright fetches its own.
ROOT := $(if $(filter 0,$(shell id -u)),,sudo -n)
.venv/browser: .venv/ready
	@command -v chromium chromium-browser google-chrome >/dev/null \
	  || { echo "Installing Chromium, which the tests drive ..."; command -v apt-get >/dev/null \
	    && $(ROOT) apt-get update -qq \
	    && DEBIAN_FRONTEND=noninteractive $(ROOT) apt-get install -y -qq --no-install-recommends chromium >/dev/null; } \
	  || $(PY) -m playwright install chromium
	@touch $@

browser: .venv/browser  ## Install the browser that the tests drive, where there is none

lock: | $(UV)  ## Pin the dependencies anew, with hashes
	for f in requirements requirements-dev requirements-train; do \
	  $(UV) pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-header \
	    --no-emit-index-url --no-annotate $$f.in -o $$f.txt; done

# What Python compiles is kept, or each start would pay for it anew.
run demo replay test: export PYTHONDONTWRITEBYTECODE :=
run demo replay test: export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/pycache
run: .venv/ready  ## Run it all on 127.0.0.1 (PORT=8000 STATE=.local TENANTS=demo|none)
	@exec $(PY) -m infra.local --port $(PORT) --state $(STATE) --tenants $(TENANTS)

demo: .venv/ready  ## Play sample appeals in the running demo county, and give it its last three months (STATE=.local PAST=600)
	@$(PY) -m infra.local.play --port $(PORT)
	@$(PY) -m infra.local.past --state $(STATE) --items $(PAST)

replay: .venv/ready  ## FILE=messages.csv|.csv.xz|.jsonl: submit them to the running demo county, lose none
	@$(PY) -m infra.local.replay --port $(PORT) "$(FILE)"

lint: setup  ## Format check, lint, strict types
	.venv/bin/ruff format --check . && .venv/bin/ruff check . && .venv/bin/mypy

# One process a core: the tests of one file stay together, in the order that tests/conftest.py begins them.
WORKERS ?= auto
test: lint browser .venv-train/ready  ## Everything CI runs
	OMP_NUM_THREADS=1 .venv-train/bin/python -m pytest --quiet --noconftest tests/train
	rm -rf build/calls
	AWS_CALLS=build/calls $(PY) -m pytest -n $(WORKERS) --dist loadgroup --no-loadscope-reorder --ignore tests/train --ignore tests/test_policies.py
	AWS_CALLS=build/calls $(PY) -m pytest tests/test_policies.py

ARCH ?= arm64

package: setup  ## OUT=dir: write the CloudFormation template and the Lambda zip
	$(PY) -m infra.package $(or $(OUT),build/package) --arch $(ARCH)

deploy: setup  ## STAGE=name [DATA=real CDN=off DOMAIN= CERTIFICATE= ALARM_EMAIL= ARCH=]: put it into the cloud
	$(PY) -m infra.deploy "$(STAGE)" --arch $(ARCH)

destroy: setup  ## STAGE=name: take it down again
	$(PY) -m infra.destroy "$(STAGE)"

# What is run by hand on a stage; without STAGE=, on the runner of this machine.
AT = STATE=$(STATE) $(PY) -m infra.at $(or $(STAGE),local)

county: setup  ## ID=short-name NAME=县名 ADMIN=user [STAGE=name]: open a county; asks for the admin's first password
	@$(AT) counties open --id "$(ID)" --name "$(NAME)" --admin "$(ADMIN)"

posters: setup  ## TENANT=id [STAGE=name FILE=list.csv CARDS=1 OUT=dir]: print-ready PDFs of a county's codes
	@$(AT) print_codes --tenant "$(TENANT)" $(if $(FILE),--file "$(FILE)") $(if $(CARDS),--cards) \
	  $(if $(OUT),--out "$(OUT)")

DATA ?= ../shared/data/triage

.venv-train/ready: requirements-train.txt | $(UV)
	@$(UV) venv --quiet --allow-existing .venv-train
	@$(UV) pip sync --quiet --python .venv-train requirements-train.txt
	@touch $@

train: .venv-train/ready  ## Train the triage classifier anew from the messages in DATA
	OMP_NUM_THREADS=1 nice .venv-train/bin/python -m train --data $(DATA)

train-listener: .venv-train/ready  ## Train the safety nets' listener anew, with the letters in DATA
	OMP_NUM_THREADS=1 nice .venv-train/bin/python -m train.listener --data $(DATA)

bench-triage: .venv-train/ready  ## Cross-validate the classifier on DATA, or score it: HELDOUT=labelled.jsonl
	OMP_NUM_THREADS=1 nice .venv-train/bin/python -m bench.triage --data $(DATA) $(if $(HELDOUT),--heldout $(HELDOUT))

bench-places: .venv/ready  ## Compare the places found in DATA's messages with what people read; HELD=1: those held back, too
	$(PY) -m bench.places --data $(DATA) $(if $(HELD),--held)

bench-desk: .venv/ready  ## What the console's first looks cost with 3,000 and 30,000 waiting
	@nice $(PY) -m bench.desk

bench-safety: .venv/ready  ## What the safety nets hear of the messages in DATA, and how often they cry wolf
	@nice $(PY) -m bench.safety --data $(DATA)

ITEMS ?= 100000
KILLED ?= 2000
HANDLED ?= 100
SEED ?= 1
simulate: .venv/ready  ## A county's year by a frozen clock: what was warned and escalated, and whether all of it was right
	@nice $(PY) -m bench.simulate --items $(ITEMS) --killed $(KILLED) --seed $(SEED)
	@nice $(PY) -m bench.simulate.handlers --items $(HANDLED) --seed $(SEED) --killed

pictures: browser  ## Draw docs/pictures anew, of the running product
	nice $(PY) -m bench.pictures

bench: browser  ## Every benchmark of bench/ that needs no data of its own, one after the other
	@for name in submit crash calls sweep tree cold page posters; do echo "== $$name"; $(PY) -m bench.$$name || exit 1; done

bench-%: browser  ## One benchmark of bench/, such as bench-posters
	$(PY) -m bench.$*

.PHONY: help setup browser bench lock run demo replay lint test package deploy destroy county posters train train-listener bench-triage bench-places bench-safety simulate pictures
