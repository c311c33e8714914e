package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.Remedy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For a web server, or a machine, that is down or choked. */
final class ProcessRemedies {
    private ProcessRemedies() {}

    static List<Remedy> stopped(Site site) {
        String server = site.server().title();
        Draft start = Draft.onOrigin("Start " + server + ", and let it start with the machine")
                .step(
                        "Test its configuration first: a broken one would keep it down.",
                        site.server().configTest())
                .step("Start it.", start(site))
                .step("Let it come up with the machine.", enable(site))
                .step("Look at why it stopped.", log(site))
                .undo(site.service("stop"));
        List<Remedy> remedies = new ArrayList<>(List.of(start.confirmedBy(site, "an answer of the server")));
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
                : List.of(Draft.onOrigin("Let " + site.panel().title() + " bring the web server back")
                        .step(site.panel().mind() + ".", repair)
                        .undo("nothing is changed but what the panel itself would write")
                        .confirmedBy(site, "an answer of the server"));
    }

    static List<Remedy> configuration(Site site) {
        Draft mend = Draft.onOrigin("Mend the configuration of " + site.server().title() + ", then start it")
                .step(
                        "See what the test complains of: file and line stand in it.",
                        site.server().configTest());
        if (site.panel() != Panel.NONE) {
            mend.step(site.panel().mind() + ".");
        }
        return List.of(mend.step(
                        "Put that line right, or take back the last edit.", "ls -lt /etc/" + folder(site) + " | head")
                .step("If another program has the port, find it.", "ss -ltnp 'sport = :" + site.port() + "'")
                .step("Start it once the test passes.", site.service("start"))
                .step("From now on test before each reload.", site.server().configTest() + " && " + reload(site))
                .undo("restore the file that was edited from its copy")
                .confirmedBy(site, "an answer of the server"));
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
        return List.of(Draft.onOrigin("Start " + site.server().title() + " again, and give the machine room")
                .step("Start it.", site.service("start"))
                .step("See what takes the memory.", "ps -eo pid,rss,comm --sort=-rss | head -n 15")
                .step("Give less to what takes most: fewer PHP-FPM children (pm.max_children), fewer workers, a smaller"
                        + " database cache.")
                .step(
                        "Add swap as a cushion.",
                        "fallocate -l 2G /swapfile && chmod 600 /swapfile && mkswap /swapfile" + " && swapon /swapfile")
                .step("Let the service come back by itself.", restartOnFailure(site))
                .undo("swapoff /swapfile && rm /swapfile; remove the drop-in of the unit")
                .confirmedBy(site, "an answer of the server"));
    }

    private static @Nullable String restartOnFailure(Site site) {
        return site.systemd()
                ? "systemctl edit " + site.unit() + "   # [Service] Restart=on-failure RestartSec=2"
                : null;
    }

    static List<Remedy> crashes(Site site) {
        return List.of(Draft.onOrigin("Find what makes " + site.server().title() + " crash")
                .step("Read its last words.", log(site))
                .step(
                        "See which module or extension the crash names.",
                        "journalctl -k -n 50 --no-pager | grep -i segfault")
                .step(
                        "Undo the last update, module or edit before the first crash.",
                        "ls -lt /var/log/apt/history.log*")
                .step(
                        "Clear the start limit and start it.",
                        site.systemd()
                                ? "systemctl reset-failed " + site.unit() + " && systemctl start " + site.unit()
                                : site.service("start"))
                .undo("put the package or module back")
                .confirmedBy(site, "an answer of the server each time, ten times in a row"));
    }

    static List<Remedy> restarts(Site site) {
        return List.of(Draft.onOrigin("Close the gap that a restart leaves")
                .step("Reload instead of restarting: a reload keeps the sockets.", reload(site))
                .step("In deployments start the new process before the old one ends (pm2 reload, gunicorn's HUP, socket"
                        + " activation).")
                .undo("deploy as before")
                .confirmedBy(site, "an answer each time during the next deployment"));
    }

    static List<Remedy> host(Site site) {
        return List.of(Draft.atProvider("Bring the machine back")
                .step("See in the provider's console whether the machine with " + site.address()
                        + " runs, is paid for, and" + " has not been moved.")
                .step("Start it, or open its console and read what it stopped at.")
                .step("Let the web server start with the machine.", enable(site))
                .step("For the meantime Always Online lets Cloudflare show archived pages (Caching, Configuration).")
                .undo("nothing to undo")
                .confirmedBy(site, "an answer of the server"));
    }

    static List<Remedy> overload(Site site) {
        return List.of(
                Draft.onOrigin("Relieve the server")
                        .step(
                                "See what is short.",
                                "head /proc/pressure/cpu /proc/pressure/memory /proc/pressure/io; uptime")
                        .step("See whether the queue overflows.", "ss -lnt 'sport = :" + site.port() + "'")
                        .step(workers(site), null)
                        .step("Make the queue of new connections longer.", "sysctl -w net.core.somaxconn=4096")
                        .step("Then reload, so that the listener takes the longer queue.", reload(site))
                        .undo("sysctl -w net.core.somaxconn with the number that stood before, and reload")
                        .confirmedBy(site, "an answer within a second"),
                Draft.atEdge("Let the edge take more of the load")
                        .step("Cache what may be cached: a Cache Rule for static files and for pages without a login.")
                        .step(
                                "Turn on Always Online for the worst minutes, and Under Attack mode if the load is an attack.")
                        .undo("delete the rule, switch the modes back")
                        .confirmed(site.askThroughEdge() + " shows cf-cache-status: HIT for a cached page"));
    }

    private static String workers(Site site) {
        return switch (site.server()) {
            case APACHE ->
                "Give Apache more workers as far as memory allows (MaxRequestWorkers), and move PHP to PHP-FPM.";
            case NGINX -> "Give nginx more connections (worker_connections), PHP-FPM more children (pm.max_children).";
            case GUNICORN, UWSGI -> "Give it more workers: two for each processor and one more.";
            case NODE -> "Run one process for each processor: pm2 scale app max.";
            default -> "Give the web server more workers as far as memory allows.";
        };
    }

    static List<Remedy> descriptors(Site site) {
        String limit = site.systemd()
                ? "systemctl edit " + site.unit() + "   # [Service] LimitNOFILE=65536"
                : "ulimit -n 65536   # in the start script";
        return List.of(Draft.onOrigin("Give " + site.server().title() + " more file descriptors")
                .step(
                        "See how many it has and uses.",
                        "grep 'open files' /proc/$(pidof -s " + process(site) + ")/limits")
                .step("Raise the limit of the service.", limit)
                .step(
                        site.server() == ServerKind.NGINX
                                ? "Raise worker_rlimit_nofile as well: twice worker_connections or more."
                                : "Raise the server's own limit too, where it has one.")
                .step("Restart it: limits are taken at the start.", site.service("restart"))
                .undo("remove the drop-in of the unit and restart")
                .confirmedBy(site, "an answer of the server"));
    }

    private static String process(Site site) {
        return site.server() == ServerKind.APACHE ? site.unit() : site.unit().replace("lsws", "litespeed");
    }
}
