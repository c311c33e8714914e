# Visitors who never finish their request, and come again when they are sent away: $2 of them on port $1, from here.
cat > /run/hold.pl <<'PERL'
use Socket; use Fcntl;
my ($port, $count) = @ARGV;
sub come {
  my ($i) = @_;
  socket($c[$i], PF_INET, SOCK_STREAM, 0); connect($c[$i], pack_sockaddr_in($port, INADDR_LOOPBACK)) or return;
  syswrite($c[$i], $port == 443 ? "\x16\x03\x01" : "GET / HTTP/1.1\r\nHost: origin.test\r\n");
  fcntl($c[$i], F_SETFL, O_NONBLOCK);
}
come($_) for 1 .. $count;
open(my $done, '>', '/run/held');
while (1) {
  for (1 .. $count) { my $read = sysread($c[$_], my $word, 1024); come($_) if defined $read && !$read }
  select(undef, undef, undef, 0.2);
}
PERL
rm -f /run/held; perl /run/hold.pl "$1" "$2" > /run/hold.log 2>&1 &
await /run/hold.log '[ -e /run/held ]'
