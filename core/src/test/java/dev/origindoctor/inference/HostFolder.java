package dev.origindoctor.inference;

import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.folder.CollectedFolder;
import dev.origindoctor.host.reading.HostEvidenceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A folder as the collectors write it (docs/host-folder.md), of a healthy nginx host behind Cloudflare, changed by lines:
 *
 * <pre>
 *   SOURCE += LINE          a line more; before the COMMIT of a ruleset
 *   SOURCE -= TEXT          without the lines that hold this
 *   SOURCE ~ TEXT => OTHER  another text in the lines that hold this
 *   SOURCE gone             not on this machine
 *   listen ADDRESS:PORT …   who listens, and nobody else; with {@code WAITING/BACKLOG} after a blank
 *   NAME listens ADDRESS:PORT …   another program listens there as well
 * </pre>
 *
 * A line that is planted to be quoted ends with {@code <<}.
 */
final class HostFolder {
    /** Planted lines of sockets: any of those that ss shows. */
    static final String LISTENERS = "ss -Htlnpe";

    private static final String MARK = " <<";
    private static final String HEALTHY = """
            == date +%z
            +0000
            == id -u
            0
            == nproc
            4
            == /proc/uptime
            900000.00 3500000.00
            == /proc/net/netstat
            TcpExt: SyncookiesSent ListenOverflows ListenDrops
            TcpExt: 0 0 0
            == /proc/net/netstat (again)
            TcpExt: SyncookiesSent ListenOverflows ListenDrops
            TcpExt: 0 0 0
            == /proc/sys/net/core/somaxconn
            4096
            == /proc/sys/net/netfilter/nf_conntrack_count
            900
            == /proc/sys/net/netfilter/nf_conntrack_max
            65536
            == ip -o addr show
            1: lo    inet 127.0.0.1/8 scope host lo
            2: eth0    inet 203.0.113.10/24 scope global eth0
            2: eth0    inet6 2001:db8::10/64 scope global
            == processes
            811	24	1024	9001	nginx
            812	120	1024	9001	nginx
            1401	40	1024	9100	php-fpm8.2
            == iptables-save
            *filter
            :INPUT DROP [0:0]
            :FORWARD DROP [0:0]
            :OUTPUT ACCEPT [0:0]
            -A INPUT -i lo -j ACCEPT
            -A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
            -A INPUT -p tcp -m multiport --dports 22,80,443 -j ACCEPT
            COMMIT
            == ip6tables-save
            *filter
            :INPUT DROP [0:0]
            :FORWARD DROP [0:0]
            :OUTPUT ACCEPT [0:0]
            -A INPUT -i lo -j ACCEPT
            -A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
            -A INPUT -p ipv6-icmp -j ACCEPT
            -A INPUT -p tcp -m multiport --dports 22,80,443 -j ACCEPT
            COMMIT
            == fail2ban-client status
            Status
            |- Number of jail:	2
            `- Jail list:	nginx-limit-req, sshd
            == fail2ban-client banned
            [{'nginx-limit-req': []}, {'sshd': ['198.51.100.9']}]
            == systemctl show
            Id=nginx.service
            LoadState=loaded
            ActiveState=active
            SubState=running
            Result=success
            NRestarts=0
            MainPID=811
            ActiveEnterTimestamp=Wed 2026-11-11 08:00:00 UTC
            InactiveEnterTimestamp=

            Id=php8.2-fpm.service
            LoadState=loaded
            ActiveState=active
            SubState=running
            Result=success

            Id=httpd.service
            LoadState=not-found
            ActiveState=inactive
            == nginx -t
            nginx: the configuration file /etc/nginx/nginx.conf syntax is ok
            nginx: configuration file /etc/nginx/nginx.conf test is successful
            == nginx -T
            # configuration file /etc/nginx/nginx.conf:
            http {
                server {
                    listen 80;
                    listen [::]:80;
                    listen 443 ssl;
                    listen [::]:443 ssl;
                    server_name shop.example;
                }
            }
            == /proc/pressure/cpu
            some avg10=1.00 avg60=1.20 avg300=1.00 total=12345
            == /proc/loadavg
            0.40 0.50 0.45 1/300 5000
            == /proc/meminfo
            MemTotal:        4000000 kB
            MemAvailable:    2500000 kB
            == journalctl -k -n 20000 -o short-iso --no-pager -q
            2026-11-11T07:59:00+0000 shop kernel: Linux version 6.1.0
            == journalctl of the units
            2026-11-11T08:00:00+0000 shop systemd[1]: Started nginx.service - A high performance web server.
            == /var/log/nginx/error.log
            2026/11/21 06:25:01 [notice] 811#811: signal process started
            == /var/log/fail2ban.log
            2026-11-21 08:10:00,147 fail2ban.actions [1550]: NOTICE  [sshd] Ban 198.51.100.9
            """;

