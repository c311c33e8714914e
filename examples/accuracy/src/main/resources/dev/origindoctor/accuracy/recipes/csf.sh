# The chains that ConfigServer's firewall writes: $1 are the ports of TCP_IN, $2 an address in csf.deny.
iptables-restore --noflush <<RULES
*filter
:INPUT DROP
:OUTPUT DROP
:ALLOWIN -
:ALLOWOUT -
:DENYIN -
:DENYOUT -
:INVALID -
:INVDROP -
:LOCALINPUT -
:LOCALOUTPUT -
:LOGDROPIN -
:LOGDROPOUT -
-A INPUT ! -i lo -j LOCALINPUT
-A INPUT -i lo -j ACCEPT
-A INPUT ! -i lo -p tcp -j INVALID
-A INPUT ! -i lo -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A INPUT ! -i lo -p tcp -m conntrack --ctstate NEW -m multiport --dports $1 -j ACCEPT
-A INPUT ! -i lo -p icmp --icmp-type echo-request -m limit --limit 1/sec -j ACCEPT
-A INPUT ! -i lo -j LOGDROPIN
-A OUTPUT ! -o lo -j LOCALOUTPUT
-A OUTPUT -o lo -j ACCEPT
-A OUTPUT ! -o lo -p tcp -j INVALID
-A OUTPUT ! -o lo -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A OUTPUT ! -o lo -j LOGDROPOUT
-A INVALID -m conntrack --ctstate INVALID -j INVDROP
-A INVALID -p tcp --tcp-flags ALL NONE -j INVDROP
-A INVDROP -j DROP
-A LOCALINPUT ! -i lo -j ALLOWIN
-A LOCALINPUT ! -i lo -j DENYIN
-A LOCALOUTPUT ! -o lo -j ALLOWOUT
-A LOCALOUTPUT ! -o lo -j DENYOUT
-A LOGDROPIN -p tcp --dport 23 -j DROP
-A LOGDROPIN -m limit --limit 30/min -j LOG --log-prefix "Firewall: *TCP_IN Blocked* "
-A LOGDROPIN -j DROP
-A LOGDROPOUT -j REJECT
${2:+-A DENYIN -s $2/32 ! -i lo -j DROP}
COMMIT
RULES
