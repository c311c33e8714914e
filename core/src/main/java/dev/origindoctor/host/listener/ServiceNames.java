package dev.origindoctor.host.listener;

import java.util.Map;
import java.util.OptionalInt;

/** Port numbers behind the names that listings without {@code -n} show: those that stand near a web server. */
final class ServiceNames {
    private static final Map<String, Integer> PORTS = Map.ofEntries(
            Map.entry("ftp", 21),
            Map.entry("ssh", 22),
            Map.entry("telnet", 23),
            Map.entry("smtp", 25),
            Map.entry("domain", 53),
            Map.entry("http", 80),
            Map.entry("pop3", 110),
            Map.entry("sunrpc", 111),
            Map.entry("imap", 143),
            Map.entry("imap2", 143),
            Map.entry("https", 443),
            Map.entry("urd", 465),
            Map.entry("smtps", 465),
            Map.entry("submissions", 465),
            Map.entry("submission", 587),
            Map.entry("ipp", 631),
            Map.entry("domain-s", 853),
            Map.entry("rsync", 873),
            Map.entry("imaps", 993),
            Map.entry("pop3s", 995),
            Map.entry("mysql", 3306),
            Map.entry("postgresql", 5432),
            Map.entry("amqp", 5672),
            Map.entry("redis", 6379),
            Map.entry("http-alt", 8080),
            Map.entry("webcache", 8080),
            Map.entry("tproxy", 8081),
            Map.entry("pcsync-https", 8443));

    private ServiceNames() {}

    static OptionalInt port(String text) {
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            return port >= 1 && port <= 65_535 ? OptionalInt.of(port) : OptionalInt.empty();
        }
        Integer port = PORTS.get(text);
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }
}
