# make help says what there is. Everything installs what it needs first (make setup).
PORT ?= 8080
DATA ?= build/demo
UNDP ?= ../shared/data/assistance/undp-elections
export PATH := $(CURDIR)/.tools/bin:$(PATH)

help:
	@echo "make demo    set up, build, load the demonstration record, serve http://localhost:$(PORT)"
	@echo "make test    set up, build, run every test"
	@echo "make setup | build | run | bench | check | drill"
	@echo "     PORT=8080 and DATA=build/demo can be given to demo and run"

setup:
	@tools/setup.sh

build: setup
	@tools/build.sh

run: build
	build/release/acta serve --data $(DATA) --port $(PORT)

demo: build
	build/release/acta demo --data $(DATA) --port $(PORT) $(if $(wildcard $(UNDP)),--undp $(UNDP))

test: setup
	@node tools/test.mjs

check: setup
	@node tools/test.mjs --only checks

bench: build
	@node tools/bench.mjs

drill: setup
	@ACTA_DRILL=1 node tools/test.mjs --drill

.PHONY: help setup build run demo test check bench drill
