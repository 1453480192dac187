#!/bin/bash
# The profile of an office. SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

missing() { printf 'form: vd/mot\ndata: {}\n' >"$1"; }          # the required name is not given
profile() { printf 'profile:\n  ho_ten: %s\n' "$2" >"$1"; }
printed() # file [options]: is $name on the document?
{
    "$BIEUMAU" make "$1" -o - --to pdf "${@:2}" 2>/dev/null </dev/null | pdftotext - - | grep -qF "${name:?}"
}

missing don.yaml
bm make don.yaml
check "without a profile the field is missing" 'status_is 1 && said err D006'
profile office.yaml "Trần Thị Ví Dụ"
bm make don.yaml
check "office.yaml beside the data is used, and told" \
    'status_is 0 && is_pdf don.pdf && said err "ghi chú[D074]" && said err "“office.yaml”"'
name="Trần Thị Ví Dụ"
check "its value is printed" 'printed don.yaml'
bm make don.yaml --force -q
check "-q does not tell it" 'status_is 0 && silent err'
bm check don.yaml
check "check uses it, too" 'status_is 0 && said err D074'
bm check don.yaml --no-profile
check "--no-profile leaves it out" 'status_is 1 && said err D006 && ! said err D074'
don co.yaml "Nguyễn Văn Mẫu"
name="Nguyễn Văn Mẫu"
check "the data wins" 'printed co.yaml'
bm check don.yaml co.yaml
check "a profile of several inputs is told once" 'status_is 0 && [ "$(grep -c "\[D074\]" "$T/err")" -eq 1 ]'
bm check don.yaml --diagnostics json
check "JSON has the note" \
    'status_is 0 && json "$T/err" "[x[\"code\"] for x in d[\"diagnostics\"]] == [\"D074\"] and d[\"diagnostics\"][0][\"severity\"] == \"note\""'
mkdir sub && missing sub/don.yaml && profile sub/office.yaml "Lê Văn Thử"
name="Lê Văn Thử"
check "beside means beside the data, not in the current folder" 'printed sub/don.yaml'

empty
missing don.yaml
mkdir -p "$XDG_CONFIG_HOME/bieumau" "$HOME/.config/bieumau"
profile "$XDG_CONFIG_HOME/bieumau/office.yaml" "Trần Thị Ví Dụ"
profile "$HOME/.config/bieumau/office.yaml" "Lê Văn Thử"
name="Trần Thị Ví Dụ"
check "the user's settings have one" 'printed don.yaml'
name="Lê Văn Thử"
check "in ~/.config when XDG_CONFIG_HOME is not set" '(unset XDG_CONFIG_HOME && printed don.yaml)'
check "or relative, which does not count" 'XDG_CONFIG_HOME=here printed don.yaml'
(unset XDG_CONFIG_HOME HOME && "$BIEUMAU" check don.yaml >"$T/out" 2>"$T/err" </dev/null)
status=$?
check "without a home there is none" 'status_is 1 && said err D006'
"$BIEUMAU" make - -o - --to pdf <don.yaml >x.pdf 2>"$T/err"
status=$?
check "standard input uses that of the settings" 'status_is 0 && is_pdf x.pdf && said err D074'
profile office.yaml "Nguyễn Văn Mẫu"
name="Nguyễn Văn Mẫu"
check "one beside the data wins over it" 'printed don.yaml'
profile khac.yaml "Phạm Thị Khác"
name="Phạm Thị Khác"
check "--profile wins over both" 'printed don.yaml --profile khac.yaml'
rm -rf "$XDG_CONFIG_HOME" "$HOME"

empty
missing don.yaml
bm make don.yaml --profile none.yaml
check "a profile that is named must be there" 'status_is 3 && said err E005 && said err none.yaml && files "./don.yaml "'
bm make don.yaml --profile a.yaml --no-profile
check "--profile and --no-profile exclude each other" 'status_is 2 && said err "C015" && lines err 2'
printf 'profile:\n  ho_tne: An\n' >office.yaml
don co.yaml
bm make co.yaml
check "a name that no form has is a warning with its place" \
    'status_is 0 && said err "office.yaml:2:3: cảnh báo[D071]" && said err "ho_ten" && is_pdf co.pdf'
bm make co.yaml --force --strict
check "and an error when it must be strict" 'status_is 1 && said err "lỗi[D071]"'
printf 'profile:\n  ngay: 31/02/2024\n' >office.yaml
bm make co.yaml --force
check "a wrong value of the profile is told in its file" 'status_is 1 && said err "office.yaml:2:9: lỗi[D011]"'
printf 'ho_ten: An\n' >office.yaml
rm -f co.pdf
bm make co.yaml don.yaml
check "a profile of another shape is an error, told once, and nothing is made" \
    'status_is 1 && [ "$(grep -c "lỗi\[D073\]" "$T/err")" -eq 1 ] && [ ! -e co.pdf ]'

empty
profile office.yaml An
missing a.yaml
missing b.yaml
bm make ./*.yaml -o out/
check "make *.yaml passes the profile over" \
    'status_is 0 && said err "ghi chú[D076]" && is_pdf out/a.pdf && is_pdf out/b.pdf && [ ! -e out/office.pdf ]'
bm check ./*.yaml
check "check *.yaml, too" 'status_is 0 && lines out 2'
bm make office.yaml
check "on its own it is told that it is no data" 'status_is 1 && said err D002'
finish
