#!/bin/bash
# An installed tree works by itself: the command, and a program built with pkg-config against the
# shared and the static library. Uninstalling leaves nothing. SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/../.." || exit 1
root=$PWD
build=${BUILD:-build}
cc=${CC:-gcc}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
stage=$tmp/prefix
bad=0

try() # name command...
{
    local name=$1
    shift
    if "$@" >"$tmp/log" 2>&1 </dev/null; then
        echo "ok $name"
    else
        echo "not ok $name"
        sed 's/^/    /' "$tmp/log"
        bad=1
    fi
}

pc()
{
    PKG_CONFIG_PATH=$stage/lib/pkgconfig pkg-config "$@"
}

# The first program of bieumau.h, as it stands there.
sed -n '/^ \* Rules that hold/q; s/^ \*     //p' src/bieumau.h >"$tmp/example.c"
cp examples/mau-01.yaml "$tmp/don.yaml"

# A tree of its own, so that the paths compiled in are those of this prefix.
try "make install" make --no-print-directory BUILD="$build" CC="$cc" PREFIX="$stage" install
for file in bin/bieumau lib/libbieumau.a lib/libbieumau.so lib/pkgconfig/bieumau.pc \
    include/bieumau.h share/bieumau/forms/tt185-2019/mau-01.yaml share/bieumau/forms/README.md \
    share/bieumau/forms/form.schema.json share/bieumau/fonts/README.md share/bieumau/forms/procedures.yaml \
    share/bieumau/forms/holidays.yaml share/bieumau/forms/noi-bo/to-kiem-tra.yaml share/man/man1/bieumau.1 \
    share/man/man5/bieumau-form.5 share/man/man5/bieumau-procedures.5; do
    try "$file is installed" test -e "$stage/$file"
done
cd "$tmp" || exit 1
try "the installed command makes a document" "$stage/bin/bieumau" make don.yaml -o cmd.pdf
try "it is a PDF" qpdf --check cmd.pdf
try "the installed command lists the forms" sh -c "'$stage/bin/bieumau' list | grep -q tt185-2019/mau-14"
# shellcheck disable=SC2046 # lists of words
try "the example of bieumau.h compiles" $cc -std=c11 -Wall -Wextra -Wpedantic -Werror example.c \
    -o dynamic $(pc --cflags --libs bieumau)
try "and runs with the shared library" env LD_LIBRARY_PATH="$stage/lib" ./dynamic
try "and makes the same document" cmp don.pdf cmd.pdf
rm -f don.pdf
# shellcheck disable=SC2046
try "the example compiles against the static library" $cc -std=c11 example.c \
    -o static "$stage/lib/libbieumau.a" $(pc --cflags --libs --static bieumau | sed 's/-lbieumau//')
try "and runs without the shared library" ./static
try "and makes the same document, too" cmp don.pdf cmd.pdf
try "the header is C++ as well" sh -c \
    "echo '#include <bieumau.h>' | g++ -fsyntax-only -Wall -Wextra -Werror -I'$stage/include' -x c++ -"
try "the soname is in the program" sh -c "objdump -p dynamic | grep -q 'NEEDED *libbieumau.so.0$'"
cd "$root" || exit 1
touch "$stage/share/bieumau/fonts/times.ttf"
try "make uninstall" make --no-print-directory BUILD="$build" CC="$cc" PREFIX="$stage" uninstall
try "only the user's own font is left" test "$(find "$stage" -type f -o -type l)" = \
    "$stage/share/bieumau/fonts/times.ttf"
# The paths compiled into the tree are those of before again.
try "the tree is as before" make --no-print-directory BUILD="$build" CC="$cc" all
exit $bad
