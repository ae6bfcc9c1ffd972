# Signpost's commands. Everything runs from the project's own environment in .venv, which `make setup` builds.
SHELL := /bin/bash -o pipefail
PORT ?= 5005
FUZZ ?= 20000
UV_VERSION := 0.13.9
TESTS_AT_ONCE := --numprocesses auto --maxprocesses 4 --dist loadfile
# More than there are cores: these tests mostly wait for a server to start or to answer.
SERVERS_AT_ONCE := --numprocesses 3 --dist loadfile
BIN := .venv/bin
export UV_PYTHON_DOWNLOADS := never
export VIRTUAL_ENV := $(CURDIR)/.venv
export RASA_TELEMETRY_ENABLED := false
export PYTHONWARNINGS := ignore
export MPLBACKEND := agg
TRAINED_FROM := config.yml domain.yml $(wildcard data/*/*.yml) $(wildcard knowledge/points/*.yml) \
	$(wildcard knowledge/safety_examples/*.yml) knowledge/safety.yml $(wildcard extensions/nlu/*.py) uv.lock

.PHONY: help setup run training walkthrough handouts new-walkthrough chat sms check test train evaluate bench check-knowledge preview fuzz to-verify last-good away-page schemas \
	export coverage letters format clean purge unmet backup embed web-ready screenshots
.DEFAULT_GOAL := help

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z%-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

setup: .venv/.ready ## build the environment from uv.lock (a minute the first time)

.venv/.ready: uv.lock pyproject.toml extensions/signpost_start.pth
	@echo "Setting up the environment (a minute the first time) ..."
	@test -x $(BIN)/python || python3.11 -m venv .venv 2>/dev/null || python3 -m venv .venv
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || \
		{ echo "Signpost needs Python 3.11; found $$($(BIN)/python --version). Remove .venv and install python3.11."; exit 1; }
	@test -x $(BIN)/uv || $(BIN)/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@$(BIN)/uv sync --frozen --active --compile-bytecode --no-progress --reinstall-package signpost
	@touch $@

train: models/signpost.tar.gz ## train the model, if there is none or its inputs changed

models/signpost.tar.gz: .venv/.ready $(TRAINED_FROM)
	@echo "Training the model (some minutes; less when only little has changed) ..."
	@mkdir -p var
	@$(BIN)/python -W ignore -m rasa train --fixed-model-name signpost --out models 2>&1 | tee var/train.log \
		| grep -a --line-buffered -oE "(Starting to train|Finished training|Restored) .*|Your Rasa model .*'" \
		|| { tail -n 40 var/train.log; exit 1; }
	@touch $@

run: train ## start the assistant on 127.0.0.1:5005 (PORT=... changes it)
	@exec $(BIN)/signpost serve --port $(PORT)

training: train ## start it with the training pages, at /training (docs/training.md)
	@SIGNPOST_TRAINING=on exec $(BIN)/signpost serve --port $(PORT)

walkthrough: train ## play a walkthrough in the terminal: make walkthrough NAME=no_diagnosis (without NAME: the list)
	@$(BIN)/python -W ignore -m extensions.walkthroughs.terminal $(NAME)

handouts: train ## every walkthrough and the poster of the ladder, as HTML and PDF, into var/handouts
	@$(BIN)/python -W ignore -m extensions.walkthroughs.handouts $(NAME)

chat: train ## talk to the assistant in the terminal
	@exec $(BIN)/signpost chat

sms: train ## a phone in the terminal: texts by the real webhook, with parts (PENCE=4 shows what they cost)
	@exec $(BIN)/python -W ignore -m tests.channels.terminal

check: .venv/.ready ## the fast checks: format, types, lint, content, unit tests (seconds)
	@$(BIN)/ruff format --check --quiet . || { echo "Run: make format"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/python -m signpost.curation.check
	@$(BIN)/python -m signpost.walkthroughs.check
	@$(BIN)/pytest $(TESTS_AT_ONCE) tests/unit tests/content

check-knowledge: .venv/.ready ## check the knowledge base alone: every mistake, dead links, and docs/to-verify.md
	@$(BIN)/python -m signpost.curation.check --links
	@$(BIN)/python -m signpost.walkthroughs.check
	@$(BIN)/python -m signpost.curation.to_verify

new-walkthrough: .venv/.ready ## begin a walkthrough from the template: make new-walkthrough NAME=late_bus
	@$(BIN)/python -m signpost.walkthroughs.new $(NAME)

new-%: .venv/.ready ## add an organisation, area, letter, point, signpost, term, source or notice: make new-term
	@$(BIN)/python -m signpost.curation.new $*

preview: .venv/.ready ## show an answer as each channel would: make preview NAME=mediation CASE="area=devon"
	@$(BIN)/python -m signpost.curation.preview $(NAME) $(CASE)

to-verify: .venv/.ready ## write docs/to-verify.md, what a person must check before release
	@$(BIN)/python -m signpost.curation.to_verify

last-good: .venv/.ready ## write signpost/last_good/, what is said in danger when knowledge/ cannot be read
	@$(BIN)/python -m signpost.curation.last_good

away-page: .venv/.ready ## write web/away.html, which the web server in front shows while ours is down
	@$(BIN)/python -m extensions.server.away_page

schemas: .venv/.ready ## write docs/schemas/, for completion in an editor
	@$(BIN)/python -m signpost.curation.schemas

coverage: .venv/.ready ## write docs/coverage.md, where each point of the founding texts is answered
	@$(BIN)/python -m tests.coverage.report

letters: .venv/.ready ## write every model letter as .docx and .txt into var/letters/
	@$(BIN)/python -m signpost.letters

export: .venv/.ready ## write the contacts and answers as open data (SCHEMA=service.json checks the contacts against it)
	@$(BIN)/python -m signpost.export $(if $(SCHEMA),--schema $(SCHEMA))

test: check train web-ready ## every test; sets up whatever is missing
	@$(BIN)/pytest $(SERVERS_AT_ONCE) tests --ignore=tests/unit --ignore=tests/content --ignore=tests/web
	@$(BIN)/pytest --numprocesses 2 --dist loadfile tests/web

fuzz: train ## many more generated inputs at every entrance than `make test` takes: FUZZ=20000
	@FUZZ=$(FUZZ) $(BIN)/pytest tests/tried_hard -k generated

web-ready: .venv/.ready ## install Debian's Chromium for the browser tests, if it is missing
	@test -x /usr/bin/chromium || { \
		[ "$$(id -u)" = 0 ] || { echo "The browser tests need Chromium. Run as root: apt-get install chromium"; exit 1; }; \
		echo "Installing Chromium (a minute) ..."; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-dejavu-core >/dev/null; }

screenshots: web-ready ## pictures of every state of the chat into var/screenshots, to be looked at
	@$(BIN)/python -m tests.web.screenshots

embed: .venv/.ready ## print the line that puts the chat on a page (ADDRESS=https://help.example.org)
	@$(BIN)/python -m extensions.server.embed $(ADDRESS)

evaluate: train ## measure understanding on the kept-out messages; writes docs/evaluation.md
	@$(BIN)/python -m tests.evaluation.evaluate

unmet: .venv/.ready ## print what was asked for in vain, and which answers were of use or not meant
	@$(BIN)/signpost unmet

purge: .venv/.ready ## delete the conversations silent for too long, as the server does each minute; prints how many
	@$(BIN)/signpost purge

backup: .venv/.ready ## copy who said STOP, and no conversation: make backup FILE=/safe/place/signpost-stopped.db
	@test -n "$(FILE)" || { echo "Name the file to write: make backup FILE=/safe/place/signpost-stopped.db"; exit 1; }
	@$(BIN)/signpost backup $(FILE)

bench: train ## measure start, memory and turn times; prints them
	@$(BIN)/python -m tests.benchmark.bench

format: .venv/.ready ## put the code into the project's format
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

clean: ## remove the model, Rasa's cache and the development database
	@rm -rf models .rasa var results
