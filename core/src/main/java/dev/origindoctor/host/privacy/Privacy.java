package dev.origindoctor.host.privacy;

import dev.origindoctor.host.webserver.ConfigurationPrivacy;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is left out of a source's text before anybody sees it. The script that collects without Java does the same. */
public enum Privacy {
    /** The source holds nothing private. */
    NOTHING_PRIVATE {
        @Override
        public String apply(String text) {
            return text;
        }
    },
    /** What looks like a secret or an address of mail. */
    SECRETS {
        @Override
        public String apply(String text) {
            return each(text, line -> masked(line, Mask.OF_SECRETS));
        }
    },
    /** The same in the comments of rules; the rules are left as they are. */
    COMMENTS {
        @Override
        public String apply(String text) {
            return each(
                    text,
                    line -> COMMENT.matcher(line)
                            .replaceAll(comment -> Matcher.quoteReplacement(masked(comment.group(), Mask.OF_SECRETS))));
        }
    },
    /** The comments of rules in a document of JSON; nothing else in it is touched. */
    JSON_COMMENTS {
        @Override
        public String apply(String text) {
            return each(text, line -> masked(line, Mask.OF_JSON_COMMENTS));
        }
    },
    /**
     * Lines that tell nothing of a failure, lines of programs that are of no concern, paths and queries of requests,
     * referrers, and what looks like a secret or an address of mail.
     */
    LOG {
        @Override
        public String apply(String text) {
            StringBuilder kept = new StringBuilder();
            text.replace("\0", "")
                    .lines()
                    .filter(TELLING::in)
                    .filter(line ->
                            OWN.matcher(line).find() || !TAGGED.matcher(line).find())
                    .map(line -> masked(masked(line, Mask.OF_REQUESTS), Mask.OF_SECRETS))
                    .forEach(line -> kept.append(line).append('\n'));
            return kept.toString();
        }
    },
    /** Every directive of nginx but those that decide who is let in, and where. */
    NGINX {
        @Override
        public String apply(String text) {
            return ConfigurationPrivacy.nginx(text);
        }
    },
    /** Every directive of Apache but those that decide who is let in, and where. */
    APACHE {
        @Override
        public String apply(String text) {
            return ConfigurationPrivacy.apache(text);
        }
    },
    /** Every setting of CSF but those that decide about connections. */
    CSF {
        @Override
        public String apply(String text) {
            return each(text, line -> CSF_KEPT.matcher(line).find() ? line : "");
        }
    };

    /** Lines of logs that can tell something; an extended regular expression of POSIX, too, as are the others here. */
    static final String TELLING_WORDS =
            "oom|[Oo]ut of memory|Killed |segfault|general protection|trap |dumped core|type=1701|panic|conntrack"
                    + "|SYN flooding|socket memory|tcp_mem|orphaned sockets|file-max|FD limit|read-only|blocked for more|IN="
                    + "|OOM killer|Failed with result|failed state|Main process exited|repeated too quickly|Scheduled restart"
                    + "|scheduling restart|Started |Stopped |sending SIG|emerg|alert|ALERT|crit|failed \\(|worker_connections"
                    + "|exited on signal|handshak|client SSL|no required SSL|PROXY protocol|forbidden|denied|limiting|upstream"
                    + "|is DOWN|no server available|<NOSRV>|SIGTERM|SIGQUIT|start worker|AH[0-9][0-9][0-9][0-9][0-9]|make_sock"
                    + "|no listening|MaxRequestWorkers|MaxClients|scoreboard|exit signal|resuming normal|caught SIG"
                    + "|Too many open|No space left|RemoteIP|SSL Library|listen at address|Fatal error in conf|Ban |Unban |banned"
                    + "|ban jail|csf|lfd|fork rejected|lockup|LOCKUP|detected stall|table overflow|left in connection|failed while spawn"
                    + "|has written only|Unable to fork|unable to create|Failed to fork|Failed to spawn|\\[pool |FPM|fork\\(\\)"
                    + "|unable to bind|Could not get socket|Child \\(|VCL comp|VCC-comp|loading .*config|adapting config|dial "
                    + "|no space left|connection limit|memory limit|max children process";
    /** A line of syslog or of the journal. */
    static final String TAGGED_LINE =
            "^(<[0-9]+>)?([A-Z][a-z][a-z] [ 0-9][0-9] [0-9:]+|[0-9]+-[0-9]+-[0-9]+T[^ ]+) [^ ]+ [^ :]+(\\[[0-9]+\\])?: ";
    /** Such a line of a program that matters here, or one that holds a web server's own line. */
    static final String OWN_LINE = "^(<[0-9]+>)?([A-Z][a-z][a-z] [ 0-9][0-9] [0-9:]+|[0-9]+-[0-9]+-[0-9]+T[^ ]+) [^ ]+ "
            + "((kernel|systemd|systemd-oomd|systemd-coredump|earlyoom|abrt[a-z-]*|nginx|openresty|httpd|apache2?|apachectl"
            + "|haproxy|caddy|varnishd?|litespeed|php[0-9.-]*-?fpm[0-9.]*|rsyslogd|systemd-journald|lfd|fail2ban[a-z0-9.-]*)(\\[[0-9]+\\])?: "
            + "|[^ :]+: ([0-9]+/[0-9]+/[0-9]+ [0-9:]+ \\[|\\[[A-Z][a-z][a-z] [A-Z][a-z][a-z] [ 0-9]))";

