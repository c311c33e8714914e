# An application on port 9001 that takes requests and says nothing.
perl -MSocket -e 'socket(S, PF_INET, SOCK_STREAM, 0); bind(S, pack_sockaddr_in(9001, INADDR_LOOPBACK)); listen(S, 900);
  sleep 600' > /run/answers.log 2>&1 &
await /run/answers.log "ss -Htln | grep -q ':9001 '"
