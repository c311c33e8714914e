# HAProxy's own health check of $1 on port $2, with the words $3 for its server: the check's status, and its code.
work=$(mktemp -d -p /run)
cat > "$work/conf" <<CONF
global
  stats socket $work/stats
defaults
  mode http
  timeout connect 3700ms
  timeout check 3700ms
  timeout client 4s
  timeout server 4s
backend origin
  option httpchk
  http-check send meth GET uri / ver HTTP/1.1 hdr Host origin.test
  server one $1:$2 check inter 60s fall 1 rise 1 $3
CONF
haproxy -db -f "$work/conf" > /dev/null 2>&1 &
program=$!
perl -MSocket -e '
  for (1 .. 200) {
    socket(S, PF_UNIX, SOCK_STREAM, 0);
    if (connect(S, sockaddr_un($ARGV[0]))) {
      syswrite(S, "show stat\n");
      for (split /\n/, join "", <S>) {
        my @field = split /,/;
        next if $field[1] ne "one" || $field[36] =~ /^$|INI|^\*/;
        print "$field[36] $field[37]\n";
        exit;
      }
    }
    select(undef, undef, undef, 0.1);
  }
  print "nothing\n";' "$work/stats"
kill $program; rm -r "$work"
