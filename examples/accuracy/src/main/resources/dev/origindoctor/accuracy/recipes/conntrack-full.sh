# Fills this machine's own table with connections that are long established, as many as the kernel allows.
iptables -A INPUT -m conntrack --ctstate INVALID -j DROP
perl - <<'PERL'
use Socket;
my ($max) = map { `cat /proc/sys/net/netfilter/nf_conntrack_max` } 1;
die "a table of $max is too large to fill\n" if $max > 1 << 20;
socket(my $kernel, 16, SOCK_RAW, 12) or die "netlink: $!";
bind($kernel, pack 'SSLL', 16, 0, 0, 0) or die "netlink: $!";
sub attribute { my ($type, $data) = @_; pack('SS', 4 + length $data, $type) . $data . "\0" x (-length($data) & 3) }
sub nested { attribute($_[0] | 0x8000, join '', @_[1 .. $#_]) }
sub tuple {
  my ($from, $to, $port, $of) = @_;
  nested(1, attribute(1, $from), attribute(2, $to)),
    nested(2, attribute(1, "\6"), attribute(2, pack 'n', $port), attribute(3, pack 'n', $of));
}
my $established = nested(4, nested(1, attribute(1, "\3")));
my $here = inet_aton('198.18.0.1');
my $batch = '';
for my $number (0 .. $max) {
  my ($peer, $port) = (pack('N', 0x0A000000 + int $number / 60000), 1024 + $number % 60000);
  my $entry = pack('CCn', 2, 0, 0) . nested(1, tuple($peer, $here, $port, 443)) . nested(2, tuple($here, $peer, 443, $port))
    . attribute(3, pack 'N', 0x0e) . attribute(7, pack 'N', 600) . $established;
  $batch .= pack('LSSLL', 16 + length $entry, 0x100, 0x401, 0, 0) . $entry;
  if (length $batch > 60000 || $number == $max) {
    defined send($kernel, $batch, 0) or die "netlink: $!";
    $batch = '';
  }
}
PERL
