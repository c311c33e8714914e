# firewalld itself, on a bus of its own, with its usual zone; then what firewall-cmd is told.
mkdir -p /run/dbus /run/firewalld-files; cp -a /etc/firewalld/. /run/firewalld-files
mount --bind /run/firewalld-files /etc/firewalld
dbus-daemon --system --fork --nopidfile
firewalld --nofork --nopid > /run/firewalld.log 2>&1 &
await /run/firewalld.log 'timeout 10 firewall-cmd --state > /dev/null 2>&1'
[ $# -eq 0 ] || firewall-cmd "$@" > /dev/null
