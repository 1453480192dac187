# bieumau: one Makefile for everything; all that it makes is under $(BUILD).
#
#   make demo     set up, build, and print a filled Mẫu 01 as PDF and DOCX into build/demo/
#   make test     set up, build, and run all tests
#   make help     the other targets
#
# Variables: V=1 shows the commands; CC, CFLAGS, CPPFLAGS, LDFLAGS, BUILD (another tree), PREFIX and the usual *DIR, DESTDIR.
# SPDX-License-Identifier: MIT

BUILD ?= build
ifeq ($(origin CC),default)
CC := gcc
endif
CFLAGS ?= -O2 -g
WERROR ?= -Werror

PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
BASHCOMPDIR ?= $(DATADIR)/bash-completion/completions
ZSHCOMPDIR ?= $(DATADIR)/zsh/site-functions
INSTALL ?= install

# ---- Sources ----------------------------------------------------------------------------------

SRC := $(sort $(wildcard src/*/*.c src/output/*/*.c))
HDR := $(sort $(wildcard src/*.h src/*/*.h src/output/*/*.h))
APP_SRC := $(filter src/cli/% src/batch/% src/web/%,$(SRC))
LIB_SRC := $(filter-out $(APP_SRC),$(SRC))
UNIT_SRC := $(sort $(wildcard tests/unit/*/test_*.c tests/unit/*/*/test_*.c))
UNIT_HELP_SRC := $(sort $(wildcard tests/unit/*.c))
FUZZ_SRC := $(sort $(wildcard tests/fuzz/fuzz_*.c))
TEST_SRC := $(UNIT_SRC) $(UNIT_HELP_SRC) $(sort $(wildcard tests/fuzz/*.c tests/golden/*.c tests/bench/*.c tests/batch/*.c tests/sheet/*.c))
SCRIPTS := $(sort $(wildcard .ci/* tests/*.sh tests/*/*.sh))
FORMS := $(sort $(wildcard forms/*/*.yaml forms/*.yaml forms/*.json forms/*.md))
MAN := $(sort $(wildcard src/cli/man/*.[1-8])) $(BUILD)/man/bieumau-form.5 $(BUILD)/man/bieumau-procedures.5

LIB_OBJ := $(LIB_SRC:src/%.c=$(BUILD)/obj/%.o)
APP_OBJ := $(APP_SRC:src/%.c=$(BUILD)/obj/%.o)
UNIT_HELP_OBJ := $(UNIT_HELP_SRC:%.c=$(BUILD)/obj/%.o)
UNIT := $(UNIT_SRC:%.c=$(BUILD)/%)
REPLAY := $(FUZZ_SRC:%.c=$(BUILD)/%)

VERSION := $(shell sed -n 's/^.define BM_VERSION_STRING "\(.*\)"/\1/p' src/bieumau.h)
SOVERSION := $(firstword $(subst ., ,$(VERSION)))
SONAME := libbieumau.so.$(SOVERSION)
SOFILE := libbieumau.so.$(VERSION)

# ---- Flags ------------------------------------------------------------------------------------

# Asked for once, and only when something is compiled: a bare machine has no pkg-config yet.
PKGS := libxml-2.0 icu-uc icu-i18n libcmark yaml-0.1 harfbuzz harfbuzz-subset libdeflate \
        libqpdf libqrencode lcms2 nettle zlib libzip xlsxwriter libxxhash
pkg = $(if $(shell command -v pkg-config),$(shell pkg-config $(1) || echo MISSING),$(error run “make setup” first))
PKG_CFLAGS = $(eval PKG_CFLAGS := $(patsubst -I%,-isystem %,$(call pkg,--cflags $(PKGS))))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $(call pkg,--libs $(PKGS)) -lhpdf -lm)$(PKG_LIBS)

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
        -Wvla -Wformat=2 -Wwrite-strings -Wundef -Wcast-qual $(WERROR)
STD := -std=c11 -D_POSIX_C_SOURCE=200809L -ffp-contract=off -fvisibility=hidden -fPIC -pthread
ALL_CFLAGS = $(STD) $(WARN) -Isrc $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS)
DATADIR_FLAG = -DBM_DATADIR='"$(DATADIR)/bieumau"'
LINK = $(CC) -pthread $(CFLAGS) $(LDFLAGS) -Wl,--as-needed

# One short line for each file, or with V=1 the whole command.
Q = $(if $(V),,@printf '  %-4s %s\n' '$(1)' '$@';)

# How many jobs a sub-make may run when the caller did not say.
JOBS = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(shell nproc))
SUB = +@$(MAKE) --no-print-directory $(JOBS)

.PHONY: all help setup demo demo-files test tests bench check layers symbols mirrors headers \
        fmt-check fmt tidy cppcheck shellcheck asan tsan valgrind coverage fuzz-smoke fuzz-build \
        golden-update install uninstall clean FORCE
.DELETE_ON_ERROR:
.SUFFIXES:
.SECONDARY:

all: $(BUILD)/libbieumau.a $(BUILD)/libbieumau.so $(BUILD)/bieumau $(filter $(BUILD)/%,$(MAN))

help:
	@printf '%s\n' \
	'make setup          install what building and testing need (Debian packages, npm tools)' \
	'make all            build/bieumau, build/libbieumau.a, build/libbieumau.so' \
	'make demo           set up, build, print a filled Mẫu 01 into build/demo/' \
	'make test           set up, build, all tests' \
	'make check          layers, symbols, mirrors, headers, format, clang-tidy, cppcheck, shellcheck' \
	'make asan           the tests under AddressSanitizer and UBSan, three kinds of arena' \
	'make tsan           unit and batch tests under ThreadSanitizer' \
	'make valgrind       the main job under valgrind' \
	'make coverage       line and branch coverage of src/' \
	'make fuzz-smoke     each fuzz target for a bounded number of runs' \
	'make bench          documents per CPU-second, size, cold start' \
	'make golden-update  rewrite the expected dumps; read the diff' \
	'make install        PREFIX=$(PREFIX) DESTDIR=$(DESTDIR); uninstall removes the same files' \
	'make clean          remove $(BUILD)/'

# ---- Build ------------------------------------------------------------------------------------

# Objects are made again when the compiler or its flags change.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' "$(CC) $(subst ",\",$(ALL_CFLAGS))" | cmp -s - $@ || \
	    printf '%s\n' "$(CC) $(subst ",\",$(ALL_CFLAGS))" >$@

$(BUILD)/datadir: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(DATADIR)' | cmp -s - $@ || printf '%s\n' '$(DATADIR)' >$@

# The manuals of the two languages are also their pages in section 5.
$(BUILD)/man/bieumau-form.5: forms/README.md
$(BUILD)/man/bieumau-form.5: ABOUT = the language of form definitions
$(BUILD)/man/bieumau-procedures.5: forms/PROCEDURES.md
$(BUILD)/man/bieumau-procedures.5: ABOUT = the language of procedures
$(BUILD)/man/%.5: src/cli/man/page.awk
	@mkdir -p $(@D)
	$(call Q,MAN)awk -v name=$* -v about='$(ABOUT)' -f $< $(filter %.md,$^) >$@

# The rooms that look for installed forms and fonts.
DATADIR_OBJ := $(filter $(BUILD)/obj/api/% $(BUILD)/obj/cli/%,$(LIB_OBJ) $(APP_OBJ))
$(DATADIR_OBJ): $(BUILD)/datadir
$(DATADIR_OBJ): EXTRA = $(DATADIR_FLAG)

$(BUILD)/obj/%.o: src/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call Q,CC)$(CC) $(ALL_CFLAGS) $(EXTRA) -MMD -MP -c -o $@ $<

$(BUILD)/obj/tests/%.o: tests/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call Q,CC)$(CC) $(ALL_CFLAGS) -Itests -Itests/unit -MMD -MP -c -o $@ $<

# Made anew each time, so that no member of a removed file stays.
$(BUILD)/libbieumau.a: $(LIB_OBJ)
	@rm -f $@
	$(call Q,AR)$(AR) rcs $@ $^

$(BUILD)/$(SOFILE): $(LIB_OBJ)
	$(call Q,LD)$(LINK) -shared -Wl,-soname,$(SONAME) -Wl,-z,defs -o $@ $^ $(PKG_LIBS)

$(BUILD)/libbieumau.so: $(BUILD)/$(SOFILE)
	@ln -sf $(SOFILE) $(BUILD)/$(SONAME)
	@ln -sf $(SONAME) $@

$(BUILD)/bieumau: $(APP_OBJ) $(BUILD)/libbieumau.a
	$(call Q,LD)$(LINK) -o $@ $^ $(PKG_LIBS)

-include $(LIB_OBJ:.o=.d) $(APP_OBJ:.o=.d) $(TEST_SRC:%.c=$(BUILD)/obj/%.d)

# ---- Set-up and demo --------------------------------------------------------------------------

# SETUP=build: only what building needs; all: also what the tests need.
SETUP ?= all
setup:
	@.ci/setup $(SETUP)

demo:
	@.ci/setup build
	$(SUB) demo-files

demo-files: $(BUILD)/bieumau
	@mkdir -p $(BUILD)/demo
	@$(BUILD)/bieumau make --force examples/mau-01.yaml -o $(BUILD)/demo/mau-01.pdf
	@$(BUILD)/bieumau make --force examples/mau-01.yaml -o $(BUILD)/demo/mau-01.docx
	@printf '%s\n' 'Mẫu 01, filled from examples/mau-01.yaml:' $(BUILD)/demo/mau-01.pdf \
	    $(BUILD)/demo/mau-01.docx

# ---- Tests ------------------------------------------------------------------------------------

$(UNIT): $(BUILD)/tests/unit/%: $(BUILD)/obj/tests/unit/%.o $(UNIT_HELP_OBJ) $(BUILD)/libbieumau.a
	@mkdir -p $(@D)
	$(call Q,LD)$(LINK) -o $@ $^ $(BUILD)/libbieumau.a $(PKG_LIBS) -lcmocka

# The command's own files are in no library.
$(filter $(BUILD)/tests/unit/cli/% $(BUILD)/tests/unit/batch/%,$(UNIT)): $(filter-out %/main.o,$(APP_OBJ))

$(BUILD)/tests/golden/golden: $(BUILD)/obj/tests/golden/golden.o $(BUILD)/libbieumau.a
	@mkdir -p $(@D)
	$(call Q,LD)$(LINK) -o $@ $^ $(PKG_LIBS)

$(BUILD)/tests/sheet/dump $(BUILD)/tests/sheet/mark: $(BUILD)/tests/sheet/%: $(BUILD)/obj/tests/sheet/%.o $(BUILD)/libbieumau.a
	@mkdir -p $(@D)
	$(call Q,LD)$(LINK) -o $@ $^ $(PKG_LIBS)

# The functions that have a stopwatch in tests/bench/stages.c.
WRAPPED = $(shell sed -n 's/^STAGE[A-Z_]*.\(bm_[a-z_]*\),.*/-Wl,--wrap=\1/p' tests/bench/stages.c)
$(BUILD)/tests/bench/bench: $(patsubst %,$(BUILD)/obj/tests/bench/%.o,bench records stages) \
                            $(BUILD)/libbieumau.a
	@mkdir -p $(@D)
	$(call Q,LD)$(LINK) $(WRAPPED) -o $@ $^ $(PKG_LIBS)

# Batches without the command, for tests and measurements.
$(BUILD)/tests/batch/run_batch: $(BUILD)/obj/tests/batch/run_batch.o $(BUILD)/obj/tests/bench/records.o \
                                $(filter $(BUILD)/obj/batch/%,$(APP_OBJ)) $(BUILD)/libbieumau.a
	@mkdir -p $(@D)
	$(call Q,LD)$(LINK) -o $@ $^ $(PKG_LIBS)

# The fuzz targets with a plain main: their seeds are ordinary tests.
$(REPLAY): $(BUILD)/tests/fuzz/%: $(BUILD)/obj/tests/fuzz/%.o $(BUILD)/obj/tests/fuzz/replay.o \
                                  $(BUILD)/libbieumau.a
	@mkdir -p $(@D)
	$(call Q,LD)$(LINK) -o $@ $^ $(PKG_LIBS)

tests: $(UNIT) $(REPLAY) $(BUILD)/tests/golden/golden $(BUILD)/tests/bench/bench $(BUILD)/tests/batch/run_batch $(BUILD)/tests/sheet/dump $(BUILD)/tests/sheet/mark

test:
	@.ci/setup all
	$(SUB) all tests
	@BUILD=$(BUILD) CC='$(CC)' tests/run.sh

golden-update: $(BUILD)/bieumau $(BUILD)/tests/golden/golden
	@BUILD=$(BUILD) UPDATE=1 tests/golden/golden.sh
	@BUILD=$(BUILD) UPDATE=1 tests/errors/errors.sh

bench: $(BUILD)/bieumau $(BUILD)/tests/bench/bench
	@BUILD=$(BUILD) tests/bench/bench.sh

# ---- Static checks ----------------------------------------------------------------------------

check: layers symbols mirrors headers fmt-check cppcheck shellcheck tidy
	@echo 'check: all is well'

layers: $(LIB_OBJ) $(APP_OBJ)
	@BUILD=$(BUILD) tests/layers.sh

symbols: $(BUILD)/libbieumau.so
	@tests/symbols.sh $(BUILD)/libbieumau.so

mirrors:
	@tests/mirrors.sh

# Every header compiles alone.
headers:
	@for h in $(HDR); do \
	    echo "#include \"$${h#src/}\"" | $(CC) $(ALL_CFLAGS) -fsyntax-only -x c - || exit 1; \
	done

C_FILES = $(SRC) $(HDR) $(TEST_SRC) $(sort $(wildcard tests/*/*.h tests/unit/*/*.h tests/unit/*/*/*.h))
fmt-check:
	@clang-format --dry-run -Werror $(C_FILES)

fmt:
	@clang-format -i $(C_FILES)

tidy:
	@printf '%s\n' $(SRC) | xargs -P$(shell nproc) -n1 tests/tidy.sh $(STD) -Isrc $(PKG_CFLAGS) --

cppcheck:
	@mkdir -p $(BUILD)/cppcheck
	@cppcheck -q -j$(shell nproc) --cppcheck-build-dir=$(BUILD)/cppcheck --std=c11 --inline-suppr \
	    --enable=warning,performance,portability --error-exitcode=1 --library=posix -D__GNUC__=12 \
	    --suppressions-list=tests/cppcheck.txt -Isrc $(SRC)

shellcheck:
	@shellcheck -x -S warning $(SCRIPTS)

# ---- Dynamic checks ---------------------------------------------------------------------------

SAN := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
ASAN := $(BUILD)/asan
asan: # the modes are explained in src/base/stress.h
	$(SUB) BUILD=$(ASAN) CC=$(CC) CFLAGS='-O1 -g $(SAN)' CPPFLAGS='-DBM_STRESS_MODES=1' $(ASAN)/bieumau tests
	@BUILD=$(ASAN) tests/run.sh unit cli errors golden fuzz
	@BM_STRESS=malloc BUILD=$(ASAN) tests/run.sh unit errors golden fuzz
	@BM_STRESS=small BUILD=$(ASAN) tests/run.sh unit golden

# Libraries of Debian are not built for it: what happens inside them is not seen.
tsan:
	$(SUB) BUILD=$(BUILD)/tsan CC=$(CC) CFLAGS='-O1 -g -fsanitize=thread' $(BUILD)/tsan/bieumau tests
	@BUILD=$(BUILD)/tsan tests/run.sh unit batch

valgrind: $(BUILD)/bieumau
	@BUILD=$(BUILD) tests/valgrind.sh

COVERAGE_MIN ?= 85
# gcc's guess of string lengths needs the optimiser, so it is off here.
coverage:
	$(SUB) BUILD=$(BUILD)/coverage CC=gcc CFLAGS='-O0 -g --coverage -Wno-format-truncation' $(BUILD)/coverage/bieumau tests
	@BUILD=$(BUILD)/coverage tests/coverage.sh $(COVERAGE_MIN)

FUZZ_RUNS ?= 20000
FUZZ_SECONDS ?= 60
fuzz-smoke:
	$(SUB) BUILD=$(BUILD)/fuzz CC=clang CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined \
	    -fno-sanitize-recover=all' fuzz-build
	@BUILD=$(BUILD)/fuzz tests/fuzz/smoke.sh $(FUZZ_RUNS) $(FUZZ_SECONDS)

FUZZERS := $(FUZZ_SRC:tests/fuzz/%.c=$(BUILD)/bin/%)
fuzz-build: $(FUZZERS)
$(FUZZERS): $(BUILD)/bin/%: $(BUILD)/obj/tests/fuzz/%.o $(BUILD)/libbieumau.a
	@mkdir -p $(@D)
	$(call Q,LD)$(LINK) -fsanitize=fuzzer,address,undefined -o $@ $^ $(PKG_LIBS)

# ---- Install ----------------------------------------------------------------------------------

define PC
prefix=$(PREFIX)
libdir=$(LIBDIR)
includedir=$(INCLUDEDIR)
formsdir=$(DATADIR)/bieumau/forms

Name: bieumau
Description: Vietnamese official request forms as PDF and DOCX
Version: $(VERSION)
Requires.private: $(PKGS)
Libs: -L$${libdir} -lbieumau
Libs.private: -lhpdf -lm -pthread
Cflags: -I$${includedir}
endef
export PC

install: all
	$(INSTALL) -d '$(DESTDIR)$(BINDIR)' '$(DESTDIR)$(LIBDIR)/pkgconfig' '$(DESTDIR)$(INCLUDEDIR)' \
	    '$(DESTDIR)$(DATADIR)/bieumau/forms' '$(DESTDIR)$(DATADIR)/bieumau/fonts' \
	    '$(DESTDIR)$(MANDIR)/man1' '$(DESTDIR)$(MANDIR)/man3' '$(DESTDIR)$(MANDIR)/man5' '$(DESTDIR)$(BASHCOMPDIR)' '$(DESTDIR)$(ZSHCOMPDIR)'
	$(INSTALL) -m 755 $(BUILD)/bieumau '$(DESTDIR)$(BINDIR)/bieumau'
	$(INSTALL) -m 644 $(BUILD)/libbieumau.a '$(DESTDIR)$(LIBDIR)/libbieumau.a'
	$(INSTALL) -m 644 $(BUILD)/$(SOFILE) '$(DESTDIR)$(LIBDIR)/$(SOFILE)'
	ln -sf $(SOFILE) '$(DESTDIR)$(LIBDIR)/$(SONAME)'
	ln -sf $(SONAME) '$(DESTDIR)$(LIBDIR)/libbieumau.so'
	$(INSTALL) -m 644 src/bieumau.h '$(DESTDIR)$(INCLUDEDIR)/bieumau.h'
	printf '%s\n' "$$PC" >'$(DESTDIR)$(LIBDIR)/pkgconfig/bieumau.pc'
	for f in $(FORMS); do \
	    $(INSTALL) -D -m 644 "$$f" "$(DESTDIR)$(DATADIR)/bieumau/$$f" || exit 1; done
	$(INSTALL) -m 644 fonts/README.md '$(DESTDIR)$(DATADIR)/bieumau/fonts/README.md'
	for f in $(MAN); do $(INSTALL) -m 644 "$$f" "$(DESTDIR)$(MANDIR)/man$${f##*.}/" || exit 1; done
	$(INSTALL) -m 644 src/cli/completion/bieumau.bash '$(DESTDIR)$(BASHCOMPDIR)/bieumau'
	$(INSTALL) -m 644 src/cli/completion/_bieumau '$(DESTDIR)$(ZSHCOMPDIR)/_bieumau'

# Removes what install put there, and only folders of our own that are then empty: an office's
# own forms and fonts stay.
uninstall:
	rm -f '$(DESTDIR)$(BINDIR)/bieumau' '$(DESTDIR)$(LIBDIR)/libbieumau.a' \
	    '$(DESTDIR)$(LIBDIR)/$(SOFILE)' '$(DESTDIR)$(LIBDIR)/$(SONAME)' \
	    '$(DESTDIR)$(LIBDIR)/libbieumau.so' '$(DESTDIR)$(INCLUDEDIR)/bieumau.h' \
	    '$(DESTDIR)$(LIBDIR)/pkgconfig/bieumau.pc' '$(DESTDIR)$(BASHCOMPDIR)/bieumau' \
	    '$(DESTDIR)$(ZSHCOMPDIR)/_bieumau' '$(DESTDIR)$(DATADIR)/bieumau/fonts/README.md'
	for f in $(FORMS); do \
	    rm -f "$(DESTDIR)$(DATADIR)/bieumau/$$f"; done
	for f in $(notdir $(MAN)); do rm -f "$(DESTDIR)$(MANDIR)/man$${f##*.}/$$f"; done
	if [ -d '$(DESTDIR)$(DATADIR)/bieumau' ]; then \
	    find '$(DESTDIR)$(DATADIR)/bieumau' -depth -type d -empty -delete; fi

clean:
	rm -rf $(BUILD)
