package dev.origindoctor.accuracy;

import dev.origindoctor.host.access.HostSources;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.zoo.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the machine of an origin in this process would say of itself, as the host folder that its collector would have
 * written: a Debian host with nginx, well unless a word says otherwise. The programs of the other rings are asked
 * really; here there is no machine, no service manager and no kernel log to break.
 */
final class PlantedMachine {
    private static final DateTimeFormatter NGINX_TIME =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter UNIT_TIME = DateTimeFormatter.ofPattern(
                    "EEE yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ISO_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+0000'").withZone(ZoneOffset.UTC);

    private final Instant now = Instant.now();
    private final int port;
    private final List<String> sockets = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();
    private final StringBuilder kernelLog = new StringBuilder();
    private final StringBuilder errorLog = new StringBuilder();
    private String unit = unit("active", "running", "success", "0", Duration.ofDays(9));
    private String listen;
    private String name = Certificates.NAME;
    private String block = "";
    private String bans = "[{'sshd': ['192.0.2.77']}]\n";
    private String complaint = "";
    private String stalls = "0.40";
    private int descriptors = 120;
    private int tracked = 900;
    private int waiting;

    private PlantedMachine(int port, Scheme scheme) {
        this.port = port;
        this.listen = port + (scheme == Scheme.HTTPS ? " ssl" : "");
        sockets.add("0.0.0.0:" + port);
    }

    /** Writes the folder of the machine that the words describe, divided by semicolons. */
    static void write(Path folder, String words, int port, Scheme scheme) throws IOException {
        PlantedMachine machine = new PlantedMachine(port, scheme);
        for (String word : words.split(";")) {
            String[] parts = word.strip().split(" ", 2);
            machine.change(parts[0], parts.length > 1 ? parts[1] : "");
        }
        machine.write(folder);
    }

    private void change(String word, String rest) {
        switch (word) {
            case "healthy" -> {}
            case "stopped" -> gone(unit("inactive", "dead", "success", "0", Duration.ofHours(3)));
            case "failed" -> gone(unit("failed", "failed", "exit-code", "0", Duration.ofMinutes(9)));
            case "killed" -> {
                gone(unit("failed", "failed", "oom-kill", "0", Duration.ofMinutes(9)));
                kernel("Out of memory: Killed process 812 (nginx) total-vm:91234kB, anon-rss:41234kB,"
                        + " file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:200kB oom_score_adj:0");
            }
            case "crashing" -> {
                gone(unit("activating", "auto-restart", "signal", "41", Duration.ofSeconds(2)));
                kernel("nginx[812]: segfault at 0 ip 000055d0 sp 00007ffe error 4 in nginx[55d0+1000]");
            }
            case "just-started" -> unit = unit("active", "running", "success", "0", Duration.ofSeconds(1));
            case "invalid" ->
                complaint = "nginx: [emerg] unknown directive \"lisen\" in /etc/nginx/sites-enabled/shop:2\n"
                        + "nginx: configuration file /etc/nginx/nginx.conf test failed\n";
            case "port" -> {
                sockets.clear();
                sockets.add("0.0.0.0:" + rest);
                listen = rest;
            }
            case "loopback" -> {
                sockets.clear();
                sockets.add("127.0.0.1:" + port);
                listen = "127.0.0.1:" + listen;
            }
            case "listen" -> listen = port + " " + rest;
            case "plain" -> listen = Integer.toString(port);
            case "serves" -> name = rest;
            case "block" -> block += "        " + rest + ";\n";
            case "queue-full" -> waiting = 512;
            case "starved" -> stalls = "91.20";
            case "descriptors-full" -> descriptors = 1024;
            case "table-full" -> tracked = 65_536;
            case "ban" -> bans = "[{'nginx-limit-req': ['" + rest + "']}]\n";
            case "rule" -> rules.add(rest);
            case "error" ->
                errorLog.append(NGINX_TIME.format(now))
                        .append(" [error] 812#812: *1 ")
                        .append(rest)
                        .append('\n');
            case "alert" ->
                errorLog.append(NGINX_TIME.format(now))
                        .append(" [alert] 812#812: ")
                        .append(rest)
                        .append('\n');
            case "kernel" -> kernel(rest);
            default -> throw new IllegalArgumentException("machine: " + word + " is no word of it");
        }
    }

    private void gone(String state) {
        sockets.clear();
        unit = state;
    }

    private void kernel(String line) {
        kernelLog
                .append(ISO_TIME.format(now.minusSeconds(90)))
                .append(" web1 kernel: ")
                .append(line)
                .append('\n');
    }

