#!/bin/bash
# A table becomes documents: the command, what it says, and how it stops.
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2154,SC2016,SC2034
. "$(dirname "$0")/lib.sh"

table() # file, names...
{
    local file=$1 name
    shift
    echo 'Họ và tên,ngay' >"$file"
    for name; do echo "\"$name\",05/01/2024" >>"$file"; done
}
batch() { bm batch "$@" --form vd/mot; }
documents() { (cd "$1" && find . -name '*.pdf' | sed 's|^\./||' | LC_ALL=C sort | tr '\n' ' '); }

# ---- what is made
table ds.csv "Nguyễn Văn Mẫu" "Trần Thị Ví Dụ" "Đặng Thị Bưởi"
batch ds.csv -o ra/
check "each row is a document" 'status_is 0 && [ "$(documents ra)" = "vd-mot-2.pdf vd-mot-3.pdf vd-mot-4.pdf " ]'
check "they are PDFs with what the rows say" 'is_pdf ra/vd-mot-4.pdf && pdftotext ra/vd-mot-4.pdf - | grep -q "Đặng Thị Bưởi"'
check "the last line has the counts" 'silent err && [ "$(tail -n 1 "$T/out")" = "ra/: đã tạo 3 văn bản" ]'
check "columns with the names of their fields are only counted" '[ "$(head -n 1 "$T/out")" = "2 cột đúng tên mục" ]'
batch ds.csv -o ra/
check "again, nothing is made" 'status_is 0 && [ "$(tail -n 1 "$T/out")" = "ra/: đã tạo 0 văn bản, giữ nguyên 3" ]'
batch ds.csv -o ra --quiet
check "--quiet says nothing when all is well" 'status_is 0 && silent out && silent err'
batch ds.csv -o ten/ --name '{ho_ten}-{ngay}.pdf'
check "--name" '[ "$(documents ten)" = "dang-thi-buoi-2024-01-05.pdf nguyen-van-mau-2024-01-05.pdf tran-thi-vi-du-2024-01-05.pdf " ]'
batch ds.csv -o hai/ --to pdf,docx --name '{row}' --limit 2
check "--to with two formats, --limit" 'status_is 0 && is_docx hai/3.docx && is_pdf hai/3.pdf && [ "$(ls hai | wc -l)" = 4 ]'
batch ds.csv --merge in.pdf
check "--merge alone makes one file" 'status_is 0 && said out "đã tạo in.pdf" && [ "$(pdfinfo in.pdf | sed -n "s/^Pages: *//p")" = 3 ] && [ ! -e .bieumau ]'
batch ds.csv -o kem/ --merge in2.pdf
check "--merge beside -o makes both" 'status_is 0 && cmp in.pdf in2.pdf && [ "$(documents kem | wc -w)" = 3 ]'
batch ds.csv -o goi/ --zip goi.zip --to pdf,docx
check "--zip packs all documents" 'status_is 0 && said out "đã tạo goi.zip" && [ "$(unzip -Z1 goi.zip | grep -c "vd-mot-")" = 6 ]'
batch ds.csv -o chia/ --per-folder 2
check "--per-folder" '[ "$(documents chia)" = "000001/vd-mot-2.pdf 000001/vd-mot-3.pdf 000002/vd-mot-4.pdf " ]'

# ---- profile
printf 'profile:\n  ngay: 01/02/2023\n' >office.yaml
printf 'Họ và tên\nNguyễn Văn Mẫu\n' >mot.csv
batch mot.csv -o ho-so/
check "what has no column is taken from office.yaml beside the table" \
    'status_is 0 && said err D074 && pdftotext ho-so/vd-mot-2.pdf - | grep -q 01/02/2023'
batch mot.csv -o ho-so/ --no-profile
check "another profile makes other documents" 'status_is 0 && ! pdftotext ho-so/vd-mot-2.pdf - | grep -q 2023'
rm office.yaml

# ---- what is wrong
empty
{
    echo 'ho_ten,ngay'
    for ((i = 2; i <= 61; i++)); do
        if ((i % 2)); then echo "Nguyễn Văn Mẫu,31/02/2024"; else echo "Trần Thị Ví Dụ,05/01/2024"; fi
    done
} >sai.csv
batch sai.csv -o ra/
check "rows that are right are made, those that are wrong are told" \
    'status_is 1 && [ "$(documents ra | wc -w)" = 30 ] && said err "sai.csv!B3: lỗi[D011]"'
