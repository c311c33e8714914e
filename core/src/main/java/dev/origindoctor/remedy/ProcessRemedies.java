package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.Remedy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For a web server, or a machine, that is down or choked. */
final class ProcessRemedies {
    private ProcessRemedies() {}

    static List<Remedy> stopped(Site site) {
        Draft start = Draft.onOrigin(site, "start_server")
                .step("test", site.server().configTest())
                .step("start", start(site))
                .step("with_machine", enable(site))
                .step("why", log(site))
                .undoBy(site.service("stop"));
        List<Remedy> remedies = new ArrayList<>(List.of(start.confirmedBy("answer")));
        panel(site).forEach(remedies::add);
        return remedies;
    }

    private static String start(Site site) {
        return switch (site.server()) {
            case NODE -> "pm2 resurrect || pm2 start ecosystem.config.js";
            case LITESPEED -> "/usr/local/lsws/bin/lswsctrl start";
            default -> site.service("start");
        };
    }

    private static @Nullable String enable(Site site) {
        if (site.server() == ServerKind.NODE) {
            return "pm2 save && pm2 startup";
        }
        return site.systemd() ? "systemctl enable " + site.unit() : "update-rc.d " + site.unit() + " defaults";
    }

    private static String log(Site site) {
        return site.systemd()
                ? "journalctl -u " + site.unit() + " -n 50 --no-pager"
                : site.server().showLog();
    }

    /** What a panel does better by itself. */
    static List<Remedy> panel(Site site) {
        String repair = site.panel().repair();
        return repair == null
                ? List.of()
                : List.of(Draft.onOrigin(site, "panel_repair", site.panel().title())
                        .step(site.panel().mind(), repair)
                        .undo()
                        .confirmedBy("answer"));
    }

    static List<Remedy> configuration(Site site) {
        Draft mend = Draft.onOrigin(site, "mend_configuration")
                .step("test", site.server().configTest());
        if (site.panel() != Panel.NONE) {
            mend.step(site.panel().mind());
        }
        return List.of(mend.step("put_right", "ls -lt /etc/" + folder(site) + " | head")
                .step("other_program", "ss -ltnp 'sport = :" + site.port() + "'")
                .step("start", site.service("start"))
                .step("test_before_reload", site.server().configTest() + " && " + reload(site))
                .undo()
                .confirmedBy("answer"));
    }

    static String folder(Site site) {
        return switch (site.server()) {
            case APACHE -> site.unit().equals("httpd") ? "httpd/conf.d" : "apache2/sites-enabled";
            case CADDY -> "caddy";
            case HAPROXY -> "haproxy";
            default -> "nginx/conf.d";
        };
    }

    static String reload(Site site) {
        return site.service("reload");
    }

    static List<Remedy> memory(Site site) {
        return List.of(Draft.onOrigin(site, "memory")
                .step("start", site.service("start"))
                .step("look", "ps -eo pid,rss,comm --sort=-rss | head -n 15")
                .step("give_less")
                .step(
                        "swap",
                        "fallocate -l 2G /swapfile && chmod 600 /swapfile && mkswap /swapfile && swapon /swapfile")
                .step("by_itself", restartOnFailure(site))
                .undo()
                .confirmedBy("answer"));
    }

    private static @Nullable String restartOnFailure(Site site) {
        return site.systemd()
                ? "systemctl edit " + site.unit() + "   # [Service] Restart=on-failure RestartSec=2"
                : null;
    }

    static List<Remedy> crashes(Site site) {
        return List.of(Draft.onOrigin(site, "crashes")
                .step("last_words", log(site))
                .step("module", "journalctl -k -n 50 --no-pager | grep -i segfault")
                .step("undo_update", "ls -lt /var/log/apt/history.log*")
                .step(
                        "start",
                        site.systemd()
                                ? "systemctl reset-failed " + site.unit() + " && systemctl start " + site.unit()
                                : site.service("start"))
                .undo()
                .confirmedBy("ten_answers"));
    }

    static List<Remedy> restarts(Site site) {
        return List.of(Draft.onOrigin(site, "restart_gap")
                .step("reload", reload(site))
                .step("deployments")
                .undo()
                .confirmedBy("answer_while_deploying"));
    }

    static List<Remedy> host(Site site) {
        return List.of(Draft.atProvider(site, "machine_back")
                .step("console")
                .step("start")
                .step("with_machine", enable(site))
                .step("always_online")
                .undo("nothing_to_undo")
                .confirmedBy("answer"));
    }

    static List<Remedy> overload(Site site) {
        return List.of(
                Draft.onOrigin(site, "relieve")
                        .step("look", "head /proc/pressure/cpu /proc/pressure/memory /proc/pressure/io; uptime")
                        .step("queue", "ss -lnt 'sport = :" + site.port() + "'")
                        .step(
                                "kernel",
                                "journalctl -k --since -2h --no-pager | grep -E 'lockup|blocked for more|out of memory|overflow|read-only'")
                        .step(workers(site))
                        .step("longer_queue", "sysctl -w net.core.somaxconn=4096")
                        .step("then_reload", reload(site))
                        .undo()
                        .confirmedBy("answer_soon"),
                Draft.atEdge(site, "relieve_at_edge")
                        .step("cache")
                        .step("modes")
                        .undo()
                        .confirmed("confirm"));
    }

    private static String workers(Site site) {
        return switch (site.server()) {
            case APACHE -> "workers_apache";
            case NGINX -> "workers_nginx";
            case GUNICORN, UWSGI -> "workers_python";
            case NODE -> "workers_node";
            default -> "workers";
        };
    }

    static List<Remedy> descriptors(Site site) {
        String limit = site.systemd()
                ? "systemctl edit " + site.unit() + "   # [Service] LimitNOFILE=65536"
                : "ulimit -n 65536   # in the start script";
        return List.of(Draft.onOrigin(site, "descriptors")
                .step("look", "grep 'open files' /proc/$(pidof -s " + process(site) + ")/limits")
                .step("raise", limit)
                .step(site.server() == ServerKind.NGINX ? "nginx" : "own_limit")
                .step("restart", site.service("restart"))
                .undo()
                .confirmedBy("answer"));
    }

    private static String process(Site site) {
        return site.server() == ServerKind.APACHE ? site.unit() : site.unit().replace("lsws", "litespeed");
    }
}