    private String unit(String active, String sub, String result, String restarts, Duration ago) {
        String since = UNIT_TIME.format(now.minus(ago));
        boolean up = active.equals("active");
        return "Restart=no\nMainPID=" + (up ? 812 : 0) + "\nNRestarts=" + restarts + "\nResult=" + result
                + "\nId=nginx.service\nLoadState=loaded\nActiveState=" + active + "\nSubState=" + sub
                + "\nActiveEnterTimestamp=" + (up ? since : "") + "\nInactiveEnterTimestamp=" + (up ? "" : since)
                + "\nStateChangeTimestamp=" + since + "\nUnitFileState=enabled\n";
    }

    private Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("date +%z", "+0000\n");
        sources.put("nproc", "4\n");
        sources.put(
                "/proc/net/tcp",
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
                        + lines(this::hexadecimal));
        sources.put(
                "/proc/net/tcp6",
                "  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n");
        sources.put("ss -Htlnpe", lines(this::listed));
        sources.put("processes", sockets.isEmpty() ? "" : "812\t" + descriptors + "\t1024\t31000\tnginx\n");
        sources.put("/proc/sys/net/netfilter/nf_conntrack_count", tracked + "\n");
        sources.put("/proc/sys/net/netfilter/nf_conntrack_max", "65536\n");
        sources.put("iptables-save", ruleset());
        sources.put("fail2ban-client banned", bans);
        sources.put("systemctl show", unit);
        sources.put(
                "nginx -t",
                complaint.isEmpty()
                        ? "nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\nnginx: configuration file /etc/nginx/nginx.conf test is successful\n"
                        : complaint);
        if (complaint.isEmpty()) {
            sources.put("nginx -T", configuration());
        }
        sources.put(
                "/proc/pressure/cpu",
                "some avg10=" + stalls + " avg60=" + stalls
                        + " avg300=0.30 total=4123\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n");
        sources.put("/proc/loadavg", "0.40 0.30 0.20 1/200 4242\n");
        sources.put("journalctl -k -n 20000 -o short-iso --no-pager -q", kernelLog.toString());
        sources.put("/var/log/nginx/error.log", errorLog.toString());
        return sources;
    }

    private String lines(java.util.function.UnaryOperator<String> line) {
        StringBuilder lines = new StringBuilder();
        sockets.forEach(socket -> lines.append(line.apply(socket)).append('\n'));
        return lines.toString();
    }

    private String hexadecimal(String socket) {
        String host = socket.startsWith("127.") ? "0100007F" : "00000000";
        return String.format(
                Locale.ROOT,
                "   0: %s:%04X 00000000:0000 0A 00000000:%08X 00:00000000 00000000     0        0 31000 1 0000000000000000 100 0 0 10 0",
                host,
                Integer.parseInt(socket.substring(socket.indexOf(':') + 1)),
                waiting);
    }

    private String listed(String socket) {
        return "LISTEN " + waiting + "      511          " + socket
                + "       0.0.0.0:*    users:((\"nginx\",pid=812,fd=6)) ino:31000 sk:1 <->";
    }

    private String ruleset() {
        return """
                *filter
                :INPUT DROP [0:0]
                :FORWARD DROP [0:0]
                :OUTPUT ACCEPT [0:0]
                -A INPUT -i lo -j ACCEPT
                -A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
                %s-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT
                -A INPUT -p tcp -m tcp --dport 80 -j ACCEPT
                -A INPUT -p tcp -m tcp --dport %d -j ACCEPT
                COMMIT
                """.formatted(
                rules.isEmpty() ? "" : String.join("\n", rules).replace("PORT", Integer.toString(port)) + "\n", port);
    }

    private String configuration() {
        return """
                # configuration file /etc/nginx/nginx.conf:
                worker_processes auto;
                events { worker_connections 768; }
                http {
                    server {
                        listen %s;
                        server_name %s;
                %s    }
                }
                """.formatted(listen, name, block);
    }

    private void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        StringBuilder manifest = new StringBuilder("origin-doctor/host/1\ntaken\t" + now + "\n");
        int number = 0;
        for (Map.Entry<String, String> source : sources().entrySet()) {
            String file = String.format(Locale.ROOT, "%04d.txt", ++number);
            Files.writeString(folder.resolve(file), source.getValue());
            manifest.append("read\t" + file + "\t" + now + "\twhole\t" + source.getKey() + "\n");
        }
        HostSources.all()
                .forEach(source -> manifest.append("unread\tabsent\t" + source.name() + "\tit is not there\t\n"));
        Files.writeString(folder.resolve("manifest.tsv"), manifest);
    }
}