check "with the cells of the first twenty" '[ "$(grep -c "lỗi\[D011\]" "$T/err")" = 20 ] && said err "sai.csv!B41:" && ! said err "sai.csv!B43:"'
check "a hint is given once" '[ "$(grep -c "gợi ý" "$T/err")" = 1 ]'
check "the others are counted, with what is wrong" 'said err "và 10 dòng nữa có lỗi (D011 ×10)" && said err "chạy lại đúng lệnh này; --mark TỆP.xlsx"'
check "and counted at the end" '[ "$(tail -n 1 "$T/out")" = "ra/: đã tạo 30 văn bản, sai 30 dòng" ]'
batch sai.csv -o khong/ --all-or-nothing
check "--all-or-nothing makes nothing, and says why" 'status_is 1 && said out "khong/: không tạo văn bản nào, vì có dòng sai, sai 30 dòng" && [ -z "$(documents khong)" ]'
batch sai.csv -o thu/ --dry-run
check "--dry-run makes nothing, not even a folder" 'status_is 1 && [ ! -e thu ]'
check "and says what would be made" 'said out "sẽ tạo thu/vd-mot-2.pdf" && [ "$(grep -c "sẽ tạo thu" "$T/out")" = 20 ] && said out "và 10 văn bản nữa" && [ "$(tail -n 1 "$T/out")" = "thu/: chạy thử, sẽ tạo 30 văn bản, sai 30 dòng" ]'
batch sai.csv --dry-run
check "--dry-run needs no folder" 'status_is 1 && said out "sẽ tạo vd-mot-2.pdf" '
batch sai.csv -o bao/ --report loi.json --mark loi.xlsx
check "--report names every row" 'status_is 1 && said out "đã tạo loi.json" && grep -q "B61" loi.json && json loi.json "True"'
check "--mark makes a workbook" 'is_docx loi.xlsx && unzip -p loi.xlsx "xl/comments*.xml" | grep -q D011 && ! said err "--mark TỆP.xlsx"'
batch sai.csv --dry-run --report thu.json --mark thu.xlsx
check "both without a folder, too" 'status_is 1 && grep -q "B61" thu.json && is_docx thu.xlsx'
printf 'ho_ten,ngay\n,05/01/2024\n"",\n' >thieu.csv
batch thieu.csv -o thieu/
check "what is missing is told at its cell, for who fills in a table" \
    'status_is 1 && said err "thieu.csv!A2: lỗi[D006]" && said err "điền vào cột “Họ và tên”"'
printf 'ngay\n05/01/2024\n' >khong-cot.csv
batch khong-cot.csv -o thieu/
check "or at its row when there is no column" 'status_is 1 && said err "khong-cot.csv!2: lỗi[D006]"'
printf 'ho_ten,ngay\nNguyễn Văn Mẫu,05/01/2024\n' >dung.csv
batch dung.csv -o ra2/ --strict
check "strict, and right" 'status_is 0'

echo 'ho_ten,ngay' >rong.csv
batch rong.csv -o rong/
check "a table without rows is told" 'status_is 0 && said err "[C034]" && [ "$(tail -n 1 "$T/out")" = "rong/: đã tạo 0 văn bản" ]'
batch dung.csv -o rong/ --where 'ho_ten=Không có ai'
check "so is a condition that holds for none" 'status_is 0 && said err "[C034]" && said err "“ho_ten=Không có ai”"'

# ---- JSON
bm batch sai.csv --form vd/mot -o ra/ --diagnostics json
check "JSON has the cells, the columns and the counts" \
    'status_is 1 && silent out && json "$T/err" "d[\"diagnostics\"][0][\"cell\"] == \"B3\" and d[\"diagnostics\"][0][\"file\"] == \"sai.csv\" and d[\"errors\"] == 30 and d[\"batch\"][\"failed\"] == 30 and d[\"batch\"][\"unchanged\"] == 30 and d[\"batch\"][\"end\"] == \"done\" and d[\"columns\"][0] == {\"column\": \"A\", \"name\": \"ho_ten\", \"table\": None, \"field\": \"ho_ten\"}"'
bm batch sai.csv --form vd/mot -o json/ --progress json --quiet
check "--progress json ends with a line that says so" \
    'tail -n 40 "$T/err" | grep -q "^{\"progress\": {\"done\": 1.000, \"records\": 60, \"made\": 30, .*\"end\": \"done\"}}$"'