    private final Map<String, List<String>> sources = new LinkedHashMap<>();
    private final List<String> absent = new ArrayList<>();
    private final List<String> planted = new ArrayList<>();

    private HostFolder() {
        String name = "";
        for (String line : HEALTHY.split("\n")) {
            if (line.startsWith("== ")) {
                name = line.substring(3);
                sources.put(name, new ArrayList<>());
            } else {
                lines(name).add(line);
            }
        }
        listen("0.0.0.0:80 [::]:80 0.0.0.0:443 [::]:443");
    }

    /** The healthy host with these changes. */
    static HostFolder of(List<String> changes) {
        HostFolder folder = new HostFolder();
        changes.forEach(folder::change);
        return folder;
    }

    /** The lines that were planted to be quoted. */
    List<String> planted() {
        return planted;
    }

    /** The source and the number of the line that a finding names, or empty. */
    Optional<String> line(String where) {
        int colon = where.lastIndexOf(':');
        String number = where.substring(colon + 1);
        if (where.startsWith("/etc/nginx/nginx.conf:") && sources.containsKey("nginx -T")) {
            // the line that names the file comes before its first
            return lines("nginx -T").stream().skip(Integer.parseInt(number)).findFirst();
        }
        if (colon < 0 || !number.matches("[1-9][0-9]{0,6}") || !sources.containsKey(where.substring(0, colon))) {
            return Optional.empty();
        }
        return lines(where.substring(0, colon)).stream()
                .skip(Integer.parseInt(number) - 1)
                .findFirst();
    }

    private List<String> lines(String source) {
        return Optional.ofNullable(sources.get(source))
                .orElseThrow(() -> new IllegalArgumentException("source: " + source));
    }

    private void change(String change) {
        boolean marked = change.endsWith(MARK);
        String text = marked ? change.substring(0, change.length() - MARK.length()) : change;
        if (text.startsWith("listen")) {
            listen(text.substring("listen".length()).strip());
            planted.addAll(marked ? List.of(LISTENERS) : List.of());
        } else if (text.contains(" listens ")) {
            String name = text.split(" listens ", 2)[0];
            lines("processes").add("2044\t24\t1024\t9002\t" + name);
            listen(text.split(" listens ", 2)[1], name, 2044, 9002);
            planted.addAll(marked ? List.of(LISTENERS) : List.of());
        } else if (text.endsWith(" gone")) {
            String source = text.substring(0, text.length() - " gone".length());
            sources.remove(source);
            absent.add(source);
        } else if (text.contains(" += ")) {
            add(text.split(" \\+= ", 2)[0], text.split(" \\+= ", 2)[1], marked);
        } else if (text.contains(" -= ")) {
            String[] parts = text.split(" -= ", 2);
            lines(parts[0]).removeIf(line -> line.contains(parts[1]));
        } else {
            String[] parts = text.split(" ~ ", 2);
            replace(parts[0], parts[1].split(" => ", 2), marked);
        }
    }

