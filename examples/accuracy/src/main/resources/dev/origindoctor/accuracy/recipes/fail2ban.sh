# fail2ban itself, its filter and its action: $1 runs into nginx's limit until it is banned.
mkdir -p /run/fail2ban /run/f2b; cp -a /etc/fail2ban/. /run/f2b; mount --bind /run/f2b /etc/fail2ban
cat > /etc/fail2ban/jail.local <<'JAIL'
[DEFAULT]
banaction = iptables-multiport
[sshd]
enabled = false
[nginx-limit-req]
enabled = true
backend = polling
maxretry = 2
JAIL
touch /var/log/nginx/error.log
fail2ban-client -x start > /dev/null 2>&1
for each in 1 2 3; do
  echo "$(date '+%Y/%m/%d %H:%M:%S') [error] 812#812: *$each limiting requests, excess: 20.5 by zone \"one\"," \
    "client: $1, server: origin.test, request: \"GET / HTTP/1.1\", host: \"origin.test\"" >> /var/log/nginx/error.log
done
await /var/log/fail2ban.log "fail2ban-client banned | grep -q '$1'"
