#!/usr/bin/env bash
# Runs a command while a Docker daemon answers: `.ci/docker.sh mvn verify`. One that answers already is used as it is.
# Otherwise a daemon is started for the command alone, in a folder of its own and ended with it; where there is none,
# Debian's docker.io is installed. It listens on a Unix socket only, publishes ports on loopback, leaves firewall rules
# and routing alone, and has no image: the tests make theirs. Needs root (or sudo) to start a daemon.
set -euo pipefail

readonly WAIT_SECONDS=60

log() { printf '\n==> %s\n' "$*"; }
has() { command -v "$1" >/dev/null 2>&1; }
answers() { has docker && timeout 20 docker version --format '{{.Server.Version}}' 2>/dev/null; }

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif has sudo; then
		sudo -n --preserve-env=DEBIAN_FRONTEND "$@"
	else
		echo "Not root, and no sudo: can't run '$*'" >&2
		return 1
	fi
}

# Debian has dockerd where only root looks
PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"

if [ "$#" = 0 ]; then
	echo "Usage: $0 COMMAND [ARGUMENT ..]" >&2
	exit 2
fi

use_running_docker() {
	local version
	if version=$(answers); then
		log "Docker $version answers already"
		exec "$@"
	fi
}

use_running_docker "$@"
if ! { has docker && has dockerd; }; then
	log "Installing docker.io"
	export DEBIAN_FRONTEND=noninteractive
	as_root apt-get update -qq
	as_root apt-get install -y -qq --no-install-recommends docker.io
	# a package of its own from Debian 13 on
	has docker || as_root apt-get install -y -qq --no-install-recommends docker-cli
	# where systemd is, the package has started one
	use_running_docker "$@"
fi

# short, since the path of a socket may not be long
folder=$(mktemp -d /tmp/ci-docker.XXXXXX)

running() { [ -n "${pid:-}" ] && as_root kill -0 "$pid" 2>/dev/null; }

stop_docker() {
	pid=$(as_root cat "$folder/pid" 2>/dev/null) || true
	if running; then
		log "Ending Docker"
		as_root kill "$pid" || true
		for _ in $(seq $((WAIT_SECONDS * 5))); do
			running || break
			sleep 0.2
		done
	fi
	if "$had_no_bridge" && has ip && ip link show docker0 >/dev/null 2>&1; then
		as_root ip link delete docker0 || true
	fi
	as_root rm -rf "$folder" || true
}

start_docker() {
	local daemon version
	log "Starting Docker"
	as_root dockerd --host="unix://$folder/docker.sock" --group="$(id -g)" --data-root="$folder/data" \
		--exec-root="$folder/exec" --pidfile="$folder/pid" --ip=127.0.0.1 --ip-forward=false --ip-masq=false \
		--iptables=false --ip6tables=false >"$folder/log" 2>&1 </dev/null &
	daemon=$!
	export DOCKER_HOST="unix://$folder/docker.sock"
	for _ in $(seq $((WAIT_SECONDS * 5))); do
		if version=$(answers); then
			log "Docker $version answers"
			return
		fi
		kill -0 "$daemon" 2>/dev/null || break
		sleep 0.2
	done
	echo "Docker does not answer. The end of its log:" >&2
	tail -n 40 "$folder/log" >&2
	return 1
}

had_no_bridge=true
[ ! -e /sys/class/net/docker0 ] || had_no_bridge=false
trap stop_docker EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
start_docker
"$@"