# ---- the command is wrong
empty
table ds.csv "Nguyễn Văn Mẫu"
bm batch ds.csv -o ra/
check "without --form the form that fits is proposed" 'status_is 2 && said err "[C028]" && said err "vd/mot (2)"'
bm batch khong-co.csv -o ra/
check "a table that is not there" 'status_is 3 && said err E005'
batch khong-co.csv -o ra/
check "with a form, too, and no folder is made" 'status_is 3 && said err "[E005]" && [ ! -e ra ]'
batch ds.csv
check "nowhere to write" 'status_is 2 && said err "[C029]"'
batch ds.csv -o -
check "a batch does not go to standard output" 'status_is 2 && said err "[C030]"'
batch ds.csv -o ra.pdf
check "nor into one file" 'status_is 2 && said err "[C030]"'
batch ds.csv -o ds.csv
check "nor into the table" 'status_is 2 && said err "[C030]" && grep -q "^Họ" ds.csv'
batch ds.csv -o ra/ --mark ds.csv --report x.json --zip x.json
check "no file is written twice, and none that is read" 'status_is 2 && said err "[C009]" && said err "[C007]"'
for bad in '--limit 0' '--limit -1' '--jobs 1000' '--jobs x' '--per-folder 0' '--header-row 99999999' '--copies 0'; do
    # shellcheck disable=SC2086
    batch ds.csv -o ra/ $bad
    check "$bad is refused" 'status_is 2 && said err "[C004]" && said err "${bad%% *}"'
done
for bad in 0/3 4/3 3 x; do
    batch ds.csv -o ra/ --shard $bad
    check "--shard $bad is refused" 'status_is 2 && said err "[B06"'
done
batch ds.csv -o ra/ --to pdf,doc
check "a format that does not exist" 'status_is 2 && said err "[O003]" && said err "“doc”"'
batch ds.csv -o ra/ --to pdf,docx --qr
check "an option that one of the formats does not have" 'status_is 2 && said err "[O040]"'
batch ds.csv -o ra/ --name '{ho_tn}/{x'
check "--name with faults" 'status_is 2 && said err "[B050]" && said err "“ho_ten”" && said err "[B052]" && said err "[B053]"'
check "of all these nothing was made" '[ ! -e ra ]'
touch khong
batch ds.csv -o khong/
check "a folder that is a file" 'status_is 2 && said err "[C030]"'

# ---- parts
table nam.csv A B C D E
for i in 1 2 3; do
    batch nam.csv -o phan/ --shard $i/3 --name '{ho_ten}'
    check "part $i of 3" 'status_is 0'
done
check "each part has its folder" '[ "$(documents phan)" = "shard-1/a.pdf shard-1/d.pdf shard-2/b.pdf shard-2/e.pdf shard-3/c.pdf " ]'
SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=3 SLURM_ARRAY_TASK_COUNT=3 \
    batch nam.csv -o phan/ --shards 3 --name '{ho_ten}'
check "an engine says which part it is" 'status_is 0 && said out "giữ nguyên 2"'
batch nam.csv -o phan/ --collect --shards 3 --name '{ho_ten}' --zip phan.zip --report phan.json --verify
check "--collect finds all of them" 'status_is 0 && said out "phan/: " && [ "$(unzip -Z1 phan.zip | grep -c pdf)" = 5 ] && json phan.json True'
rm phan/shard-3/c.pdf
batch nam.csv -o phan/ --collect --shards 3 --name '{ho_ten}'
check "and what is missing" 'status_is 1 && said err "[B066]" && said err "--array=3"'
batch nam.csv --collect --merge x.pdf
check "--collect makes no documents" 'status_is 2 && said err "[C015]"'
batch nam.csv -o phan/ --verify
check "--verify belongs to --collect" 'status_is 2 && said err "[C033]"'

