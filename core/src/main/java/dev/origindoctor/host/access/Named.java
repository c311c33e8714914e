package dev.origindoctor.host.access;

import dev.origindoctor.host.source.SourceText;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What sources name and what is then read too: certificates and logs of web servers, jails of fail2ban. */
public final class Named {
    private static final int MOST_CERTIFICATES = 200;
    private static final int MOST_LOGS = 50;
    private static final int MOST_JAILS = 50;
    private static final Pattern CERTIFICATE = Pattern.compile(
            "(?:^|[;{}\\n])[ \\t]*(?:ssl_certificate|SSLCertificateFile)[ \\t]+\"?(/[^\"\\s;$]*)\"?[ \\t]*(?=[;\\n])");
    /** Of Apache's variables in paths the one that Debian sets. */
    private static final Pattern LOG = Pattern.compile(
            "(?:^|[;{}\\n])[ \\t]*(?:error_log|(?i:ErrorLog))[ \\t]+\"?((?:\\$\\{APACHE_LOG_DIR\\})?/[^\"\\s;$]*)");

    private static final Pattern JAILS = Pattern.compile("Jail list:[ \\t]*([A-Za-z0-9_., -]+)");

    private Named() {}

    /** The files of certificates that a configuration names. */
    public static Set<String> certificates(SourceText configuration) {
        return all(CERTIFICATE, configuration, MOST_CERTIFICATES);
    }

    /** The error logs that a configuration names. */
    public static Set<String> logs(SourceText configuration) {
        Set<String> logs = new TreeSet<>();
        all(LOG, configuration, MOST_LOGS)
                .forEach(path -> logs.add(path.replace("${APACHE_LOG_DIR}", "/var/log/apache2")));
        logs.removeIf(path -> path.startsWith("/dev/"));
        return logs;
    }

    /** The jails that fail2ban lists. */
    public static Set<String> jails(SourceText status) {
        Set<String> jails = new TreeSet<>();
        Matcher list = JAILS.matcher(status.text());
        if (list.find()) {
            for (String jail : list.group(1).split("[, ]+")) {
                if (jails.size() < MOST_JAILS && jail.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}")) {
                    jails.add(jail);
                }
            }
        }
        return jails;
    }

    private static Set<String> all(Pattern pattern, SourceText text, int most) {
        Set<String> found = new TreeSet<>();
        Matcher one = pattern.matcher(text.text());
        while (one.find() && found.size() < most) {
            found.add(one.group(1));
        }
        return found;
    }
}
