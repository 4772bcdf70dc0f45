# The one door: `make help` says what is behind it.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
export DOTNET_NOLOGO := 1
export DOTNET_CLI_TELEMETRY_OPTOUT := 1

bundle  := .local/bundles/h37rv
stamps  := artifacts/stamps
local   := dotnet artifacts/bin/Local/debug/GasOrleans.Aws.Local.dll
contracts := ORLEANS0016 ORLEANS0017 ORLEANS0018 ORLEANS0019 ORLEANS0020 ORLEANS0022 ORLEANS0023 ORLEANS0024

.PHONY: help up down reset doctor watch test soak bench approve publish setup format tools test-tools soak-tools

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

up: setup ## The cloud on this machine, a silo and the web client; Ctrl-C ends them
	@dotnet build aws/Local --nologo -v q
	@$(MAKE) --no-print-directory $(bundle)/manifest.json
	@DOTNET_TieredPGO=0 exec $(local) up $(ARGS) # a short life: what is compiled by profile is slower before it is quicker

down: ## End what `make up` started elsewhere
	@$(local) down

reset: ## Forget all local state: jobs, files, mail, sign-ins
	@$(local) reset

doctor: ## Compare what `make up` has stored; ARGS=--fix mends what does not fit
	@$(local) doctor $(ARGS)

watch: setup ## Build again, and run the quick tests, at each change
	@dotnet watch --project tests/Grains.Tests test

test: setup test-tools $(bundle)/manifest.json ## Format, build, and the tests of a normal run
	@tests/run

soak: setup test-tools soak-tools $(bundle)/manifest.json ## The long proofs: sizes, kills, benches
	@tests/run --soak
	@$(MAKE) --no-print-directory bench

bench: setup test-tools $(bundle)/manifest.json ## Measurements, each against a peer or a limit in the same run
	@dotnet run -c Release --project bench

approve: setup test-tools $(bundle)/manifest.json ## Rewrite approved texts and contracts; read the diff
	@for project in Grains.Interfaces Grains; do dotnet format $$project analyzers --severity info --diagnostics $(contracts); done
	@dotnet build --nologo -v q
	@for tests in Annotation Grains; do APPROVE=1 dotnet artifacts/bin/$$tests.Tests/debug/GasOrleans.$$tests.Tests.dll > /dev/null; done
	@git --no-pager diff --stat

publish: tools $(stamps)/npm ## Release archives of silo and web client, with bills of materials; VERSION=1.2.0
	@.ci/publish $(VERSION)

format: ## Format the sources
	@dotnet format

setup: tools $(stamps)/npm $(stamps)/hooks

tools:
	@.ci/tools dotnet npm

test-tools:
	@.ci/tools dotnet npm chromium bcftools tabix bgzip shellcheck jq

soak-tools:
	@.ci/tools java snpEff

$(stamps)/npm: aws/Local/package-lock.json
	@cd aws/Local && npm ci --silent --no-audit --no-fund
	@mkdir -p $(@D) && touch $@

$(stamps)/hooks:
	@if git rev-parse --git-dir > /dev/null 2>&1; then git config core.hooksPath .githooks; fi
	@mkdir -p $(@D) && touch $@

# Built anew when the format or the recipe changes; the tool leaves alone what is up to date.
$(bundle)/manifest.json: $(wildcard Annotation/Reference/*.cs Annotation/Reference/Building/*.cs)
	@dotnet build Bundles --nologo -v q
	@dotnet artifacts/bin/Bundles/debug/GasOrleans.Bundles.dll demo --out $(bundle)
	@touch $@
