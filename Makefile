# What there is to do here; `make` alone lists it. Needs Rust, Node (20.19 or newer), a C compiler, and for the tests what
# `make test` installs or names.

SHELL := /bin/bash
LISTEN ?= 127.0.0.1:8080
DATA ?= .demo
# The tests run on the profile and features of `make run`, so nothing is compiled twice.
BIN = $(or $(CARGO_TARGET_DIR),target)/debug/seloste
RELEASE = $(or $(CARGO_TARGET_DIR),target)/release/seloste

WEB_SOURCES := $(shell find web -name node_modules -prune -o -path web/dist -prune -o -path web/src/gql -prune -o -type f -print) \
	src/notices/templates/colours.css

.PHONY: help setup-web web build run test test-rust test-web test-browser lint bench soak clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

setup-web: web/node_modules/.ready web/codegen/node_modules/.ready ## Install what the web client is built from
web: web/dist/index.html ## Build the web client into web/dist

build: web ## Build the program (development profile)
	@scripts/need.sh cargo cc
	cargo build --locked

run: build ## Build everything and start the demo (LISTEN=127.0.0.1:8080 DATA=.demo)
	@$(BIN) demo --listen $(LISTEN) --data $(DATA)

test: ## Install what the tests need and run every test
	scripts/need.sh cargo node cc postgresql chromium
	$(MAKE) test-rust
	$(MAKE) test-web
	$(MAKE) test-browser

test-rust: web ## Run the Rust tests, on SQLite and on a throw-away PostgreSQL
	if cargo nextest --version >/dev/null 2>&1; \
	then scripts/with-postgres.sh cargo nextest run --locked --workspace; \
	else scripts/with-postgres.sh cargo test --locked --workspace --tests; fi

test-web: setup-web ## Run the web client's unit tests
	npm --prefix web test

test-browser: build tests/peers/node_modules/.ready ## Let a browser and other people's GraphQL tools judge the running demo
	SELOSTE_BIN=$(BIN) node tests/peers/run.mjs

lint: web ## Check formatting, lints, types, lock files and licences
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	npm --prefix web run check
	@# A lock file with download addresses would tie every build to one registry.
	! grep -n '"resolved"' web/package-lock.json web/codegen/package-lock.json tests/peers/package-lock.json
	node scripts/check-licences.mjs

bench: web ## Measure the release build over HTTP (benches/run)
	cargo build --locked --release
	SELOSTE_BIN=$(RELEASE) benches/run

# What is left to chance follows from the seed; a run that failed is repeated by naming the one it printed.
soak: SEED ?= $(shell date +%s)
soak: web ## Run the long forms of the tests, and the release build under load (SEED=…)
	@scripts/need.sh cargo node cc postgresql
	cargo build --locked --release
	SELOSTE_BIN=$(RELEASE) benches/soak
	@# As released too: what takes half an hour of a nation takes hours of the development profile.
	SELOSTE_SEED=$(SEED) SELOSTE_DECISIONS=1000000 SELOSTE_TAMPERINGS=100000 \
		cargo test --locked --release --test it -- --nocapture access::deciding history::tampering
	SELOSTE_SEED=$(SEED) SELOSTE_NATION=309x100 \
		scripts/with-postgres.sh cargo test --locked --release --test it -- --nocapture graph::reference
	SELOSTE_SOON_MS=1000 scripts/with-postgres.sh cargo test --locked --release --test it -- --nocapture --test-threads=1 live::
	SELOSTE_SEED=$(SEED) SELOSTE_KILLS=200 SELOSTE_EDITS=100000 SELOSTE_SOON_MS=1000 SELOSTE_BIN=$(RELEASE) \
		scripts/with-postgres.sh cargo test --locked --release --test it -- --nocapture --test-threads=1 enduring

clean: ## Remove what was built (keeps the demo's data)
	cargo clean
	rm -rf web/dist web/src/gql web/node_modules web/codegen/node_modules tests/peers/node_modules

web/dist/index.html: web/node_modules/.ready web/codegen/node_modules/.ready $(WEB_SOURCES)
	npm --prefix web run build

%/node_modules/.ready: %/package.json %/package-lock.json
	@scripts/need.sh node
	npm --prefix $* ci
	@touch $@
