package dev.origindoctor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Evidence;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.Cause;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For every cause on the origin's own machine a collected folder that proves it: the cause comes first, near certain, and
 * what speaks for it leads to the planted line. A case is a line of cause, SSL mode and what was seen, then what is changed
 * on a healthy host.
 */
class CollectedCasesTest {
    // spotless:off
    private static final String PROVED = """
        web_server_stopped | full | tcp refused x3; port 80 refused
          listen
          systemctl show ~ ActiveState=active => ActiveState=inactive <<
          systemctl show ~ SubState=running => SubState=dead

        web_server_config_invalid | full | tcp refused x3; port 80 refused
          listen
          systemctl show ~ ActiveState=active => ActiveState=failed
          systemctl show ~ SubState=running => SubState=failed
          systemctl show ~ Result=success => Result=exit-code
          nginx -t ~ nginx: the configuration file /etc/nginx/nginx.conf syntax is ok => nginx: [emerg] unknown directive "sever_name" in /etc/nginx/sites-enabled/shop:3 <<
          nginx -t ~ test is successful => test failed

        web_server_config_invalid | full | tcp refused x3; port 80 refused
          listen
          systemctl show ~ ActiveState=active => ActiveState=failed
          systemctl show ~ Result=success => Result=exit-code
          /var/log/nginx/error.log += 2026/11/21 08:59:50 [emerg] 1999#1999: bind() to 0.0.0.0:443 failed (98: Address already in use) <<

        web_server_config_invalid | full | tcp ok; tls not_tls; port 80 refused; edge 525
          listen
          node listens 0.0.0.0:443 [::]:443 <<
          processes -= nginx
          systemctl show ~ ActiveState=active => ActiveState=failed
          systemctl show ~ SubState=running => SubState=failed
          systemctl show ~ Result=success => Result=exit-code
          /var/log/nginx/error.log += 2026/11/21 08:59:50 [emerg] 1999#1999: bind() to 0.0.0.0:443 failed (98: Address already in use) <<

        web_server_config_invalid | full | tcp ok; tls not_tls; port 80 refused
          listen
          docker-proxy listens 0.0.0.0:443 [::]:443 <<
          processes -= nginx
          systemctl show ~ ActiveState=active => ActiveState=failed
          systemctl show ~ SubState=running => SubState=failed
          systemctl show ~ Result=success => Result=exit-code

        web_server_config_invalid | full | tcp ok; tls not_tls
          listen
          docker-proxy listens 0.0.0.0:443 [::]:443 <<
          processes -= nginx
          systemctl show gone
          /var/log/nginx/error.log += 2026/11/21 08:59:50 [emerg] 1999#1999: bind() to 0.0.0.0:443 failed (98: Address already in use) <<

        web_server_config_invalid | full | tcp ok; tls not_tls
          listen
          cpsrvd (SSL) listens 0.0.0.0:443 [::]:443 <<
          processes -= nginx
          nginx -T gone
          nginx -t gone
          /var/log/nginx/error.log gone
          journalctl of the units += 2026-11-21T08:59:50+0000 shop apachectl[1999]: (98)Address already in use: AH00072: make_sock: could not bind to address [::]:443 <<
          systemctl show ~ Id=nginx.service => Id=apache2.service
          systemctl show ~ ActiveState=active => ActiveState=failed
          systemctl show ~ SubState=running => SubState=failed
          systemctl show ~ Result=success => Result=exit-code

        not_listening_on_port | full | tcp ok; tls not_tls; port 80 ok
          listen 0.0.0.0:80 [::]:80
          node listens 0.0.0.0:443 [::]:443 <<

        tls_not_enabled_on_port | full | tcp ok; tls not_tls
          nginx -T ~ listen 443 ssl; => listen 443; <<
          nginx -T ~ listen [::]:443 ssl; => listen [::]:443;
          /var/log/nginx/error.log += 2026/11/14 08:59:50 [emerg] 1999#1999: bind() to 0.0.0.0:443 failed (98: Address already in use)

        tls_not_enabled_on_port | full | tcp ok; tls not_tls
          nginx -T ~ listen 443 ssl; => listen 443; <<
          nginx -T ~ listen [::]:443 ssl; => listen [::]:443;
          /var/log/nginx/error.log += 2026/11/21 08:59:50 [emerg] 1999#1999: bind() to 0.0.0.0:443 failed (98: Address already in use)

        overloaded | full | tcp ok; tls timed_out
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:59:58+0000 shop kernel: watchdog: BUG: soft lockup - CPU#2 stuck for 26s! [nginx:812] <<

        overloaded | full | tcp ok; tls ok; http timed_out
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:59:58+0000 shop kernel: watchdog: BUG: soft lockup - CPU#2 stuck for 26s! [kworker/2:1:77] <<
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:59:58+0000 shop kernel: watchdog: BUG: soft lockup - CPU#2 stuck for 52s! [kworker/2:1:77]
          /proc/loadavg ~ 0.40 => 60.40

        overloaded | full | tcp ok; tls timed_out
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:59:58+0000 shop kernel: INFO: task nginx:812 blocked for more than 120 seconds. <<

        overloaded | full | tcp ok; tcp timed_out; tcp ok again2
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:59:58+0000 shop kernel: TCP: out of memory -- consider tuning tcp_mem <<

        overloaded | full | tcp ok; tcp timed_out; tcp ok again2
          /proc/net/sockstat += sockets: used 9000
          /proc/net/sockstat += TCP: inuse 8000 orphan 12 tw 90 alloc 8100 mem 189990 <<
          /proc/sys/net/ipv4/tcp_mem += 94995 126660 189990

        path_lossy | full | tcp ok; tcp timed_out; tcp ok again1
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:59:58+0000 shop kernel: neighbour: arp_cache: neighbor table overflow! <<

        application_error | full | tcp ok; tls ok; http 500
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:59:58+0000 shop kernel: EXT4-fs (sda1): Remounting filesystem read-only <<

        overloaded | full | tcp ok; tls ok; http 504
          /var/log/php8.2-fpm.log += [21-Nov-2026 08:59:58] WARNING: [pool www] server reached pm.max_children setting (5), consider raising it <<

        overloaded | full | tcp ok; tls ok; http timed_out
          /var/log/php8.2-fpm.log += [21-Nov-2026 08:59:58] WARNING: [pool www] server reached pm.max_children setting (5), consider raising it <<

        overloaded | full | tcp ok; tls ok; http 502
          /var/log/php8.2-fpm.log += [21-Nov-2026 08:59:58] WARNING: [pool www] server reached pm.max_children setting (5), consider raising it <<
          /var/log/nginx/error.log += 2026/11/21 09:00:02 [error] 812#812: *1 connect() to unix:/run/php/php8.2-fpm.sock failed (11: Resource temporarily unavailable) while connecting to upstream, client: 172.70.1.9, server: shop.example, request: "GET / HTTP/1.1", upstream: "fastcgi://unix:/run/php/php8.2-fpm.sock:", host: "shop.example"

        response_empty | full | tcp ok; tls ok; http empty_response
          nginx -T ~ server_name shop.example; => server_name shop.example; return 444; <<

        waf_blocks_request | full | tcp ok; tls ok; http empty_response
          nginx -T ~ server_name shop.example; => server_name shop.example; if ($http_user_agent ~ x) { return 444; } <<

        web_server_config_invalid | full | tcp refused x3; port 80 refused
          listen
          nginx -t gone
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-14T08:58:11+0000 shop kernel: Out of memory: Killed process 811 (nginx) total-vm:1200000kB, anon-rss:900000kB, file-rss:0kB
          /var/log/nginx/error.log += 2026/11/21 08:59:50 [emerg] 1999#1999: cannot load certificate "/etc/ssl/shop.pem": BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory) <<
          systemctl show ~ ActiveState=active => ActiveState=failed
          systemctl show ~ SubState=running => SubState=failed
          systemctl show ~ Result=success => Result=exit-code

        healthy | full | tcp ok; tls ok; http 200; edge 200
          /var/log/nginx/error.log += 2026/11/21 08:30:50 [emerg] 1999#1999: bind() to 0.0.0.0:443 failed (98: Address already in use)
          journalctl of the units += 2026-11-21T08:31:00+0000 shop systemd[1]: Started nginx.service - A high performance web server.
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:29:11+0000 shop kernel: Out of memory: Killed process 700 (nginx) total-vm:1200000kB, anon-rss:900000kB, file-rss:0kB

        application_error | full | tcp ok; tls ok; http 500
          /var/log/nginx/error.log += 2026/11/21 08:59:02 [error] 812#812: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 172.70.1.9, server: other.example, request: "GET / HTTP/1.1", upstream: "http://127.0.0.1:8080/", host: "other.example"

        response_too_slow | full | tcp ok; tls ok; http timed_out
          /var/log/nginx/error.log += 2026/11/21 08:59:02 [error] 812#812: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 172.70.1.9, server: other.example, request: "GET / HTTP/1.1", upstream: "http://127.0.0.1:8080/", host: "other.example"
          /var/log/nginx/error.log += 2026/11/21 08:59:42 [error] 812#812: *1 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 172.70.1.9, server: shop.example, request: "GET / HTTP/1.1", upstream: "http://127.0.0.1:8081/", host: "shop.example" <<

        healthy | full | tcp ok; tls ok; http 200; edge 200
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T07:30:59+0000 shop kernel: nf_conntrack: nf_conntrack: table full, dropping packet
          /var/log/fail2ban.log += 2026-11-21 08:10:04,147 fail2ban.actions [1550]: NOTICE  [nginx-limit-req] Ban 172.70.1.9
          /var/log/fail2ban.log += 2026-11-21 08:40:04,147 fail2ban.actions [1550]: NOTICE  [nginx-limit-req] Unban 172.70.1.9

        web_server_config_invalid | full | tcp refused x3; port 80 refused
          listen
          nginx -t gone
          nginx -T gone
          ss -Htlnpe gone
          systemctl show ~ ActiveState=active => ActiveState=failed
          processes gone
          /var/log/nginx/error.log += 2026/11/21 08:59:50 [emerg] 1999#1999: bind() to 0.0.0.0:443 failed (98: Address already in use) <<

        upstream_down | full | tcp ok; tls ok; http 502
          /var/log/nginx/error.log += 2026/11/21 08:59:02 [error] 812#812: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 172.70.1.9, server: shop.example, request: "GET / HTTP/1.1", upstream: "http://127.0.0.1:8080/", host: "shop.example" <<
          /var/log/nginx/error.log += 2026/11/21 08:59:03 [error] 812#812: *2 access forbidden by rule, client: 198.51.100.4, server: other.example, request: "GET / HTTP/1.1", host: "other.example"
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:20:11+0000 shop kernel: php-fpm8.2[2044]: segfault at 28 ip 0000000000442d7c sp 00007fffb0a70ca0 error 4 in php-fpm8.2[413000+b1000]

        not_listening_on_port | full | tcp refused x3; port 80 ok
          listen 0.0.0.0:80 [::]:80 <<
          iptables-save += -A INPUT -p tcp -m tcp --dport 8443 -j DROP
          /var/log/nginx/error.log += 2026/11/14 08:59:50 [emerg] 1999#1999: unknown directive "sll" in /etc/nginx/nginx.conf:4

        healthy | full | tcp ok; tls ok; http 200; edge 200
          nginx -T += # configuration file /etc/nginx/sites-enabled/admin:
          nginx -T += server { listen 443 ssl; server_name admin.example; ssl_verify_client on; deny 172.64.0.0/13; return 444; }

        application_error | full | tcp ok; tls ok; http 500
          /var/log/php8.2-fpm.log += [14-Nov-2026 08:59:58] WARNING: [pool www] server reached pm.max_children setting (5), consider raising it
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:59:58+0000 shop kernel: EXT4-fs (sda1): Remounting filesystem read-only <<

        web_server_stopped | full | tcp refused x3; port 80 refused
          listen
          systemctl show ~ ActiveState=active => ActiveState=inactive <<
          systemctl show ~ SubState=running => SubState=dead
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T07:20:11+0000 shop kernel: Out of memory: Killed process 1500 (mysqld) total-vm:1200000kB, anon-rss:900000kB, file-rss:0kB
          /var/log/nginx/error.log += 2026/11/20 08:59:50 [alert] 812#812: 1024 worker_connections are not enough

        oom_killed | full | tcp refused x3
          listen
          systemctl show ~ ActiveState=active => ActiveState=failed
          systemctl show ~ Result=success => Result=oom-kill
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:58:11+0000 shop kernel: Out of memory: Killed process 811 (nginx) total-vm:1200000kB, anon-rss:900000kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:2000kB oom_score_adj:0 <<

        crash_loop | full | tcp refused x2; tcp ok; tls ok; tcp refused
          listen
          systemctl show ~ ActiveState=active => ActiveState=activating
          systemctl show ~ SubState=running => SubState=auto-restart
          systemctl show ~ Result=success => Result=core-dump
          systemctl show ~ NRestarts=0 => NRestarts=41
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:59:58+0000 shop kernel: nginx[2044]: segfault at 28 ip 0000000000442d7c sp 00007fffb0a70ca0 error 4 in nginx[413000+b1000] <<

        restart_window | full | tcp refused; tcp ok; tls ok; http 200
          systemctl show ~ ActiveState=active => ActiveState=active <<
          systemctl show ~ ActiveEnterTimestamp=Wed 2026-11-11 08:00:00 UTC => ActiveEnterTimestamp=Sat 2026-11-21 09:00:01 UTC

        host_down | full | tcp timed_out x3; port 4 timed_out; port 80 timed_out
          /proc/uptime ~ 900000.00 3500000.00 => 12.00 30.00 <<
          systemctl show ~ ActiveEnterTimestamp=Wed 2026-11-11 08:00:00 UTC => ActiveEnterTimestamp=Sat 2026-11-21 09:00:15 UTC

        overloaded | full | tcp ok; tcp timed_out; tcp ok again2
          listen 0.0.0.0:443 512/511
          /var/log/nginx/error.log += 2026/11/21 08:59:59 [alert] 812#812: 1024 worker_connections are not enough <<
          /proc/pressure/cpu ~ avg60=1.20 => avg60=92.40

        descriptors_exhausted | full | tcp ok; tls timed_out
          processes ~ 812	120	1024 => 812	1024	1024 <<

        descriptors_exhausted | full | tcp ok; tls timed_out
          /var/log/nginx/error.log += 2026/11/21 08:59:59 [crit] 812#812: accept4() failed (24: Too many open files) <<

        not_listening_on_port | full | tcp refused x3; port 80 ok
          listen 0.0.0.0:80 [::]:80 <<

        loopback_only_bind | full | tcp refused x3
          listen 127.0.0.1:443 127.0.0.1:80 <<

        address_family_mismatch | full | tcp ok; v6 tcp refused
          listen 0.0.0.0:443 0.0.0.0:80 <<

        address_family_mismatch | full | tcp refused x3; port 80 refused
          listen [::]:443 [::]:80 <<

        overloaded | full | tcp ok; tls timed_out
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:59:59+0000 shop kernel: cgroup: fork rejected by pids controller in /system.slice/nginx.service <<
          /proc/loadavg ~ 0.40 => 60.40

        port_mapping_missing | full | tcp refused x3
          ip -o addr show ~ 203.0.113.10/24 => 10.0.0.5/24 <<

        upstream_down | full | tcp ok; tls ok; http 502
          /var/log/nginx/error.log += 2026/11/21 09:00:02 [error] 812#812: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 172.70.1.9, server: shop.example, request: "GET / HTTP/1.1", upstream: "http://127.0.0.1:8080/", host: "shop.example" <<

        firewall_rejects_edge | full | tcp ok; tls ok; http 200; edge 521
          iptables-save += -A INPUT ! -s 192.0.2.0/24 -p tcp -m tcp --dport 443 -j REJECT --reject-with icmp-port-unreachable <<

        firewall_drops_edge | full | tcp ok; tls ok; http 200; edge 522
          iptables-save += -A INPUT ! -s 192.0.2.0/24 -p tcp -m tcp --dport 443 -j DROP <<

        firewall_blocks_some_edge_ranges | full | tcp ok; tls ok; http 200
          iptables-save += -A INPUT -s 172.64.0.0/13 -p tcp -m tcp --dport 443 -j DROP <<

        edge_address_banned | full | tcp ok; tls ok; http 200; edge 521
          fail2ban-client banned ~ 'nginx-limit-req': [] => 'nginx-limit-req': ['172.70.1.9'] <<
          /var/log/fail2ban.log += 2026-11-21 08:59:04,147 fail2ban.actions [1550]: NOTICE  [nginx-limit-req] Ban 172.70.1.9
          iptables-save += -A INPUT -s 172.70.1.9/32 -p tcp -m multiport --dports 80,443 -j REJECT --reject-with icmp-port-unreachable

        rate_limited | full | tcp ok; tls ok; http 200; http 429
          /var/log/nginx/error.log += 2026/11/21 09:00:03 [error] 812#812: *7 limiting requests, excess: 20.4 by zone "one", client: 172.70.1.9, server: shop.example, request: "GET / HTTP/1.1", host: "shop.example" <<

        conntrack_full | full | tcp ok; tcp timed_out x2
          /proc/sys/net/netfilter/nf_conntrack_count ~ 900 => 65536 <<
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:59:59+0000 shop kernel: nf_conntrack: nf_conntrack: table full, dropping packet

        conntrack_full | full | tcp ok; tcp timed_out x2
          /proc/sys/net/netfilter/nf_conntrack_count gone
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:59:59+0000 shop kernel: nf_conntrack: nf_conntrack: table full, dropping packet <<

        provider_firewall | full | tcp timed_out x3; port 4 timed_out
          ip -o addr show ~ 203.0.113.10/24 => 10.0.0.5/24 <<

        waf_blocks_request | full | tcp ok; tls ok; http 403 blocked
          /var/log/nginx/error.log += 2026/11/21 09:00:03 [error] 812#812: *7 access forbidden by rule, client: 172.70.1.9, server: shop.example, request: "GET / HTTP/1.1", host: "shop.example" <<
        """;

