# Visitors who never finish their request: $2 of them on port $1, from this machine.
cat > /run/hold.pl <<'PERL'
use Socket;
my ($port, $count) = @ARGV;
for my $i (1 .. $count) {
  socket($c[$i], PF_INET, SOCK_STREAM, 0); connect($c[$i], pack_sockaddr_in($port, INADDR_LOOPBACK)) or next;
  syswrite($c[$i], $port == 443 ? "\x16\x03\x01" : "GET / HTTP/1.1\r\nHost: origin.test\r\n");
}
open(my $done, '>', '/run/held');
sleep 600;
PERL
rm -f /run/held; perl /run/hold.pl "$1" "$2" > /dev/null 2>&1 &
for look in $(seq 100); do
  [ -e /run/held ] && exit 0
  sleep 0.05
done
exit 1