    private void add(String source, String line, boolean marked) {
        List<String> lines = sources.computeIfAbsent(source, name -> new ArrayList<>());
        int first = lines.indexOf("-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT");
        lines.add(line.startsWith("-A") && first >= 0 ? first + 1 + rules(lines, first) : lines.size(), line);
        if (marked) {
            planted.add(line);
        }
    }

    /** Rules that were added before stay before. */
    private static int rules(List<String> lines, int first) {
        int last = first + 1;
        while (!lines.get(last).contains("ipv6-icmp") && !lines.get(last).contains("--dports 22,80,443")) {
            last++;
        }
        return last - first - 1;
    }

    private void replace(String source, String[] texts, boolean marked) {
        List<String> lines = lines(source);
        boolean found = false;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(texts[0]) && !found) {
                found = true;
                lines.set(i, lines.get(i).replace(texts[0], texts[1]));
                if (marked) {
                    planted.add(lines.get(i));
                }
            }
        }
        if (!found) {
            throw new IllegalArgumentException(source + " does not hold: " + texts[0]);
        }
    }

    /** The sockets in the kernel's own table and as ss shows them. */
    private void listen(String text) {
        sources.put("/proc/net/tcp", new ArrayList<>(List.of("  sl  local_address rem_address   st")));
        sources.put("/proc/net/tcp6", new ArrayList<>(List.of("  sl  local_address rem_address   st")));
        sources.put(LISTENERS, new ArrayList<>());
        listen(text, "nginx", 811, 9001);
    }

    private void listen(String text, String program, int process, int inode) {
        String queue = text.contains("/") ? text.substring(text.lastIndexOf(' ') + 1) : "0/511";
        String sockets = text.contains("/") ? text.substring(0, text.lastIndexOf(' ')) : text;
        for (String socket : sockets.split(" ")) {
            int colon = socket.lastIndexOf(':');
            if (colon > 0) {
                int port = Integer.parseInt(socket.substring(colon + 1));
                boolean wide = socket.startsWith("[");
                lines(wide ? "/proc/net/tcp6" : "/proc/net/tcp")
                        .add(kernel(socket.substring(0, colon), port, queue, inode));
                lines(LISTENERS)
                        .add("LISTEN %s %s %s:* users:((\"%s\",pid=%d,fd=6)) ino:%d sk:1 %s<->"
                                .formatted(
                                        queue.replace("/", " "),
                                        socket,
                                        wide ? "[::]" : "0.0.0.0",
                                        program,
                                        process,
                                        inode,
                                        wide ? "v6only:1 " : ""));
            }
        }
    }

    private static String kernel(String address, int port, String queue, int inode) {
        String hex = switch (address) {
            case "0.0.0.0" -> "00000000";
            case "127.0.0.1" -> "0100007F";
            case "[::]" -> "0".repeat(32);
            default -> throw new IllegalArgumentException("address: " + address);
        };
        int waiting = Integer.parseInt(queue.split("/")[0]);
        return String.format(
                Locale.ROOT,
                "   0: %s:%04X %s:0000 0A 00000000:%08X 00:00000000 00000000 0 0 %d 1 0",
                hex,
                port,
                hex.replaceAll(".", "0"),
                waiting,
                inode);
    }

    /** Writes the folder and reads it back. */
    HostEvidence collected(Path folder) throws IOException {
        String time = Sights.START.plusSeconds(20).toString();
        List<String> manifest = new ArrayList<>(List.of("origin-doctor/host/1", "taken\t" + time));
        for (Map.Entry<String, List<String>> source : sources.entrySet()) {
            String file = String.format(Locale.ROOT, "%04d.txt", manifest.size());
            Files.writeString(
                    folder.resolve(file), source.getValue().stream().collect(Collectors.joining("\n", "", "\n")));
            manifest.add("read\t" + file + "\t" + time + "\twhole\t" + source.getKey());
        }
        absent.forEach(name -> manifest.add("unread\tabsent\t" + name + "\tit is not there\t"));
        Files.write(folder.resolve("manifest.tsv"), manifest);
        return HostEvidenceReader.read(CollectedFolder.open(folder), Sights.START);
    }
}