    /** Not this cause, although the folder looks like it at a glance. */
    private static final String NEAR_MISSES = """
        web_server_config_invalid | full | tcp ok; tls not_tls
          listen
          node listens 0.0.0.0:443 [::]:443
          processes -= nginx
          systemctl show gone
          nginx -T gone
          nginx -t gone
          /var/log/nginx/error.log gone

        tls_not_enabled_on_port | full | tcp ok; tls not_tls
          listen
          node listens 0.0.0.0:443 [::]:443
          processes -= nginx
          systemctl show ~ ActiveState=active => ActiveState=inactive

        overloaded | full | tcp ok; tls ok; http 200; edge 200
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:40:00+0000 shop kernel: watchdog: BUG: soft lockup - CPU#2 stuck for 26s! [nginx:812]

        overloaded | full | tcp ok; tls ok; http 200; edge 200
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:40:00+0000 shop kernel: INFO: task nginx:812 blocked for more than 120 seconds.

        overloaded | full | tcp ok; tls ok; http 200; edge 200
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:40:00+0000 shop kernel: TCP: out of memory -- consider tuning tcp_mem

        application_error | full | tcp ok; tls ok; http 200; edge 200
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:40:00+0000 shop kernel: EXT4-fs (sda1): Remounting filesystem read-only

        path_lossy | full | tcp ok; tls ok; http 200; edge 200
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:40:00+0000 shop kernel: neighbour: arp_cache: neighbor table overflow!

        overloaded | full | tcp ok; tls ok; http 200; edge 200
          /var/log/php8.2-fpm.log += [21-Nov-2026 08:40:58] WARNING: [pool www] server reached pm.max_children setting (5), consider raising it

        overloaded | full | tcp ok; tls ok; http 502
          /var/log/php8.2-fpm.log += [14-Nov-2026 08:59:58] WARNING: [pool www] server reached pm.max_children setting (5), consider raising it
          /var/log/nginx/error.log += 2026/11/21 09:00:02 [error] 812#812: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 172.70.1.9, server: shop.example, request: "GET / HTTP/1.1", upstream: "fastcgi://127.0.0.1:9000"

        response_empty | full | tcp ok; tls ok; http 200; edge 200
          nginx -T += server { listen 443 ssl default_server; server_name _; return 444; }

        edge_address_banned | full | tcp ok; tls ok; http 200; edge 521
          /var/log/fail2ban.log += 2026-11-21 08:10:04,147 fail2ban.actions [1550]: NOTICE  [nginx-limit-req] Ban 172.70.1.9
          /var/log/fail2ban.log += 2026-11-21 08:40:04,147 fail2ban.actions [1550]: NOTICE  [nginx-limit-req] Unban 172.70.1.9

        waf_blocks_request | full | tcp ok; tls ok; http empty_response
          nginx -T += # configuration file /etc/nginx/sites-enabled/admin:
          nginx -T += server { listen 443 ssl; server_name admin.example; if ($bad) { return 444; } }

        client_certificate_required | full | tcp ok; tls ok; http 400
          nginx -T += # configuration file /etc/nginx/sites-enabled/admin:
          nginx -T += server { listen 443 ssl; server_name admin.example; ssl_verify_client on; }

        overloaded | full | tcp ok; tls timed_out
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-14T08:59:58+0000 shop kernel: watchdog: BUG: soft lockup - CPU#2 stuck for 26s! [nginx:812]

        oom_killed | full | tcp ok; tls ok; http 502
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:58:11+0000 shop kernel: Out of memory: Killed process 1401 (php-fpm8.2) total-vm:1200000kB, anon-rss:900000kB, file-rss:0kB
          /var/log/nginx/error.log += 2026/11/21 09:00:02 [error] 812#812: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 172.70.1.9, upstream: "fastcgi://127.0.0.1:9000"

        oom_killed | full | tcp refused x3; port 80 refused
          listen
          systemctl show ~ ActiveState=active => ActiveState=inactive
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-14T08:58:11+0000 shop kernel: Out of memory: Killed process 811 (nginx) total-vm:1200000kB, anon-rss:900000kB, file-rss:0kB

        oom_killed | full | tcp refused x3; port 80 refused
          listen
          systemctl show ~ ActiveState=active => ActiveState=inactive
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:58:11+0000 shop kernel: nginx invoked oom-killer: gfp_mask=0x140dca, order=0, oom_score_adj=0
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:58:11+0000 shop kernel: Out of memory: Killed process 1500 (mysqld) total-vm:1200000kB, anon-rss:900000kB, file-rss:0kB

        web_server_config_invalid | full | tcp ok; tls ok; http 502
          nginx -t ~ test is successful => test failed
          /var/log/nginx/error.log += 2026/11/21 09:00:02 [error] 812#812: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 172.70.1.9

        loopback_only_bind | full | tcp refused x3; port 80 refused
          listen
          systemctl show ~ ActiveState=active => ActiveState=inactive

        loopback_only_bind | full | tcp ok; tls ok; http 200; edge 200
          listen 127.0.0.1:443 0.0.0.0:443 [::]:443 0.0.0.0:80

        web_server_stopped | full | tcp refused x3; port 80 ok
          listen 0.0.0.0:80 [::]:80

        firewall_drops_edge | full | tcp ok; tls ok; http 200; edge 521
          iptables-save += -A INPUT -p tcp -m tcp --dport 443 -j LOG --log-prefix "DROP "
          iptables-save += -A INPUT ! -s 192.0.2.0/24 -p tcp -m tcp --dport 443 -j REJECT --reject-with tcp-reset

        firewall_drops_edge | full | tcp ok; tls ok; http 200; edge 200
          iptables-save += -A INPUT -p tcp -m tcp --dport 443 -j ACCEPT
          iptables-save += -A INPUT -p tcp -m tcp --dport 443 -j DROP

        firewall_drops_edge | full | tcp refused x3; port 80 refused
          listen
          systemctl show ~ ActiveState=active => ActiveState=inactive
          iptables-save += -A INPUT -p tcp -m tcp --dport 8443 -j DROP

        firewall_blocks_some_edge_ranges | full | tcp ok; tls ok; http 200; edge 200
          iptables-save += -A INPUT -s 198.51.100.0/24 -p tcp -m tcp --dport 443 -j DROP

        edge_address_banned | full | tcp ok; tls ok; http 200; edge 200
          fail2ban-client banned ~ 'nginx-limit-req': [] => 'nginx-limit-req': ['198.51.100.77']

        edge_address_banned | full | tcp ok; tls ok; http 200; edge 200
          /var/log/fail2ban.log += 2026-11-19 08:59:04,147 fail2ban.actions [1550]: NOTICE  [nginx-limit-req] Ban 172.70.1.9

        conntrack_full | full | tcp ok; tcp timed_out; tcp ok again2
          listen 0.0.0.0:443 512/511
          /var/log/nginx/error.log += 2026/11/21 08:59:59 [alert] 812#812: 1024 worker_connections are not enough

        rate_limited | full | tcp ok; tls ok; http 200; edge 200
          /var/log/nginx/error.log += 2026/11/21 09:00:03 [error] 812#812: *7 limiting requests, excess: 20.4 by zone "one", client: 198.51.100.7, server: shop.example

        crash_loop | full | tcp ok; tls ok; http 502
          journalctl -k -n 20000 -o short-iso --no-pager -q += 2026-11-21T08:59:58+0000 shop kernel: php-fpm8.2[2044]: segfault at 28 ip 0000000000442d7c sp 00007fffb0a70ca0 error 4 in php-fpm8.2[413000+b1000]
          /var/log/nginx/error.log += 2026/11/21 09:00:02 [error] 812#812: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 172.70.1.9

        host_down | full | tcp timed_out x3; port 4 refused
          iptables-save += -A INPUT ! -s 192.0.2.0/24 -p tcp -m tcp --dport 443 -j DROP

        overloaded | full | tcp ok; tls timed_out
          processes ~ 812	120	1024 => 812	1024	1024
          /var/log/nginx/error.log += 2026/11/21 08:59:59 [crit] 812#812: accept4() failed (24: Too many open files)
        """;
    // spotless:on

