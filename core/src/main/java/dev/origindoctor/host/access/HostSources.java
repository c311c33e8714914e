package dev.origindoctor.host.access;

import dev.origindoctor.host.privacy.Privacy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every source that is read on a machine, in the order in which they are read. */
public final class HostSources {
    /** Where commands are looked for: after the system's own folders those of web servers that were built by hand or came with a control panel. */
    public static final List<String> COMMAND_FOLDERS = List.of(
            "/usr/sbin",
            "/usr/bin",
            "/sbin",
            "/bin",
            "/usr/local/sbin",
            "/usr/local/bin",
            "/usr/local/nginx/sbin",
            "/usr/local/openresty/nginx/sbin",
            "/usr/local/tengine/sbin",
            "/www/server/nginx/sbin",
            "/usr/local/apache2/bin",
            "/usr/local/apache/bin",
            "/www/server/apache/bin");

    /** The units that matter to a web origin. */
    static final List<String> UNITS = List.of(
            "nginx",
            "apache2",
            "httpd",
            "openresty",
            "haproxy",
            "caddy",
            "varnish",
            "lsws",
            "litespeed",
            "lighttpd",
            "php-fpm",
            "php8.5-fpm",
            "php8.4-fpm",
            "php8.3-fpm",
            "php8.2-fpm",
            "php8.1-fpm",
            "php7.4-fpm",
            "mysql",
            "mariadb",
            "docker",
            "fail2ban",
            "lfd",
            "firewalld",
            "ufw",
            "nftables");

    private static final int LARGE = 32 << 20;
    private static final int HUGE = 96 << 20;
    private static final String PROPERTIES = "Id,LoadState,ActiveState,SubState,Result,ExecMainCode,ExecMainStatus,"
            + "NRestarts,MainPID,Restart,ActiveEnterTimestamp,InactiveEnterTimestamp,StateChangeTimestamp,UnitFileState,"
            + "LimitNOFILE,LimitNOFILESoft,TasksMax,TasksCurrent,MemoryMax,MemoryHigh,MemoryCurrent,OOMPolicy,"
            + "IPAddressAllow,IPAddressDeny,SocketBindDeny,RestrictAddressFamilies,PrivateNetwork,ControlGroup";

    public static final HostSource ZONE = HostSource.command("date +%z");
    public static final HostSource USER = HostSource.command("id -u");
    public static final HostSource UPTIME = HostSource.file("/proc/uptime");
    public static final HostSource PROCESSORS = HostSource.command("nproc");

    public static final HostSource TCP = HostSource.file("/proc/net/tcp").upTo(LARGE);
    public static final HostSource TCP6 = HostSource.file("/proc/net/tcp6").upTo(LARGE);
    public static final HostSource SS = HostSource.command("ss -Htlnpe");
    public static final HostSource NETSTAT = HostSource.command("netstat -tlnp");
    public static final HostSource PROCESSES =
            new HostSource(HostSource.Kind.PROCESSES, "processes", "processes", Privacy.NOTHING_PRIVATE, LARGE, false);

    /** How many sockets there are, and how many pages they take. */
    public static final HostSource SOCKETS = HostSource.file("/proc/net/sockstat");

    public static final List<HostSource> COUNTERS = Stream.concat(
                    files("/proc/net/netstat", "/proc/net/snmp").stream(),
                    Stream.of(SOCKETS, HostSource.file("/proc/net/stat/nf_conntrack")))
            .toList();
    /** Read once more at the end: what grew in between grows now. */
    public static final List<HostSource> COUNTERS_AGAIN = List.of(
            HostSource.file("/proc/net/netstat").named("/proc/net/netstat (again)"),
            HostSource.file("/proc/net/snmp").named("/proc/net/snmp (again)"));

