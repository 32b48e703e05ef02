# Witan. `make help` lists what can be made.

export CGO_ENABLED ?= 0
GO      ?= go
NPM     ?= npm
BIN     := bin/witan
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
GO_SOURCES := $(shell find cmd internal web -name '*.go' -not -name '*_test.go' 2>/dev/null) go.mod go.sum
EMBEDDED   := $(shell find internal samples -type f \( -name '*.sql' -o -name '*.toml' -o -name '*.json' -o -name '*.md' \) 2>/dev/null)
WEB_SOURCES := $(shell find web/src web/public web/tools -type f -not -name '*.test.ts*' -not -path '*/node_modules/*' 2>/dev/null) web/index.html web/vite.config.ts
EIPS    ?= $(wildcard ../shared/corpora/eips)
STATICCHECK := $(GO) tool -modfile=tools/staticcheck/go.mod staticcheck

# Packages whose tests also run under the race detector: those that share memory between
# goroutines and do not need the (slow to compile) chain in their tests.
RACE := ./internal/store/... ./internal/ipfs/... ./internal/blobs/... ./internal/index/... ./internal/access/... ./internal/answer/...

.DEFAULT_GOAL := help
.PHONY: help
help: ## This list
	@grep -hE '^[a-z][a-z-]*:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

.PHONY: demo
demo: build ## Build, then run the whole loop on the project's own sample
	$(BIN) demo

.PHONY: dev
dev: build ## Run everything embedded: chain, IPFS, API, on 127.0.0.1:7420
	$(BIN) dev

.PHONY: build
build: $(BIN) ## Build bin/witan

$(BIN): $(GO_SOURCES) $(EMBEDDED) $(wildcard cmd/witan/*.go samples/*.go) web/dist/index.html
	$(GO) build -trimpath -ldflags '-s -w -X main.version=$(VERSION)' -o $@ ./cmd/witan

web/dist/index.html: $(WEB_SOURCES) web/node_modules/.stamp
	cd web && $(NPM) run --silent build
	@touch $@

.PHONY: test
test: needs build lint test-go test-race test-contracts test-web verify test-readme ## All tests; installs what they need

.PHONY: test-go
test-go: ## Go tests
	$(GO) test -timeout 20m ./...

.PHONY: test-race
test-race: needs ## Go tests under the race detector, where it pays
	CGO_ENABLED=1 $(GO) test -race -timeout 20m $(RACE)

.PHONY: test-contracts
test-contracts: contracts/node_modules/.stamp ## Solidity tests (forge) and the typed data's golden vectors (viem)
	cd contracts && $(NPM) run --silent lint && $(NPM) test --silent

.PHONY: test-web
test-web: needs build ## The web app: types, linter, unit tests, and journeys in a real browser
	cd web && $(NPM) run --silent types && $(NPM) run --silent lint && $(NPM) run --silent unit && $(NPM) run --silent browser

.PHONY: test-readme
test-readme: build ## Run the commands that the README shows
	scripts/readme-commands

.PHONY: lint
lint: ## gofmt, go vet, staticcheck and the import law
	@out=$$(gofmt -l cmd internal web/*.go *.go); test -z "$$out" || { echo "gofmt: run gofmt -w on:"; echo "$$out"; exit 1; }
	$(GO) vet ./...
	$(STATICCHECK) ./...
	$(GO) test -run 'TestImportLaw|TestConfigIsValuesOnly' .

.PHONY: generate
generate: contracts/node_modules/.stamp web/node_modules/.stamp ## Regenerate bindings, ABIs, the OpenAPI document and the web app's types of it
	cd contracts && $(NPM) run --silent generate
	$(GO) generate ./...
	cd web && $(NPM) run --silent generate

.PHONY: verify
verify: contracts/node_modules/.stamp web/node_modules/.stamp ## Check that generated files are up to date
	scripts/verify-generated

.PHONY: bench
bench: build ## Measure speed and retrieval quality; figures for docs/benchmarks.md
	scripts/bench

.PHONY: needs
needs: ## Install what the tests need from the system (gcc, chromium), or say how
	@scripts/needs

web/node_modules/.stamp: web/package.json web/package-lock.json
	cd web && $(NPM) ci --ignore-scripts --no-audit --no-fund
	@touch $@

contracts/node_modules/.stamp: contracts/package.json contracts/package-lock.json
	cd contracts && $(NPM) ci --ignore-scripts --no-audit --no-fund
	@touch $@

.PHONY: clean
clean: ## Remove what was built
	rm -rf bin contracts/out contracts/cache
	find web/dist -mindepth 1 -not -name .gitkeep -delete
