package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.language.Phrases;
import java.util.Arrays;
import java.util.Locale;

/** The web servers whose words are known. */
public enum ServerKind {
    NGINX("nginx", "nginx", "nginx -t", "/var/log/nginx/error.log"),
    APACHE("Apache", "apache2", "apachectl configtest", "/var/log/apache2/error.log"),
    LITESPEED("LiteSpeed", "lsws", "/usr/local/lsws/bin/lswsctrl status", "/usr/local/lsws/logs/error.log"),
    CADDY("Caddy", "caddy", "caddy validate --config /etc/caddy/Caddyfile", "journalctl -u caddy -n 50 --no-pager"),
    HAPROXY("HAProxy", "haproxy", "haproxy -c -f /etc/haproxy/haproxy.cfg", "journalctl -u haproxy -n 50 --no-pager"),
    NODE("Node.js", "pm2-root", "pm2 status", "pm2 logs --lines 50 --nostream"),
    GUNICORN("Gunicorn", "gunicorn", "gunicorn --check-config wsgi", "journalctl -u gunicorn -n 50 --no-pager"),
    UWSGI("uWSGI", "uwsgi", "uwsgi --version", "/var/log/uwsgi/app/uwsgi.log"),
    UNKNOWN("the web server", "nginx", "nginx -t || apachectl configtest", "/var/log/nginx/error.log");

    private final String title;
    private final String unit;
    private final String configTest;
    private final String log;

    ServerKind(String title, String unit, String configTest, String log) {
        this.title = title;
        this.unit = unit;
        this.configTest = configTest;
        this.log = log;
    }

    /** Its name. */
    public String title() {
        return title;
    }

    /** Its name in a sentence of any language. */
    Phrase named() {
        return this == UNKNOWN ? Phrases.of("remedy.any.the_web_server") : Phrase.verbatim(title);
    }

    /** The unit that it usually has. */
    public String unit() {
        return unit;
    }

    /** The command that tests its configuration. */
    public String configTest() {
        return configTest;
    }

    /** The command that shows the end of its error log. */
    public String showLog() {
        return log.startsWith("/") ? "tail -n 50 " + log : log;
    }

    /** The server of this process, unit or {@code Server} header; unknown where it is none of them. */
    static ServerKind named(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("httpd") || lower.startsWith("apache")) {
            return APACHE;
        }
        if (lower.startsWith("openresty") || lower.startsWith("angie")) {
            return NGINX;
        }
        if (lower.startsWith("ls") || lower.startsWith("openlitespeed")) {
            return LITESPEED;
        }
        if (lower.startsWith("pm2") || lower.startsWith("express")) {
            return NODE;
        }
        return Arrays.stream(values())
                .filter(kind -> kind != UNKNOWN && lower.startsWith(kind.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
