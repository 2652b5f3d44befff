# shellcheck shell=bash
# What the other scripts share: messages, versions, stamps, apt.

# Where everything built goes.
TARGET="${CARGO_TARGET_DIR:-$PWD/target}"
mkdir -p "$TARGET"

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }

# Ends the script with one sentence.
fail() {
  printf 'build.sh: %s\n' "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# at_least 1.96.0 1.90: whether the first version is the second or a later one.
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]; }

# fresh NAME TEXT: whether TEXT was stamped under NAME before. stamp NAME TEXT does it.
fresh() { [ -f "$TARGET/stamps/$1" ] && [ "$(cat "$TARGET/stamps/$1")" = "$2" ]; }
stamp() {
  mkdir -p "$TARGET/stamps"
  printf '%s' "$2" >"$TARGET/stamps/$1"
}

# Runs a command as root: directly, or by sudo where that asks for nothing or someone is there to answer.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif have sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    sudo "$@"
  else
    return 1
  fi
}

# Whether apt knows a package, in at least the given version if there is one.
apt_has() {
  have apt-get || return 1
  local candidate
  candidate="$(apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p')"
  if [ -z "$candidate" ] || [ "$candidate" = "(none)" ]; then
    # The lists may simply never have been fetched.
    apt_update_once || return 1
    candidate="$(apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p')"
  fi
  [ -n "$candidate" ] && [ "$candidate" != "(none)" ] || return 1
  candidate="${candidate#*:}"
  [ -z "${2:-}" ] || at_least "$candidate" "$2"
}

apt_update_once() {
  [ -z "${APT_UPDATED:-}" ] || return 0
  APT_UPDATED=1
  as_root apt-get update -q >"$TARGET/apt.log" 2>&1
}

apt_installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

# apt_install "why" package…: installs what is missing, and never at the price of removing something.
apt_install() {
  local why="$1" package missing=()
  shift
  for package in "$@"; do apt_installed "$package" || missing+=("$package"); done
  ((${#missing[@]})) || return 0
  have apt-get || return 1
  if apt-get install -s --no-install-recommends "${missing[@]}" 2>/dev/null | grep -q '^Remv'; then
    say "apt would remove other packages for ${missing[*]}: left alone."
    return 1
  fi
  say "Installing ${missing[*]} with apt: $why."
  DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -q --no-install-recommends "${missing[@]}" >"$TARGET/apt.log" 2>&1 && return 0
  apt_update_once || true
  DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -q --no-install-recommends "${missing[@]}" >"$TARGET/apt.log" 2>&1
}
