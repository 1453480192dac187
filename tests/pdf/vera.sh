#!/bin/bash
# vera.sh FLAVOUR FILE...: hold PDF files against PDF/A or PDF/UA with the veraPDF library. FLAVOUR: 3a, ua1, …
# Prints PASS or FAIL for each file, what is wrong, and "N passed, N failed"; status 1 when one failed.
# SPDX-License-Identifier: MIT
set -eu
here=$(cd "$(dirname "$0")" && pwd)
java=/usr/share/java
jar=$here/../../build/npm/node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar
classes=$jar:$java/jaxb-runtime.jar:$java/jaxb-core.jar:$java/istack-commons-runtime.jar:$java/txw2.jar:$java/javax.activation.jar
exec java -Xshare:auto -cp "$classes" "$here/VeraCheck.java" "$@"
