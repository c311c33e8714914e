package dev.origindoctor.inference;

import dev.origindoctor.diagnosis.NextCheck;
import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.finding.Topic;
import dev.origindoctor.language.Phrases;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person can look at, with the command to paste. A cost of 1 is one harmless command on the origin. */
enum Check {
    LISTENERS(Topic.LISTENER, 1, "ss -ltnp 'sport = :{port}'"),
    SERVICE(Topic.SERVICE, 1, "systemctl status nginx apache2 httpd lsws caddy haproxy --no-pager"),
    CONFIGURATION(Topic.CONFIGURATION, 1.2, "nginx -t || apachectl configtest"),
    MEMORY_KILLS(
            Topic.MEMORY_KILLS, 1.2, "journalctl -k --since -24h --no-pager | grep -i -E 'killed process|oom-kill'"),
    CRASHES(
            Topic.CRASHES,
            1.3,
            "journalctl --since -24h --no-pager | grep -i -E 'segfault|exited on signal|core dumped'"),
    FIREWALL(Topic.FIREWALL, 1.5, "iptables-save; ip6tables-save; nft list ruleset"),
    BANS(Topic.BANS, 1.2, "fail2ban-client banned; csf -t"),
    QUEUE(Topic.QUEUE, 1.2, "ss -lnt 'sport = :{port}'; nstat -az TcpExtListenOverflows TcpExtListenDrops"),
    DESCRIPTORS(
            Topic.DESCRIPTORS,
            1.5,
            "grep -h 'Too many open files' /var/log/nginx/error.log /var/log/apache2/error.log | tail -n 5"),
    SITE(
            Topic.SITE,
            1.2,
            "nginx -T 2>/dev/null | grep -nE 'server_name|listen|ssl_verify_client|deny'; "
                    + "grep -rnE 'SSLVerifyClient|Require ' /etc/apache2 /etc/httpd 2>/dev/null"),
    UPSTREAM(Topic.UPSTREAM, 1.2, "tail -n 50 /var/log/nginx/error.log /var/log/apache2/error.log"),
    CONNECTION_TABLE(Topic.CONNTRACK, 1, "sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max"),
    PRESSURE(Topic.PRESSURE, 1, "head /proc/pressure/cpu /proc/pressure/memory /proc/pressure/io; uptime"),
    PUBLISHED_PORTS(Topic.MAPPING, 1.2, "docker ps --format '{{.Names}} {{.Ports}}'"),
    HOST_ADDRESSES(Topic.HOST_ADDRESS, 1, "ip -brief address"),
    HOST(Topic.HOST, 1.5, null),
    THROUGH_EDGE(Topic.VIA_EDGE, 1, "curl -sS -o /dev/null -D - https://{host}{path}"),
    HANDSHAKE(Topic.HANDSHAKE, 1.2, "openssl s_client -connect {address}:{port} -servername {host} </dev/null"),
    PAGE(
            Topic.PAGE,
            1.2,
            "curl -skS -o /dev/null -D - --resolve '{host}:{port}:{address}' '{scheme}://{host}:{port}{path}'"),
    NAME(Topic.NAME, 1, "dig +short {host} A {host} AAAA");

    private final String id = name().toLowerCase(Locale.ROOT);
    private final Topic topic;
    private final double cost;
    private final @Nullable String command;

    Check(Topic topic, double cost, @Nullable String command) {
        this.topic = topic;
        this.cost = cost;
        this.command = command;
    }

    Topic topic() {
        return topic;
    }

    double cost() {
        return cost;
    }

    /** Whether it is a connection to the origin, which where every probe ends at the port ends there too. */
    boolean needsConnection() {
        return this == HANDSHAKE || this == PAGE;
    }

    NextCheck asked(Place place, double gain) {
        return asked(place, gain, false);
    }

    /** The same where {@code shut} says that the port is closed to strangers: what needs it is done on the machine itself. */
    NextCheck asked(Place place, double gain, boolean shut) {
        String filled = command == null ? null : place.fill(command);
        Phrase text = Phrases.of(
                "check." + id + (shut && needsConnection() ? ".there" : ""),
                place.port(),
                place.fill("{address}"),
                place.host());
        return new NextCheck(id, text, filled, gain);
    }
}
