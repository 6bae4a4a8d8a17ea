#!/usr/bin/env bash
# Installs the .deb where nothing is installed (a Debian made by debootstrap), uses it as a person would, takes it away
# again, and says what it saw. Needs root, debootstrap and Debian's packages; takes some ten minutes.
#
#   installers/test-deb.sh [PACKAGE.deb]     RESULTS=folder for screenshots and the log (default target/installer/test)
#                                            ROOT=folder of the Debian, made if it is not there, left for the next time
set -euo pipefail
cd "$(dirname "$0")/.."

deb=${1:-$(ls target/installer/packages/*.deb)}
results=${RESULTS:-target/installer/test}
root=${ROOT:-/var/tmp/seki-root}
user=tester
display=:87
tools="xvfb xauth x11-utils xdotool imagemagick libglib2.0-bin shared-mime-info desktop-file-utils man-db bash-completion"

say() { printf '\n== %s\n' "$*"; }
fail() { printf '\nFAILED: %s\n' "$*" >&2; exit 1; }

inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

# as the user, in a home of its own
person() {
    chroot "$root" runuser -u $user -- env -i PATH=/usr/bin:/bin LANG=C.UTF-8 HOME=/home/$user USER=$user \
        XDG_DATA_HOME="${DATA:-/home/$user/.local/share}" XDG_DATA_DIRS=/usr/local/share:/usr/share ${WITH:-} "$@"
}

# ends a process and waits until it has ended
ends() {
    kill "$1" 2> /dev/null || return 0
    while kill -0 "$1" 2> /dev/null; do sleep 0.1; done
}

cleanup() {
    [ -z "${xvfb:-}" ] || ends "$xvfb"
    ! mountpoint -q "$root" || umount -R "$root"
}
trap cleanup EXIT

debian() {
    [ "$(id -u)" = 0 ] || fail "run this as root: it makes a Debian and installs into it"
    if [ ! -e "$root/etc/debian_version" ]; then
        command -v debootstrap > /dev/null || fail "apt-get install debootstrap"
        say "a Debian in $root"
        debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian > /dev/null
    fi
    mount --bind "$root" "$root" # a root that is a mount, as programs expect it
    mount -t proc proc "$root/proc"
    mount --bind /dev "$root/dev"
    mount -t devpts devpts "$root/dev/pts"
    mount -t tmpfs tmpfs "$root/dev/shm"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    inside apt-get update -q > /dev/null
    inside apt-get install -qy --no-install-recommends $tools > /dev/null
    inside dpkg --purge seki-workbench > /dev/null 2>&1 || true
    inside userdel -rf $user > /dev/null 2>&1 || true
    inside useradd -m -s /bin/bash $user
    ! inside sh -c 'command -v java' || fail "there is a Java on the PATH"
}

install_it() {
    say "install $(basename "$deb"), $(du -b "$deb" | awk '{printf "%.1f", $1 / 1e6}') MB, with no Java on the PATH"
    cp "$deb" "$root/tmp/seki.deb"
    inside apt-get install -qy --no-install-recommends /tmp/seki.deb | tail -4
    echo "app image $(du -sb "$root/opt/seki-workbench" | awk '{printf "%.1f", $1 / 1e6}') MB:"
    (cd "$root/opt/seki-workbench/lib" && du -b app/lib/pytorch-native* app/seki.aot runtime/lib/modules runtime/lib/server/libjvm.so \
        | awk '{printf "  %6.1f MB  %s\n", $1 / 1e6, $2}')
    torch=$(du -cb "$root"/opt/seki-workbench/lib/app/lib/pytorch-{native,jni}*.jar | tail -1 | cut -f1)
    awk -v torch="$torch" -v deb="$(du -b "$deb" | cut -f1)" -v image="$(du -sb "$root/opt/seki-workbench" | cut -f1)" \
        'BEGIN { printf "libtorch, as packed: %.1f %% of the package, %.1f %% of the image\n", 100 * torch / deb, 100 * torch / image }'
    [ "$(du -sb "$root/opt/seki-workbench" | cut -f1)" -lt 450000000 ] || fail "larger than 450 MB"
    person seki --version
    inside desktop-file-validate /usr/share/applications/seki-workbench.desktop
    person man -w seki > /dev/null || fail "no man page"
    person bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader seki; complete -p seki'
    [ -s "$root/opt/seki-workbench/lib/app/NOTICES.txt" ] || fail "no notices"
}

terminal() {
    say "seki doctor"
    person seki doctor
    echo "unpacked for the engine: $(du -sh "$root/home/$user/.cache/seki/djl" | cut -f1) in ~/.cache/seki/djl"
    say "seki search --quick"
    time person seki search --quick --json > "$results/search.json"
    head -20 "$results/search.json"
    run=$(sed -n 's/^ *"run" : "\(.*\)",/\1/p' "$results/search.json")
    person seki runs
}

# a window whose title is ours, $1 seconds at most
await_window() {
    for _ in $(seq $(($1 * 10))); do
        inside env DISPLAY=$display xdotool search --onlyvisible --name '^SEKI Workbench$' 2> /dev/null && return
        sleep 0.1
    done
    fail "no window after $1 s"
}

shot() { inside env DISPLAY=$display import -window root png:- > "$results/$1.png"; echo "$results/$1.png"; }

# ends the program whose window this is
close_window() { ends "$(inside env DISPLAY=$display xdotool getwindowpid "$1")"; }

window() {
    say "the window"
    inside Xvfb $display -screen 0 1600x1000x24 -nolisten tcp > /dev/null 2>&1 &
    sleep 2
    xvfb=$(tr -d ' ' < "$root/tmp/.X${display#:}-lock")
    WITH="DISPLAY=$display" person seki &
    id=$(await_window 30 | tail -1)
    inside env DISPLAY=$display xprop -id "$id" WM_CLASS
    inside env DISPLAY=$display xprop -id "$id" WM_CLASS | grep -q '"seki-workbench"' || fail "not StartupWMClass"
    sleep 6
    shot window
    close_window "$id"
    for mode in auto off; do
        for _ in 1 2 3 4 5; do
            WITH="DISPLAY=$display" person env "JAVA_TOOL_OPTIONS=-Dseki.rehearsal=true -XX:AOTMode=$mode" seki 2> /dev/null
        done
        printf 'painted, median of 5, archive %s: %s ms\n' $mode \
            "$(grep -h 'painted' "$root/home/$user/.local/state/seki/seki.log" | tail -5 | sed 's/.*painted \([0-9]*\).*/\1/' | sort -n | sed -n 3p)"
    done
}

association() {
    say "an exported run, opened by its file association"
    person seki export "$run" "/home/$user/a run.seki"
    type=$(person gio info -a standard::content-type "/home/$user/a run.seki" | sed -n 's/.*content-type: //p')
    echo "type $type"
    [ "$type" = application/x-seki-run ] || fail "the type is not known"
    person gio mime application/x-seki-run
    DATA=/home/$user/elsewhere WITH="DISPLAY=$display" person gio open "/home/$user/a run.seki" &
    id=$(await_window 30 | tail -1)
    sleep 8
    shot opened
    close_window "$id"
    DATA=/home/$user/elsewhere person seki runs
    DATA=/home/$user/elsewhere person seki runs | grep -q "^$run" || fail "the run was not imported"
}

again() {
    say "install it over itself, as a newer version would be"
    inside dpkg -i /tmp/seki.deb > /dev/null
    person seki --version
    inside test -e /usr/share/applications/seki-workbench.desktop || fail "the menu has lost it"
}

uninstall() {
    say "uninstall"
    inside apt-get remove -qy seki-workbench > /dev/null
    inside dpkg --purge seki-workbench > /dev/null 2>&1 || true
    [ ! -e "$root/usr/bin/seki" ] && [ ! -L "$root/usr/bin/seki" ] || fail "/usr/bin/seki is left"
    [ ! -e "$root/opt/seki-workbench" ] || fail "/opt/seki-workbench is left: $(find "$root/opt/seki-workbench" | head -5)"
    left=$(find "$root/usr/share" -iname '*seki*' -o -lname '*seki*' | head)
    [ -z "$left" ] || fail "left: $left"
    [ -s "$root/home/$user/.local/share/seki/workspace/workspace.db" ] || fail "the workspace is gone"
    echo "gone: /usr/bin/seki, /opt/seki-workbench; left: ~/.local/share/seki/workspace ($(du -sh "$root/home/$user/.local/share/seki" | cut -f1))"
}

mkdir -p "$results"
debian
install_it
terminal
window
association
again
uninstall
say "all well"
