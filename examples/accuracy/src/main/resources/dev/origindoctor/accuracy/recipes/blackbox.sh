# blackbox_exporter, with one module that asks for a page as an edge would.
cat > /run/blackbox.yml <<'CONF'
modules:
  page:
    prober: http
    timeout: 4s
    http:
      preferred_ip_protocol: ip4
      follow_redirects: false
      headers: { Host: origin.test }
      tls_config: { insecure_skip_verify: true, server_name: origin.test }
CONF
prometheus-blackbox-exporter --config.file=/run/blackbox.yml --web.listen-address=127.0.0.1:9115 > /run/blackbox.log 2>&1 &
await /run/blackbox.log "ss -Htln | grep -q ':9115 '"
