package dev.origindoctor.host;

import dev.origindoctor.host.webserver.ConfigurationPrivacy;
import java.util.regex.Pattern;

/** What is left out of a source's text before anybody sees it. The script that collects without Java does the same. */
public enum Privacy {
    /** The source holds nothing private. */
    NOTHING_PRIVATE {
        @Override
        String apply(String text) {
            return text;
        }
    },
    /** Lines that tell nothing of a failure, query strings, referrers and what looks like a secret. */
    LOG {
        @Override
        String apply(String text) {
            StringBuilder kept = new StringBuilder();
            text.lines()
                    .filter(line -> TELLING.matcher(line).find())
                    .forEach(line -> kept.append(masked(line)).append('\n'));
            return kept.toString();
        }
    },
    /** Every directive of nginx but those that decide who is let in, and where. */
    NGINX {
        @Override
        String apply(String text) {
            return ConfigurationPrivacy.nginx(text);
        }
    },
    /** Every directive of Apache but those that decide who is let in, and where. */
    APACHE {
        @Override
        String apply(String text) {
            return ConfigurationPrivacy.apache(text);
        }
    },
    /** Every setting of CSF but those that decide about connections. */
    CSF {
        @Override
        String apply(String text) {
            StringBuilder kept = new StringBuilder();
            text.lines()
                    .forEach(line -> kept.append(CSF_KEPT.matcher(line).find() ? line : "")
                            .append('\n'));
            return kept.toString();
        }
    };

    /** Lines of logs that can tell something; an extended regular expression of POSIX, too. */
    static final String TELLING_WORDS =
            "oom|[Oo]ut of memory|Killed |segfault|general protection|trap |conntrack|SYN flooding"
                    + "|socket memory|tcp_mem|orphaned sockets|file-max|read-only|blocked for more|IN=|OOM killer|Failed with result"
                    + "|failed state|Main process exited|repeated too quickly|Scheduled restart|Started |Stopped |sending SIG"
                    + "|emerg|alert|crit|failed \\(|worker_connections|exited on signal|handshak|client SSL|no required SSL"
                    + "|PROXY protocol|forbidden|denied|limiting|upstream|SIGTERM|SIGQUIT|start worker|AH[0-9][0-9][0-9][0-9][0-9]"
                    + "|make_sock|no listening|MaxRequestWorkers|MaxClients|scoreboard|exit signal|resuming normal|caught SIG"
                    + "|Too many open|No space left|RemoteIP|SSL Library|Ban |banned|ban jail|csf|lfd";

    private static final Pattern TELLING = Pattern.compile(TELLING_WORDS);
    private static final Pattern QUERY = Pattern.compile("\\?[^\" ]*");
    private static final Pattern REFERRER = Pattern.compile("referr?er: [^ ]*");
    private static final Pattern SECRET = Pattern.compile(
            "([Pp]assword|[Pp]asswd|[Tt]oken|[Ss]ecret|[Cc]ookie|[Aa]uthorization|[Aa]pi[-_]?[Kk]ey)([=:]) *[^ ,;\"]+");
    static final String CSF_KEPT_WORDS =
            "^(TESTING|TCP6?_IN|TCP_OUT|IPV6|DROP|DROP_OUT|LF_IPSET|DENY_IP_LIMIT|SYNFLOOD(_RATE|_BURST)?|CONNLIMIT|PORTFLOOD"
                    + "|CT_LIMIT|CT_PORTS|LF_MODSEC|LF_TRIGGER|LF_NETBLOCK|CC_DENY|CC_ALLOW|CC_ALLOW_FILTER|CC_DENY_PORTS"
                    + "|IGNORE_ALLOW|CF_ENABLE|PACKET_FILTER|USE_CONNTRACK|FASTSTART) *=";

    private static final Pattern CSF_KEPT = Pattern.compile(CSF_KEPT_WORDS);

    abstract String apply(String text);

    private static String masked(String line) {
        String once = QUERY.matcher(line).replaceAll("?");
        String twice = REFERRER.matcher(once).replaceAll("referrer: -");
        return SECRET.matcher(twice).replaceAll("$1$2-");
    }
}