    public static final List<HostSource> SETTINGS = files(
            "/proc/sys/net/ipv4/tcp_abort_on_overflow",
            "/proc/sys/net/ipv4/tcp_max_syn_backlog",
            "/proc/sys/net/ipv4/tcp_mem",
            "/proc/sys/net/ipv4/tcp_syncookies",
            "/proc/sys/net/ipv4/ip_forward",
            "/proc/sys/net/ipv4/icmp_ratelimit",
            "/proc/sys/net/ipv4/conf/all/rp_filter",
            "/proc/sys/net/ipv4/conf/default/rp_filter",
            "/proc/sys/net/ipv6/bindv6only",
            "/proc/sys/net/ipv6/conf/all/disable_ipv6",
            "/proc/sys/net/core/somaxconn",
            "/proc/sys/net/netfilter/nf_conntrack_count",
            "/proc/sys/net/netfilter/nf_conntrack_max");

    public static final HostSource ADDRESSES = HostSource.command("ip -o addr show");
    public static final HostSource ROUTES = HostSource.command("ip route show table all");
    public static final HostSource ROUTES6 = HostSource.command("ip -6 route show table all");

    public static final HostSource IPTABLES =
            HostSource.command("iptables-save").keeping(Privacy.COMMENTS).upTo(LARGE);
    public static final HostSource IP6TABLES =
            HostSource.command("ip6tables-save").keeping(Privacy.COMMENTS).upTo(LARGE);
    public static final HostSource IPTABLES_LEGACY =
            HostSource.command("iptables-legacy-save").keeping(Privacy.COMMENTS).upTo(LARGE);
    public static final HostSource IP6TABLES_LEGACY = HostSource.command("ip6tables-legacy-save")
            .keeping(Privacy.COMMENTS)
            .upTo(LARGE);
    public static final HostSource IPSET =
            HostSource.command("ipset save").keeping(Privacy.COMMENTS).upTo(HUGE);
    public static final HostSource NFT_JSON = HostSource.command("nft -j list ruleset")
            .keeping(Privacy.JSON_COMMENTS)
            .upTo(HUGE);
    public static final HostSource NFT =
            HostSource.command("nft list ruleset").keeping(Privacy.COMMENTS).upTo(LARGE);

    public static final HostSource UFW =
            HostSource.command("ufw status verbose").keeping(Privacy.COMMENTS);
    public static final HostSource FIREWALLD =
            HostSource.command("firewall-cmd --list-all-zones").keeping(Privacy.SECRETS);
    public static final HostSource FAIL2BAN = HostSource.command("fail2ban-client status");
    public static final HostSource FAIL2BAN_BANNED = HostSource.command("fail2ban-client banned");
    public static final HostSource CSF_CONF =
            HostSource.file("/etc/csf/csf.conf").keeping(Privacy.CSF);
    public static final HostSource CSF_DENY =
            HostSource.file("/etc/csf/csf.deny").keeping(Privacy.SECRETS);
    public static final HostSource CSF_ALLOW =
            HostSource.file("/etc/csf/csf.allow").keeping(Privacy.SECRETS);
    public static final HostSource CSF_IGNORE =
            HostSource.file("/etc/csf/csf.ignore").keeping(Privacy.SECRETS);
    public static final HostSource CSF_TEMPORARY =
            HostSource.file("/var/lib/csf/csf.tempban").keeping(Privacy.SECRETS);
    public static final HostSource HOSTS_ALLOW =
            HostSource.file("/etc/hosts.allow").keeping(Privacy.SECRETS);
    public static final HostSource HOSTS_DENY =
            HostSource.file("/etc/hosts.deny").keeping(Privacy.SECRETS);

    public static final HostSource UNIT_STATES = HostSource.command("systemctl show --no-pager --property=" + PROPERTIES
                    + " "
                    + String.join(
                            " ", UNITS.stream().map(unit -> unit + ".service").toList()))
            .named("systemctl show");
    public static final HostSource FAILED_UNITS = HostSource.command(
                    "systemctl list-units --failed --no-pager --no-legend --plain --full")
            .keeping(Privacy.SECRETS);

