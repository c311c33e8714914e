package dev.origindoctor.inference;

import dev.origindoctor.diagnosis.NextCheck;
import dev.origindoctor.finding.Topic;
import java.util.Locale;

/** What a person can look at, with the command to paste. A cost of 1 is one harmless command on the origin. */
enum Check {
    LISTENERS(
            Topic.LISTENER,
            1,
            "on the origin: who listens on port {port}, and on which addresses",
            "ss -ltnp 'sport = :{port}'"),
    SERVICE(
            Topic.SERVICE,
            1,
            "on the origin: whether the web server's service runs, failed, or restarts",
            "systemctl status nginx apache2 httpd lsws caddy haproxy --no-pager"),
    CONFIGURATION(
            Topic.CONFIGURATION,
            1.2,
            "on the origin: whether the web server's configuration is valid",
            "nginx -t || apachectl configtest"),
    MEMORY_KILLS(
            Topic.MEMORY_KILLS,
            1.2,
            "on the origin: whether the kernel killed a process for want of memory",
            "journalctl -k --since -24h --no-pager | grep -i -E 'killed process|oom-kill'"),
    CRASHES(
            Topic.CRASHES,
            1.3,
            "on the origin: whether the web server's processes crash",
            "journalctl --since -24h --no-pager | grep -i -E 'segfault|exited on signal|core dumped'"),
    FIREWALL(
            Topic.FIREWALL,
            1.5,
            "on the origin: what the firewall does to the edge's addresses",
            "iptables-save; ip6tables-save; nft list ruleset"),
    BANS(
            Topic.BANS,
            1.2,
            "on the origin: whether fail2ban or CSF holds addresses of the edge",
            "fail2ban-client banned; csf -t"),
    QUEUE(
            Topic.QUEUE,
            1.2,
            "on the origin: whether the accept queue of port {port} is full (Recv-Q against Send-Q)",
            "ss -lnt 'sport = :{port}'; nstat -az TcpExtListenOverflows TcpExtListenDrops"),
    DESCRIPTORS(
            Topic.DESCRIPTORS,
            1.5,
            "on the origin: whether the web server runs out of descriptors",
            "grep -h 'Too many open files' /var/log/nginx/error.log /var/log/apache2/error.log | tail -n 5"),
    UPSTREAM(
            Topic.UPSTREAM,
            1.2,
            "on the origin: whether the web server can reach what is behind it",
            "tail -n 50 /var/log/nginx/error.log /var/log/apache2/error.log"),
    CONNECTION_TABLE(
            Topic.CONNTRACK,
            1,
            "on the origin: whether the connection table is full",
            "sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max"),
    PRESSURE(
            Topic.PRESSURE,
            1,
            "on the origin: whether processor, memory or disk starve the machine",
            "head /proc/pressure/cpu /proc/pressure/memory /proc/pressure/io; uptime"),
    PUBLISHED_PORTS(
            Topic.MAPPING,
            1.2,
            "on the origin: whether a container publishes port {port}",
            "docker ps --format '{{.Names}} {{.Ports}}'"),
    HOST_ADDRESSES(
            Topic.HOST_ADDRESS,
            1,
            "on the origin: whether {address} is an address of this machine",
            "ip -brief address"),
    HOST(Topic.HOST, 1.5, "in the provider's console: whether the machine with the address {address} runs", null),
    THROUGH_EDGE(
            Topic.VIA_EDGE,
            1,
            "anywhere: what the edge itself answers",
            "curl -sS -o /dev/null -D - https://{host}{path}"),
    HANDSHAKE(
            Topic.HANDSHAKE,
            1.2,
            "anywhere: how the TLS handshake with the origin ends",
            "openssl s_client -connect {address}:{port} -servername {host} </dev/null"),
    PAGE(
            Topic.PAGE,
            1.2,
            "anywhere: what the origin answers, asked directly",
            "curl -skS -o /dev/null -D - --resolve '{host}:{port}:{address}' '{scheme}://{host}:{port}{path}'"),
    NAME(Topic.NAME, 1, "anywhere: what the name servers say of {host}", "dig +short {host} A {host} AAAA");

    private final Topic topic;
    private final double cost;
    private final String text;
    private final @org.jspecify.annotations.Nullable String command;

    Check(Topic topic, double cost, String text, @org.jspecify.annotations.Nullable String command) {
        this.topic = topic;
        this.cost = cost;
        this.text = text;
        this.command = command;
    }

    Topic topic() {
        return topic;
    }

    double cost() {
        return cost;
    }

    NextCheck asked(Place place, double gain) {
        String filled = command == null ? null : place.fill(command);
        return new NextCheck(name().toLowerCase(Locale.ROOT), place.fill(text), filled, gain);
    }
}
