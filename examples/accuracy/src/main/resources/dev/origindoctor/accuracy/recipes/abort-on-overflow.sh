# A queue that has room when a SYN comes, and none when its ACK does: the first SYN+ACK of each is lost, and meanwhile
# the queue is made short. A visitor comes every half a second.
sysctl -qw net.ipv4.tcp_abort_on_overflow=1
iptables -A OUTPUT -o wire -p tcp --sport 443 --tcp-flags SYN,ACK SYN,ACK -m hashlimit --hashlimit-upto 1/min \
  --hashlimit-burst 1 --hashlimit-mode dstip,dstport --hashlimit-name first -j DROP
cat > /run/queue.pl <<'PERL'
use Socket; use Fcntl;
socket(S, PF_INET, SOCK_STREAM, 0); setsockopt(S, SOL_SOCKET, SO_REUSEADDR, 1);
bind(S, pack_sockaddr_in(443, INADDR_ANY)); listen(S, 4);
for my $i (1 .. 3) { socket($c[$i], PF_INET, SOCK_STREAM, 0); connect($c[$i], pack_sockaddr_in(443, INADDR_LOOPBACK)) }
for (my $turn = 0; ; $turn++) {
  open(my $sockets, '<', '/proc/net/tcp');
  my @lines = <$sockets>;
  my $coming = grep { /^\s*\d+: \S+:01BB \S+ 03/ } @lines;
  my ($waiting) = map { /^\s*\d+: 00000000:01BB \S+ 0A \w+:(\w+)/ ? hex $1 : () } @lines;
  listen(S, $coming ? 1 : 4);
  accept(my $taken, S) if $waiting > 3;
  if ($turn % 25 == 0) {
    socket(V, PF_INET, SOCK_STREAM, 0); fcntl(V, F_SETFL, O_NONBLOCK); connect(V, pack_sockaddr_in(443, INADDR_LOOPBACK));
  }
  select(undef, undef, undef, 0.02);
}
PERL
perl /run/queue.pl > /run/queue.log 2>&1 &
await /run/queue.log 'ss -Htln "sport = :443" | awk "{ full = \$2 > 2 } END { exit !full }"'
