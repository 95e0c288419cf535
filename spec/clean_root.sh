#!/usr/bin/env bash
# Try the README's two commands in a bare Debian 12; run by hand, as root.
#   spec/clean_root.sh [FOLDER]   (needs mmdebstrap; about 2 GB; some minutes)
set -eu
cd "$(dirname "$0")/.."
root=${1:-$(mktemp -d)}

command_of() { # the fenced block behind a marker of README.md
  sed -n "/<!-- command: $1 -->/,/^\`\`\`\$/p" README.md | sed '1,2d;$d'
}

inside() {
  chroot "$root" /bin/bash -eu -c "export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
cd /glean
$1"
}

mount_point() { mount --bind "$1" "$root$1" 2>/dev/null || true; }
cleanup() { umount "$root/proc" "$root/dev" 2>/dev/null || true; }

sources=$(ls /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -1)
mmdebstrap --variant=minbase --include=ca-certificates bookworm "$root" "$sources"
cp -a /etc/apt/. "$root/etc/apt/"
cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
mkdir -p "$root/glean"
git archive HEAD | tar -x -C "$root/glean"
trap cleanup EXIT
mount -t proc proc "$root/proc" 2>/dev/null || true
mount_point /dev

echo "== the run command"
inside "$(command_of run)" | tee "$root/run.log" | tail -3 | cut -c1-200
lines=$(grep -c '^{"name":"seeds/' "$root/run.log")
echo "== $lines records"
[ "$lines" = "$(ls seeds/*.txt | wc -l)" ]
echo "== the test command"
inside "$(command_of test)" | tee "$root/test.log" | tail -5
grep -q ' 0 tests failed out of' "$root/test.log"
grep -q ' 0 failures / 0 errors' "$root/test.log"
echo "clean root: both commands work"
