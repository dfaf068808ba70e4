#!/bin/bash
# A machine of its own for the operator's page: `unshare --mount --net --pid --mount-proc --fork --kill-child bash sandbox.sh REPOSITORY NODE`.
# Nothing of it stays: /etc, /opt, /run and /var/cache are in memory, and so is the network. Then it does what comes in.
set -euo pipefail
repository="$1" node="$2"
ip link set lo up
machine="$(mktemp -d)"
mount -t tmpfs tmpfs "$machine"
mkdir "$machine"/{etc,opt,run,cache,local,bin,here}
cp -a /etc/. "$machine/etc"
for place in etc:/etc opt:/opt run:/run cache:/var/cache local:/usr/local/bin; do
  mount --bind "$machine/${place%%:*}" "${place#*:}"
done
mkdir -p /etc/systemd/system /run/units

# What cannot run here: there is no service manager, and nobody sits before an editor.
stub() { cat >"$machine/bin/$1"; chmod +x "$machine/bin/$1"; }
stub apt-get </dev/null
stub editor <<'STUB'
#!/bin/bash
sed -i -e "$EDIT" "$1"
STUB
stub systemctl <<'STUB'
#!/bin/bash
# As much of it as the page needs: units start as they say, as whom they say, in the folders they are given.
of() { sed -n "s/^$1=//p" "/etc/systemd/system/$2.service"; }
stop() {
  [ -e "/run/units/$1" ] || return 0
  kill "$(cat "/run/units/$1")" && tail --pid="$(cat "/run/units/$1")" -f /dev/null
}
start() {
  local user
  user="$(of User "$1")"
  install -d -o "$user" "/run/$(of RuntimeDirectory "$1")"
  [ -z "$(of CacheDirectory "$1")" ] || install -d -o "$user" -m "$(of CacheDirectoryMode "$1")" "/var/cache/$(of CacheDirectory "$1")"
  # shellcheck disable=SC2046
  setpriv --reuid "$user" --regid "$user" --clear-groups --no-new-privs --inh-caps +net_bind_service \
    --ambient-caps +net_bind_service $(of ExecStart "$1") >>"/run/units/$1.log" 2>&1 &
  echo $! >"/run/units/$1"
}
case "$1" in
  enable) for unit in "${@:3}"; do start "$unit"; done ;;
  restart) for unit in "${@:2}"; do stop "$unit"; start "$unit"; done ;;
esac
STUB
export PATH="$machine/bin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

cd "$repository"
"$node" node_modules/tsx/dist/cli.mjs tests/simulator/main.ts --https 8443 --http 9080 --control 9081 --ca /run/ca.pem >/run/simulator.json &
until [ -s /run/simulator.json ]; do sleep 0.1; done
{ echo; cat /run/ca.pem; echo; } >>/etc/ssl/certs/ca-certificates.crt
echo '127.0.0.1 gateway.example www.virustotal.com bigfiles.virustotal.com' >>/etc/hosts
cp docs/gateway/* "$machine/here"
cd "$machine/here"
echo '::ready'
# One piece after the other, each ended by a line of its own; what a piece prints is followed by how it ended.
while true; do
  piece=''
  while IFS= read -r line && [ "$line" != '::run' ]; do piece+="$line"$'\n'; done
  [ -n "$piece" ] || exit 0
  status=0
  timeout 60 bash -ec "$piece" </dev/null || status=$?
  # What a service manager would have in its journal.
  [ "$status" = 0 ] || tail -n 40 /run/units/*.log >&2 || true
  echo "::ended $status"
done
