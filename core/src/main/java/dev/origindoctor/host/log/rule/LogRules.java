package dev.origindoctor.host.log.rule;

import java.util.List;
import java.util.Map;

/** What the messages of each program tell; the first rule that fits is taken. */
final class LogRules {
    private static final Map<String, List<LogRule>> BY_PROGRAM = Map.ofEntries(
            Map.entry("kernel", KernelLines.KERNEL),
            Map.entry("systemd", SystemdLines.SYSTEMD),
            Map.entry("oomd", SystemdLines.OOMD),
            Map.entry("crash", SystemdLines.CRASH),
            Map.entry("logger", SystemdLines.LOGGERS),
            Map.entry("nginx", NginxLines.NGINX),
            Map.entry("nginx start", NginxLines.NGINX_START),
            Map.entry("apache", ApacheLines.APACHE),
            Map.entry("fail2ban", GuardLines.FAIL2BAN),
            Map.entry("csf", GuardLines.CSF),
            Map.entry("haproxy", ProxyLines.HAPROXY),
            Map.entry("caddy", ProxyLines.CADDY),
            Map.entry("varnish", ProxyLines.VARNISH),
            Map.entry("litespeed", ProxyLines.LITESPEED),
            Map.entry("php", PhpLines.FPM));

    private LogRules() {}

    static List<LogRule> of(String program) {
        return BY_PROGRAM.getOrDefault(program, List.of());
    }
}