    public static final HostSource NGINX_TEST =
            HostSource.command("nginx -t").withErrors().keeping(Privacy.SECRETS);
    public static final HostSource NGINX =
            HostSource.command("nginx -T").keeping(Privacy.NGINX).upTo(LARGE);
    public static final List<HostSource> NGINX_FILES = Stream.of(
                    "/etc/nginx/nginx.conf",
                    "/etc/nginx/conf.d/*.conf",
                    "/etc/nginx/sites-enabled/*",
                    "/etc/nginx/snippets/*",
                    "/usr/local/nginx/conf/*.conf",
                    "/usr/local/nginx/conf/vhost/*.conf",
                    "/usr/local/openresty/nginx/conf/*.conf",
                    "/usr/local/tengine/conf/*.conf",
                    "/etc/nginx/plesk.conf.d/vhosts/*.conf",
                    "/www/server/nginx/conf/*.conf",
                    "/www/server/panel/vhost/nginx/*.conf")
            .map(path -> HostSource.file(path).files().keeping(Privacy.NGINX))
            .toList();
    /** With {@code -S} it would pass over files of certificates that are not there. */
    public static final HostSource APACHE_TEST =
            HostSource.command("apachectl -t").withErrors().keeping(Privacy.SECRETS);
    /** Where apachectl starts and stops only, as with Red Hat, the server itself is asked. */
    public static final HostSource HTTPD_TEST =
            HostSource.command("httpd -t").withErrors().keeping(Privacy.SECRETS);

    public static final List<HostSource> APACHE_FILES = Stream.of(
                    "/etc/apache2/apache2.conf",
                    "/etc/apache2/ports.conf",
                    "/etc/apache2/mods-enabled/*",
                    "/etc/apache2/conf-enabled/*.conf",
                    "/etc/apache2/sites-enabled/*",
                    "/etc/httpd/conf/httpd.conf",
                    "/etc/httpd/conf.modules.d/*.conf",
                    "/etc/httpd/conf.d/*.conf",
                    "/etc/apache2/conf/httpd.conf")
            .map(path -> HostSource.file(path).files().keeping(Privacy.APACHE))
            .toList();

    public static final List<HostSource> STALLS =
            files("/proc/pressure/cpu", "/proc/pressure/memory", "/proc/pressure/io");
    public static final HostSource MEMORY = HostSource.file("/proc/meminfo");
    public static final HostSource LOAD = HostSource.file("/proc/loadavg");
    public static final HostSource DESCRIPTORS = HostSource.file("/proc/sys/fs/file-nr");
    /** Of each group: events, current values and limits, of version 2 and of version 1. */
    public static final List<HostSource> GROUPS = Stream.of(
                    "/sys/fs/cgroup/%s",
                    "/sys/fs/cgroup/system.slice/*.service/%s",
                    "/sys/fs/cgroup/memory/%s",
                    "/sys/fs/cgroup/memory/system.slice/*.service/%s")
            .flatMap(place -> Stream.of(
                            "memory.events",
                            "memory.current",
                            "memory.max",
                            "pids.events",
                            "pids.current",
                            "pids.max",
                            "cpu.stat",
                            "memory.oom_control",
                            "memory.usage_in_bytes",
                            "memory.limit_in_bytes")
                    .map(place::formatted))
            .map(path -> HostSource.file(path).files())
            .toList();

