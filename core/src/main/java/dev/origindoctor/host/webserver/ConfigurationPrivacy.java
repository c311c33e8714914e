package dev.origindoctor.host.webserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves of a configuration only the directives that decide who is let in, and where. Everything else (keys,
 * passwords, headers with secrets, paths) is gone, while each directive stays on its line.
 */
public final class ConfigurationPrivacy {
    private static final Pattern VARIABLE = Pattern.compile("\\$[a-zA-Z0-9_]+");
    private static final Set<String> NGINX = Set.of(
            "listen",
            "server_name",
            "ssl",
            "ssl_certificate",
            "ssl_protocols",
            "ssl_verify_client",
            "ssl_reject_handshake",
            "allow",
            "deny",
            "satisfy",
            "real_ip_header",
            "set_real_ip_from",
            "include",
            "error_log",
            "worker_processes",
            "worker_connections",
            "worker_rlimit_nofile",
            "limit_req",
            "limit_conn",
            "proxy_protocol");
    private static final Set<String> NGINX_BLOCKS =
            Set.of("http", "stream", "mail", "events", "server", "location", "limit_except");
    private static final Set<String> APACHE = Set.of(
            "listen",
            "listenbacklog",
            "servername",
            "serveralias",
            "serverroot",
            "errorlog",
            "sslengine",
            "sslprotocol",
            "sslverifyclient",
            "sslcertificatefile",
            "order",
            "allow",
            "deny",
            "satisfy",
            "include",
            "includeoptional",
            "loadmodule",
            "remoteipheader",
            "remoteipproxyprotocol",
            "remoteiptrustedproxy",
            "maxrequestworkers",
            "maxclients",
            "serverlimit");

    private ConfigurationPrivacy() {}

    /** The directives of nginx that are left. */
    public static SortedSet<String> nginxDirectives() {
        return new TreeSet<>(NGINX);
    }

    /** The blocks of nginx whose words are left. */
    public static SortedSet<String> nginxBlocks() {
        return new TreeSet<>(NGINX_BLOCKS);
    }

    /** The directives of Apache that are left, in lower case; Require, Define and sections are looked at further. */
    public static SortedSet<String> apacheDirectives() {
        return new TreeSet<>(APACHE);
    }

    /** What is left of an nginx configuration. */
    public static String nginx(String text) {
        StringBuilder kept = new StringBuilder();
        List<String> words = new ArrayList<>();
        int line = 1;
        int start = 1;
        for (NginxToken token : NginxLexer.read(text)) {
            switch (token.kind()) {
                case WORD -> {
                    start = words.isEmpty() ? token.line() : start;
                    words.add(token.text());
                }
                case FILE -> {
                    kept.append("\n# configuration file ").append(token.text()).append(":\n");
                    line = 1;
                    words.clear();
                }
                case END, OPEN, CLOSE -> {
                    // a piece that stands before the last one on its line would turn the lines round
                    int at = words.isEmpty() ? token.line() : start;
                    for (; line < at; line++) {
                        kept.append('\n');
                    }
                    kept.append(
                            switch (token.kind()) {
                                case OPEN -> block(words) + " { ";
                                case CLOSE -> "} ";
                                default -> directive(words);
                            });
                    words.clear();
                }
                case WRONG -> kept.append("# ").append(token.text()).append('\n');
            }
        }
        return kept.append('\n').toString();
    }

    private static String directive(List<String> words) {
        String name = words.isEmpty() ? "" : words.get(0);
        if (name.equals("return") && words.size() > 1 && words.get(1).matches("[0-9]{3}")) {
            return "return " + words.get(1) + "; ";
        }
        return NGINX.contains(name) ? String.join(" ", quoted(words)) + "; " : "";
    }

    /** Of a condition only the variables are left: what they are compared with can be a secret. */
    private static String block(List<String> words) {
        String name = words.isEmpty() ? "" : words.get(0);
        if (name.equals("if")) {
            StringBuilder variables = new StringBuilder("if");
            String all = String.join(" ", words);
            Matcher variable = VARIABLE.matcher(all);
            while (variable.find()) {
                variables.append(' ').append(variable.group());
            }
            return variables.toString();
        }
        return NGINX_BLOCKS.contains(name) ? String.join(" ", quoted(words)) : "other";
    }

    private static List<String> quoted(List<String> words) {
        return words.stream()
                .map(word -> word.matches("[A-Za-z0-9_.:/*~^$=@|-]+|\\[[0-9a-fA-F:.]+\\][0-9:]*")
                        ? word
                        : '"' + escaped(word) + '"')
                .toList();
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ");
    }

    /** What is left of an Apache configuration; continued lines come out on the line on which they end. */
    public static String apache(String text) {
        StringBuilder kept = new StringBuilder();
        StringBuilder continued = new StringBuilder();
        text.lines().forEach(line -> {
            if (line.endsWith("\\")) {
                continued.append(line, 0, line.length() - 1).append(' ');
                kept.append('\n');
            } else {
                kept.append(apacheLine(continued.append(line).toString().strip()))
                        .append('\n');
                continued.setLength(0);
            }
        });
        return kept.toString();
    }

    private static String apacheLine(String line) {
        List<String> words = ApacheFiles.words(line);
        String name = words.isEmpty() ? "" : words.get(0).toLowerCase(Locale.ROOT);
        if (name.startsWith("<")) {
            // conditions by expression can hold secrets
            boolean expression = name.matches("<(if|elseif)");
            return expression ? words.get(0) + " other>" : line.replaceAll("://[^/@\" ]*@", "://");
        }
        if (name.equals("require")) {
            boolean plain = line.matches("(?i)require +(not +)?(ip|all|local|host)\\b.*");
            return plain ? line : "Require other";
        }
        if (name.equals("define")) {
            return words.size() == 2 || (words.size() == 3 && words.get(2).matches("[0-9]{1,5}")) ? line : "";
        }
        // a log may be piped to a program, whose words can hold anything
        boolean piped = name.equals("errorlog") && line.contains("|");
        return APACHE.contains(name) && !piped ? line : "";
    }
}
