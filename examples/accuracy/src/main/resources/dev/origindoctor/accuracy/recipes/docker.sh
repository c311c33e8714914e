# What Docker lays out for a container at 172.17.0.2 with the nginx that was written for the host, whose port 443 it
# publishes where $1 says so.
sysctl -qw net.ipv4.ip_forward=1
ip link add docker0 type bridge; ip addr add 172.17.0.1/16 dev docker0; ip link set docker0 up
ip link add veth0 type veth peer name eth0; ip link set veth0 master docker0 up
mkdir -p /run/netns; ip netns add web; ip link set eth0 netns web
ip netns exec web sh -c 'ip link set lo up; ip addr add 172.17.0.2/16 dev eth0; ip link set eth0 up
  ip route add default via 172.17.0.1'
mkdir /run/web; sed 's-/etc/nginx-/run/web-; s-/run/nginx.pid-/run/web/pid-; s-/var/log/nginx-/run/web-' /etc/nginx/nginx.conf > /run/web/nginx.conf
mv /etc/nginx/site.* /run/web/; rm /etc/nginx/nginx.conf
ip netns exec web nginx -c /run/web/nginx.conf > /run/web/log 2>&1
iptables-restore --noflush <<'RULES'
*filter
:FORWARD DROP
:DOCKER -
:DOCKER-ISOLATION-STAGE-1 -
:DOCKER-USER -
-A FORWARD -j DOCKER-USER
-A FORWARD -j DOCKER-ISOLATION-STAGE-1
-A FORWARD -o docker0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A FORWARD -o docker0 -j DOCKER
-A FORWARD -i docker0 ! -o docker0 -j ACCEPT
-A DOCKER-ISOLATION-STAGE-1 -j RETURN
-A DOCKER-USER -j RETURN
COMMIT
*nat
:DOCKER -
-A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
-A OUTPUT ! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER
-A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE
-A DOCKER -i docker0 -j RETURN
COMMIT
RULES
if [ "$1" = published ]; then
  iptables -t nat -A DOCKER ! -i docker0 -p tcp --dport 443 -j DNAT --to-destination 172.17.0.2:443
  iptables -A DOCKER -d 172.17.0.2/32 ! -i docker0 -o docker0 -p tcp --dport 443 -j ACCEPT
fi
await /run/web/log "ip netns exec web ss -Htln | grep -q ':443 '"