# ---- the line of progress
empty
cat >terminal.py <<'END'
import fcntl, os, pty, struct, subprocess, sys, termios
columns = int(sys.argv[1])
primary, secondary = pty.openpty()
fcntl.ioctl(secondary, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
p = subprocess.Popen(sys.argv[2:], stdout=subprocess.PIPE, stderr=secondary, stdin=subprocess.DEVNULL)
os.close(secondary)
seen = b""
while True:
    try:
        more = os.read(primary, 65536)
    except OSError:
        break
    if not more:
        break
    seen += more
sys.stdout.buffer.write(seen)
sys.exit(p.wait())
END
{
    echo 'ho_ten,ngay'
    for ((i = 2; i <= 8000; i++)); do
        if ((i % 1000)); then echo "Trần Thị Ví Dụ,05/01/2024"; else echo "Nguyễn Văn Mẫu,31/02/2024"; fi
    done
} >nhieu.csv
on_terminal() # columns, arguments
{
    TERM=${TERMINAL:-xterm} python3 terminal.py "$@" >"$T/out" 2>"$T/err"
    status=$?
}
# drawn FILE: what stands on each line in the end, and whether a line was ever wider than the terminal
cat >drawn.py <<'END'
import re, sys
columns, widest, lines, line, at = int(sys.argv[1]), 0, [], [], 0
text = re.sub("\x1b\\[[0-9;]*m", "", sys.stdin.buffer.read().decode().replace("\r\n", "\n"))
for part in re.split("[\r\n]", text):
    if "%" in part:
        widest = max(widest, len(part))
for c in text:
    if c == "\n":
        lines.append("".join(line).rstrip())
        line, at = [], 0
    elif c == "\r":
        at = 0
    else:
        line[at:at + 1] = [c]
        at += 1
print(0 < widest < columns, *lines, "".join(line).rstrip(), sep="\n")
END
on_terminal 90 "$BIEUMAU" batch nhieu.csv --form vd/mot -o ra/ --no-sync --jobs 1 --to pdf,docx
check "a terminal sees a bar" 'status_is 1 && said out "%  đã tạo " && said out "[#" && said out "  còn 0:"'
python3 drawn.py 90 <"$T/out" >drawn
check "that is never wider than it" '[ "$(sed -n 1p drawn)" = True ]'
check "the messages are whole, and the bar is gone in the end" \
    '[ "$(grep -c "^nhieu.csv!B.*lỗi\[D011\]: không có ngày 31/02/2024 trong lịch$" drawn)" = 8 ] && ! grep -q "đã tạo" drawn'
NO_COLOR=1 on_terminal 90 "$BIEUMAU" batch nhieu.csv --form vd/mot -o rb/ --no-sync --jobs 1 --to pdf,docx
check "NO_COLOR: no escape codes" 'said out "đã tạo" && ! grep -q "$(printf "\033")" "$T/out"'
TERMINAL=dumb on_terminal 90 "$BIEUMAU" batch nhieu.csv --form vd/mot -o rc/ --no-sync --jobs 1
check "a dumb terminal gets no bar" '! said out "đã tạo"'
on_terminal 90 "$BIEUMAU" batch nhieu.csv --form vd/mot -o rd/ --no-sync --jobs 1 --progress none
check "--progress none" '! said out "đã tạo"'
bm batch nhieu.csv --form vd/mot -o re/ --no-sync
check "a file gets no bar" '! said err "đã tạo"'

# ---- Ctrl-C
cat >stop.py <<'END'
import os, signal, subprocess, sys, time
number, folder = getattr(signal, sys.argv[1]), sys.argv[2]
p = subprocess.Popen(sys.argv[3:])
while p.poll() is None and (not os.path.isdir(folder) or len(os.listdir(folder)) < 20):
    time.sleep(0.005)
p.send_signal(number)
status = p.wait()
sys.exit(status if status >= 0 else 100)
END
stop() # signal, folder
{
    python3 stop.py "$1" "$2" "$BIEUMAU" batch nhieu.csv --form vd/mot -o "$2/" --jobs 1 >"$T/out" 2>"$T/err"
    status=$?
}
stop SIGINT sa
check "Ctrl-C stops the batch" 'status_is 130 && [ "$(documents sa | wc -w)" -lt 7990 ]'
check "and says how to go on" 'said err "C032" && said err "chạy lại đúng lệnh này" && said out "sa/: đã tạo"'
check "no document is torn" '(for f in sa/*.pdf; do [ "$(tail -c 6 "$f")" = "%%EOF" ] || exit 1; done)'
made=$(documents sa | wc -w)
bm batch nhieu.csv --form vd/mot -o sa/ --no-sync
check "the same command makes the rest" 'status_is 1 && said out "giữ nguyên $(echo "$made" | sed -E "s/([0-9])([0-9]{3})\$/\1.\2/")" && [ "$(documents sa | wc -w)" = 7991 ]'
stop SIGTERM sb
check "so does SIGTERM" 'status_is 143 && said err "C032"'
finish
