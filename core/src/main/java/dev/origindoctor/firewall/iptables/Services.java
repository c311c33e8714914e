package dev.origindoctor.firewall.iptables;

import java.util.Map;
import java.util.regex.Pattern;

/** Ports by the names that people use for them in rules, as /etc/services has them. */
final class Services {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");

    private static final Map<String, Integer> PORTS = Map.ofEntries(
            Map.entry("tcpmux", 1),
            Map.entry("echo", 7),
            Map.entry("discard", 9),
            Map.entry("systat", 11),
            Map.entry("daytime", 13),
            Map.entry("netstat", 15),
            Map.entry("ftp-data", 20),
            Map.entry("ftp", 21),
            Map.entry("ssh", 22),
            Map.entry("telnet", 23),
            Map.entry("smtp", 25),
            Map.entry("time", 37),
            Map.entry("whois", 43),
            Map.entry("tacacs", 49),
            Map.entry("domain", 53),
            Map.entry("bootps", 67),
            Map.entry("bootpc", 68),
            Map.entry("tftp", 69),
            Map.entry("gopher", 70),
            Map.entry("finger", 79),
            Map.entry("http", 80),
            Map.entry("www", 80),
            Map.entry("www-http", 80),
            Map.entry("kerberos", 88),
            Map.entry("pop2", 109),
            Map.entry("pop3", 110),
            Map.entry("pop-3", 110),
            Map.entry("sunrpc", 111),
            Map.entry("portmapper", 111),
            Map.entry("auth", 113),
            Map.entry("ident", 113),
            Map.entry("nntp", 119),
            Map.entry("ntp", 123),
            Map.entry("epmap", 135),
            Map.entry("netbios-ns", 137),
            Map.entry("netbios-dgm", 138),
            Map.entry("netbios-ssn", 139),
            Map.entry("imap", 143),
            Map.entry("imap2", 143),
            Map.entry("snmp", 161),
            Map.entry("snmp-trap", 162),
            Map.entry("snmptrap", 162),
            Map.entry("bgp", 179),
            Map.entry("irc", 194),
            Map.entry("ldap", 389),
            Map.entry("https", 443),
            Map.entry("microsoft-ds", 445),
            Map.entry("submissions", 465),
            Map.entry("urd", 465),
            Map.entry("ssmtp", 465),
            Map.entry("smtps", 465),
            Map.entry("isakmp", 500),
            Map.entry("exec", 512),
            Map.entry("login", 513),
            Map.entry("shell", 514),
            Map.entry("syslog", 514),
            Map.entry("printer", 515),
            Map.entry("route", 520),
            Map.entry("rtsp", 554),
            Map.entry("nntps", 563),
            Map.entry("submission", 587),
            Map.entry("ipp", 631),
            Map.entry("ldaps", 636),
            Map.entry("domain-s", 853),
            Map.entry("rsync", 873),
            Map.entry("ftps-data", 989),
            Map.entry("ftps", 990),
            Map.entry("telnets", 992),
            Map.entry("imaps", 993),
            Map.entry("ircs", 994),
            Map.entry("pop3s", 995),
            Map.entry("socks", 1080),
            Map.entry("openvpn", 1194),
            Map.entry("ms-sql-s", 1433),
            Map.entry("l2tp", 1701),
            Map.entry("pptp", 1723),
            Map.entry("radius", 1812),
            Map.entry("radius-acct", 1813),
            Map.entry("nfs", 2049),
            Map.entry("cvspserver", 2401),
            Map.entry("squid", 3128),
            Map.entry("mysql", 3306),
            Map.entry("ms-wbt-server", 3389),
            Map.entry("svn", 3690),
            Map.entry("ipsec-nat-t", 4500),
            Map.entry("sip", 5060),
            Map.entry("sip-tls", 5061),
            Map.entry("xmpp-client", 5222),
            Map.entry("xmpp-server", 5269),
            Map.entry("mdns", 5353),
            Map.entry("postgresql", 5432),
            Map.entry("amqp", 5672),
            Map.entry("x11", 6000),
            Map.entry("redis", 6379),
            Map.entry("ircd", 6667),
            Map.entry("http-alt", 8080),
            Map.entry("webcache", 8080),
            Map.entry("git", 9418),
            Map.entry("webmin", 10000));

    private Services() {}

    /** The port that a name or number means. */
    static int port(String text) {
        Integer known = PORTS.get(text);
        if (known != null) {
            return known;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new UnreadableException("\"" + text + "\" is no port known here");
        }
        return (int) Numbers.read(text, 0, 65535);
    }
}
