# An application on port 9001 that takes requests and says nothing.
perl -MSocket -e 'socket(S, PF_INET, SOCK_STREAM, 0); bind(S, pack_sockaddr_in(9001, INADDR_LOOPBACK)); listen(S, 900);
  sleep 600' > /dev/null 2>&1 &
for look in $(seq 100); do
  ss -Htln | grep -q ':9001 ' && exit 0
  sleep 0.05
done
exit 1