    /** A comment of a rule, and one of a line, with the word that begins it. */
    static final String COMMENT_WORDS = "comment (--comment )?(\"[^\"\\\\]*(\\\\.[^\"\\\\]*){0,200}\")?[^ ]*|#.*";

    private static final Pattern COMMENT = Pattern.compile(COMMENT_WORDS);
    private static final AnyOf TELLING = AnyOf.of(TELLING_WORDS);
    private static final Pattern TAGGED = Pattern.compile(TAGGED_LINE);
    private static final Pattern OWN = Pattern.compile(OWN_LINE);
    static final String CSF_KEPT_WORDS =
            "^(TESTING|TCP6?_IN|TCP_OUT|IPV6|DROP|DROP_OUT|LF_IPSET|DENY_IP_LIMIT|SYNFLOOD(_RATE|_BURST)?|CONNLIMIT|PORTFLOOD"
                    + "|CT_LIMIT|CT_PORTS|LF_MODSEC|LF_TRIGGER|LF_NETBLOCK|CC_DENY|CC_ALLOW|CC_ALLOW_FILTER|CC_DENY_PORTS"
                    + "|IGNORE_ALLOW|CF_ENABLE|PACKET_FILTER|USE_CONNTRACK|FASTSTART) *=";

    private static final Pattern CSF_KEPT = Pattern.compile(CSF_KEPT_WORDS);

    /** What is left of a source's text. */
    public abstract String apply(String text);

    /** What is left of one line, without its end. */
    public String line(String line) {
        return apply(line).stripTrailing();
    }

    /** The script that collects without Java, with what these leave out, and keep, put into its blanks. */
    public static String inShell(String script) {
        return script.replace("@TELLING@", TELLING_WORDS)
                .replace("@OWN@", OWN_LINE)
                .replace("@TAGGED@", TAGGED_LINE)
                .replace("@REQUESTS@", masks(Mask.OF_REQUESTS))
                .replace("@SECRETS@", masks(Mask.OF_SECRETS))
                .replace("@COMMENT@", COMMENT_WORDS)
                .replace("@JSON_COMMENTS@", masks(Mask.OF_JSON_COMMENTS))
                .replace("@CSF@", CSF_KEPT_WORDS)
                .replace("@NGINX@", String.join(" ", ConfigurationPrivacy.nginxDirectives()))
                .replace("@NGINX_BLOCKS@", String.join(" ", ConfigurationPrivacy.nginxBlocks()))
                .replace("@APACHE@", String.join(" ", ConfigurationPrivacy.apacheDirectives()));
    }

    private static String masks(List<Mask> masks) {
        return masks.stream().map(mask -> "-e '" + mask.command() + "'").collect(Collectors.joining(" \\\n        "));
    }

    private static String each(String text, UnaryOperator<String> change) {
        StringBuilder kept = new StringBuilder(text.length());
        text.lines().forEach(line -> kept.append(change.apply(line)).append('\n'));
        return kept.toString();
    }

    private static String masked(String line, List<Mask> masks) {
        String left = line;
        for (Mask mask : masks) {
            left = mask.in(left);
        }
        return left;
    }
}
