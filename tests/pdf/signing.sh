#!/bin/bash
# Signature fields: poppler's pdfsig signs in them with a certificate made here, and finds its signatures good; a signed
# file says what it said before, and is still archival and accessible.
# SPDX-License-Identifier: MIT
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/../cli/lib.sh"
here=$ROOT/tests/pdf
password=thu-mat-khau
nss=sql:$T/nss

mkdir "$T/nss"
printf '%s\n' $password >"$T/password"
head -c 64 /dev/urandom >"$T/noise"
certutil -N -d "$nss" -f "$T/password"
certutil -S -d "$nss" -f "$T/password" -n ky-thu -s "CN=Nguyen Van Mau,O=Thu nghiem" -x -t "CT,C,C" -v 12 \
    -k rsa -g 2048 -z "$T/noise" --keyUsage digitalSignature,nonRepudiation >/dev/null 2>&1

# sign FIELD IN OUT; verify FILE
sign()
{
    pdfsig -nssdir "$nss" -nss-pwd $password -sign "$1" -nick ky-thu "$2" "$3" >"$T/out" 2>"$T/err"
    status=$?
}
verify()
{
    pdfsig -nssdir "$nss" "$1" >"$T/out" 2>"$T/err"
    status=$?
}
is_good() { grep -cF "Signature is Valid" "$T/out" | grep -qx "$1"; }
text() { pdftotext -layout "$1" -; }

bm make "$ROOT/examples/mau-01.yaml" -o plain.pdf
bm make "$ROOT/examples/mau-01.yaml" --signature-fields -o empty.pdf
check "a file to be signed is made" 'status_is 0 && qpdf --check empty.pdf >"$T/out" 2>&1'
check "it reads like one without fields" 'cmp -s <(text plain.pdf) <(text empty.pdf)'
check "which has none" '! grep -aqE "Widget|AcroForm" <(qpdf --qdf --object-streams=disable plain.pdf -)'
check "it looks like that" 'pdftoppm -r 80 plain.pdf p && pdftoppm -r 80 empty.pdf e && cmp p-1.ppm e-1.ppm'
verify empty.pdf
check "the fields have the names of the captions" \
    'said out "Name: xac_nhan_cua_co_quan_quan_ly_truc_tiep" && said out "Name: nguoi_khai"'
check "and are not signed" 'is_good 0'

sign nguoi_khai empty.pdf once.pdf
check "the first one signs" 'status_is 0'
verify once.pdf
check "the signature is good" 'is_good 1 && said out "Total document signed"'
sign xac_nhan_cua_co_quan_quan_ly_truc_tiep once.pdf twice.pdf
check "so does the second one" 'status_is 0'
verify twice.pdf
check "both are good" 'is_good 2 && said out "Total document signed"'
check "the text is the same" 'cmp -s <(text plain.pdf) <(text once.pdf) && cmp -s <(text plain.pdf) <(text twice.pdf)'
check "and the picture" 'pdftoppm -r 80 twice.pdf t && cmp p-1.ppm t-1.ppm'
check "nothing is damaged" 'qpdf --check twice.pdf >"$T/out" 2>&1'

for level in 3a ua1; do
    "$here/vera.sh" $level empty.pdf once.pdf twice.pdf >"$T/out" 2>"$T/err"
    status=$?
    check "PDF/${level/3a/A-3a}, empty and signed" 'status_is 0'
done

bm make "$ROOT/examples/mau-01.yaml" "$ROOT/examples/mau-01.yaml" --signature-fields --merge set.pdf
verify set.pdf
check "in a set of forms each field has its own name" 'said out "Name: nguoi_khai" && said out "Name: d2.nguoi_khai"'
sign d2.nguoi_khai set.pdf set-signed.pdf
verify set-signed.pdf
check "by which it is signed" 'is_good 1'
finish