    public static final HostSource JOURNAL_KERNEL = HostSource.command(
                    "journalctl -k -n 20000 -o short-iso --no-pager -q")
            .keeping(Privacy.LOG)
            .fromEnd();
    public static final HostSource JOURNAL_UNITS = HostSource.command("journalctl -n 20000 -o short-iso --no-pager -q "
                    + String.join(" ", UNITS.stream().map(unit -> "-u " + unit).toList()))
            .named("journalctl of the units")
            .keeping(Privacy.LOG)
            .fromEnd();
    public static final HostSource DMESG =
            HostSource.command("dmesg").keeping(Privacy.LOG).fromEnd();
    public static final List<HostSource> LOGS = Stream.of(
                    "/var/log/kern.log",
                    "/var/log/kern.log.1",
                    "/var/log/messages",
                    "/var/log/messages-*",
                    "/var/log/messages.1",
                    "/var/log/syslog",
                    "/var/log/syslog.1",
                    "/var/log/nginx/*error*",
                    "/var/log/apache2/*error*",
                    "/var/log/httpd/*error*",
                    "/usr/local/apache/logs/error_log",
                    "/var/log/fail2ban.log",
                    "/var/log/fail2ban.log.1",
                    "/var/log/fail2ban.log.2.gz",
                    "/var/log/lfd.log",
                    "/var/log/lfd.log.1",
                    "/var/log/haproxy.log",
                    "/var/log/haproxy.log.1",
                    "/usr/local/lsws/logs/error.log",
                    "/usr/local/lsws/logs/stderr.log",
                    "/var/log/php*fpm.log*",
                    "/var/log/php-fpm/*error*",
                    "/usr/local/nginx/logs/*error*",
                    "/usr/local/openresty/nginx/logs/*error*")
            .map(HostSource::log)
            .toList();
    /** A control panel has one or two for each of its sites, which may be many. */
    public static final List<HostSource> LOGS_OF_SITES = Stream.of(
                    "/var/www/vhosts/system/*/logs/*error*",
                    "/var/log/httpd/domains/*error*",
                    "/var/log/nginx/domains/*error*",
                    "/var/log/virtualmin/*error*",
                    "/www/wwwlogs/*error*")
            .map(pattern -> HostSource.log(pattern).upTo(1 << 20))
            .toList();

    private HostSources() {}

    private static List<HostSource> files(String... paths) {
        return Stream.of(paths).map(HostSource::file).toList();
    }

    /** What fail2ban says of a jail that its status names. */
    public static HostSource jail(String name) {
        return HostSource.command("fail2ban-client status " + name);
    }

    /** A log that a configuration names. */
    public static HostSource logAt(String path) {
        return HostSource.log(path).at(path);
    }

    /** A file of certificates that a configuration names. */
    public static HostSource certificatesAt(String path) {
        return HostSource.file(path).upTo(1 << 20);
    }

    /** All of them. */
    public static List<HostSource> all() {
        List<HostSource> all = new ArrayList<>(COUNTERS);
        all.addAll(List.of(ZONE, USER, UPTIME, PROCESSORS, TCP, TCP6, SS, NETSTAT, PROCESSES));
        all.addAll(SETTINGS);
        all.addAll(List.of(ADDRESSES, ROUTES, ROUTES6));
        all.addAll(List.of(IPTABLES, IP6TABLES, IPTABLES_LEGACY, IP6TABLES_LEGACY, IPSET, NFT_JSON, NFT));
        all.addAll(List.of(UFW, FIREWALLD, FAIL2BAN, FAIL2BAN_BANNED, CSF_CONF, CSF_DENY, CSF_ALLOW, CSF_IGNORE));
        all.addAll(List.of(CSF_TEMPORARY, HOSTS_ALLOW, HOSTS_DENY, UNIT_STATES, FAILED_UNITS));
        all.addAll(List.of(NGINX_TEST, NGINX));
        all.addAll(NGINX_FILES);
        all.addAll(List.of(APACHE_TEST, HTTPD_TEST));
        all.addAll(APACHE_FILES);
        all.addAll(STALLS);
        all.addAll(List.of(MEMORY, LOAD, DESCRIPTORS));
        all.addAll(GROUPS);
        all.addAll(List.of(JOURNAL_KERNEL, JOURNAL_UNITS, DMESG));
        all.addAll(LOGS);
        all.addAll(LOGS_OF_SITES);
        all.addAll(COUNTERS_AGAIN);
        return all;
    }
}