    private static final Set<Cause.Group> ON_THE_MACHINE =
            EnumSet.of(Cause.Group.ORIGIN_PROCESS, Cause.Group.LISTENING, Cause.Group.FIREWALL);

    /** One case of a table. */
    private record Row(String cause, String mode, String seen, List<String> changes) {
        static Stream<Row> of(String table) {
            return Arrays.stream(table.split("\n\n")).map(block -> {
                List<String> lines = block.lines().map(String::strip).toList();
                String[] head = lines.get(0).split(" \\| ");
                return new Row(head[0], head[1], head[2], lines.subList(1, lines.size()));
            });
        }

        Diagnosis diagnosed(HostFolder machine, Path folder) throws Exception {
            Case given = Sights.of(SslMode.byId(mode).orElseThrow(), seen);
            return Judgement.of(given.with(machine.collected(folder)));
        }

        Cause wanted() {
            return Cause.byId(cause).orElseThrow();
        }

        @Override
        public String toString() {
            return cause + ": " + String.join("; ", changes);
        }
    }

    static Stream<Row> proved() {
        return Row.of(PROVED);
    }

    static Stream<Row> nearMisses() {
        return Row.of(NEAR_MISSES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proved")
    void theFolderProvesTheCauseAndThePlantedLineIsQuoted(Row row, @TempDir Path folder) throws Exception {
        HostFolder machine = HostFolder.of(row.changes());
        Diagnosis diagnosis = row.diagnosed(machine, folder);
        RankedCause first = diagnosis.causes().get(0);

        assertThat(first.cause()).as(shown(diagnosis)).isEqualTo(row.wanted());
        assertThat(first.probability()).as(shown(diagnosis)).isGreaterThanOrEqualTo(0.9);
        for (String line : machine.planted()) {
            assertThat(first.evidence().stream()
                            .filter(each -> each.weight() > 0)
                            .anyMatch(each -> quotes(machine, each, line)))
                    .as(line + "\n" + shown(diagnosis))
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "not {0}")
    @MethodSource("nearMisses")
    void whatOnlyLooksLikeItIsNotTakenForIt(Row row, @TempDir Path folder) throws Exception {
        Diagnosis diagnosis = row.diagnosed(HostFolder.of(row.changes()), folder);

        assertThat(diagnosis.causes().get(0).cause()).as(shown(diagnosis)).isNotEqualTo(row.wanted());
    }

    @Test
    void everyCauseOnTheMachineIsProved() {
        assertThat(proved().map(Row::wanted))
                .containsAll(Stream.of(Cause.values())
                        .filter(cause -> ON_THE_MACHINE.contains(cause.group()))
                        .toList());
    }

    /** A finding quotes a line that it repeats, or names by its number. */
    private static boolean quotes(HostFolder machine, Evidence evidence, String line) {
        if (line.equals(HostFolder.LISTENERS)) {
            return evidence.finding().source().startsWith(line + ":");
        }
        return evidence.finding().says().english().contains(line)
                || machine.line(evidence.finding().source())
                        .filter(line::equals)
                        .isPresent();
    }

    private static String shown(Diagnosis diagnosis) {
        String ranking = diagnosis.causes().stream()
                .limit(4)
                .map(each -> "%s %.3f".formatted(each.cause().id(), each.probability()))
                .collect(Collectors.joining(", "));
        return ranking + "\n"
                + diagnosis.causes().get(0).evidence().stream()
                        .map(each -> "%+.1f %s: %s (%s)"
                                .formatted(
                                        each.weight(),
                                        each.finding().id(),
                                        each.finding().says().english(),
                                        each.finding().source()))
                        .collect(Collectors.joining("\n"));
    }
}
