# Two commands bring a newcomer all the way: `make site` and `make test`. `make help` lists the rest.
#
# Recipes name no absolute path, so a folder with spaces in its name is fine. Two makes may run at once:
# the package manager takes turns on .build, and gd on site/.

.DEFAULT_GOAL := site
.NOTPARALLEL:
.PHONY: site test check test-torch site-tests screenshots bench clean help tool packages test-packages browser-packages

# What goes inside the executable instead of being looked for each time it starts.
STATIC = $(shell bash Tests/Tools/linking)
# Warnings are errors for the compiler that the project is written with; another may know new ones.
PINNED = $(shell cat .swift-version)
PRESENT = $(shell swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p')
WARNINGS = $(if $(filter $(PINNED),$(PRESENT)),-Xswiftc -warnings-as-errors)
FLAGS = --explicit-target-dependency-import-check error $(WARNINGS)
RELEASE = swift build -c release $(STATIC) $(FLAGS) --product gd

site: tool ## install what is missing, build the tool and build the course into site/
	.build/release/gd build

test: test-packages ## the same, then every check and every test
	$(RELEASE)
	bash Tests/Tools/test .build/release/gd $(FLAGS)

check: ## for developers, in seconds: debug build, gd check, the quick tests
	swift build $(FLAGS) --product gd
	.build/debug/gd check
	swift test $(FLAGS) --disable-xctest --skip EndToEnd

site-tests: browser-packages ## site/ as it is, in a browser and under the validators
	bash Tests/Tools/site-tests

screenshots: browser-packages ## pictures of every page in .build/screenshots: light, dark, phone, forced colours, print
	bash Tests/Tools/install pdftoppm
	bash Tests/Tools/site-python Tests/Site/screenshots.py

test-torch: test-packages ## the outside oracle: installs PyTorch, Keras and Optax; their walks, slopes and listings against ours
	python3 -m venv .build/torch
	.build/torch/bin/python -m pip install --quiet -r Tests/Tools/torch/requirements.txt
	.build/torch/bin/python Tests/Tools/torch/trajectories.py Tests/Tools/torch/trajectories.json
	.build/torch/bin/python Tests/Tools/torch/derivatives.py 400 Tests/Tools/torch/derivatives.json
	.build/torch/bin/python Tests/Tools/torch/derivatives.py 4000 >.build/torch/derivatives.json
	swift test $(FLAGS) --disable-xctest --filter 'TrajectoryTests|AutogradTests|TorchListingTests'

bench: test-packages ## speed and memory against the physical limit and against C, printed as ratios
	$(RELEASE)
	swift build -c release $(STATIC) $(FLAGS) --product EngineBench
	python3 Tests/Bench/bench.py .build/release/gd .build/release/EngineBench

clean: ## remove what was built, but not site/
	rm -rf .build

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 18

tool: packages
	$(RELEASE)

packages:
	bash Tests/Tools/install

test-packages:
	bash Tests/Tools/install python3 python3-jsonschema patch node python3-venv chromium java

browser-packages:
	bash Tests/Tools/install python3 python3-venv chromium java
