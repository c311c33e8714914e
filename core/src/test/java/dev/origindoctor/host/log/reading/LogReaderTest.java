package dev.origindoctor.host.log.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.log.LogTime;
import dev.origindoctor.host.privacy.Privacy;
import dev.origindoctor.host.source.PlainText;
import dev.origindoctor.host.source.SourceText;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private static List<LogEntry> read(String source, String text) {
        LogContext context = new LogContext(NOW, NOW, null, NOW.minusSeconds(1000));
        return LogReader.read(SourceText.whole(source, text, NOW), context)
                .entries()
                .facts();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            [  900.000000] Out of memory: Killed process 812 (nginx) total-vm:1kB                        ~ OUT_OF_MEMORY_KILL ~ process ~ nginx
            Nov 20 08:00:00 web kernel: [1.000000] Killed process 7, UID 33, (php-fpm) total-vm:1kB      ~ OUT_OF_MEMORY_KILL ~ process ~ php-fpm
            oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),task_memcg=/a,task=httpd,pid=5,uid=0    ~ OUT_OF_MEMORY_KILL ~ cgroup ~ /a
            nginx[812]: segfault at 28 ip 0000000000442d7c sp 00007fffb0a70ca0 error 4 in nginx          ~ CRASHED ~ process ~ nginx
            nf_conntrack: nf_conntrack: table full, dropping packet                                      ~ CONNECTION_TABLE_FULL ~ ~
            TCP: request_sock_TCP: Possible SYN flooding on port [::]:443. Sending cookies.              ~ SYN_FLOOD ~ port ~ 443
            2026/11/21 08:00:00 [emerg] 1#1: bind() to 0.0.0.0:443 failed (98: Address already in use)   ~ BIND_FAILED ~ address ~ 0.0.0.0:443
            nginx: [emerg] unknown directive "lissten" in /etc/nginx/nginx.conf:3                        ~ CONFIG_INVALID ~ error ~ unknown directive "lissten" in /etc/nginx/nginx.conf:3
            2026/11/21 08:00:00 [crit] 1#1: accept4() failed (24: Too many open files)                   ~ OUT_OF_DESCRIPTORS ~ error ~ 24: Too many open files
            2026/11/21 08:00:00 [alert] 1#1: 512 worker_connections are not enough                       ~ WORKERS_EXHAUSTED ~ limit ~ 512
            2026/11/21 08:00:00 [alert] 1#1: worker process 9 exited on signal 11                        ~ WORKER_DIED ~ signal ~ 11
            2026/11/21 08:00:00 [error] 1#1: *4 broken header: "GET / HTTP" while reading PROXY protocol, client: 172.70.1.9, server: 0.0.0.0:443 ~ PROXY_HEADER_MISSING ~ client ~ 172.70.1.9
            2026/11/21 08:00:00 [error] 1#1: *4 access forbidden by rule, client: 172.70.1.9, server: a  ~ ACCESS_DENIED ~ client ~ 172.70.1.9
            2026/11/21 08:00:00 [error] 1#1: *4 connect() failed (111: Connection refused) while connecting to upstream, client: 192.0.2.1, server: a, request: "GET / HTTP/1.1", upstream: "http://127.0.0.1:8080/x", host: "a" ~ UPSTREAM_REFUSED ~ upstream ~ http://127.0.0.1:8080
            [Sat Nov 21 08:00:00.000001 2026] [mpm_event:error] [pid 1:tid 2] AH00484: server reached MaxRequestWorkers setting ~ WORKERS_EXHAUSTED ~ error ~ server reached MaxRequestWorkers setting
            [Sat Nov 21 08:00:00 2026] [authz_core:error] [pid 1] [client 172.70.1.9:4711] AH01630: client denied by server configuration: /srv ~ ACCESS_DENIED ~ client ~ 172.70.1.9
            (98)Address already in use: AH00072: make_sock: could not bind to address [::]:443           ~ BIND_FAILED ~ address ~ [::]:443
            2026-11-21 02:53:04,147 fail2ban.actions [1550]: NOTICE  [nginx-limit-req] Ban 172.70.1.9    ~ BANNED ~ jail ~ nginx-limit-req
            Nov 21 08:00:00 web lfd[7]: (CT) IP 172.70.1.9 (US/-) found to have 301 connections - *Blocked in csf* port=443 ~ BANNED ~ address ~ 172.70.1.9
            2026-11-21T08:00:00+0100 web systemd[1]: nginx.service: Failed with result 'exit-code'.      ~ SERVICE_FAILED ~ unit ~ nginx.service
            2026-11-21T08:00:00Z web systemd[1]: nginx.service: Start request repeated too quickly.      ~ SERVICE_RESTARTS_TOO_OFTEN ~ unit ~ nginx.service
            [UFW BLOCK] IN=eth0 OUT= MAC=00 SRC=162.158.1.1 DST=192.0.2.1 LEN=60 PROTO=TCP SPT=1 DPT=443 WINDOW=1 RES=0x00 SYN URGP=0 ~ PACKET_BLOCKED ~ address ~ 162.158.1.1
            2026-11-21T08:00:00.1+01:00 web kernel: Out of memory: Killed process 7 (a) b) total-vm:1kB  ~ OUT_OF_MEMORY_KILL ~ process ~ a) b
            <3>1 2026-11-21T08:00:00Z web kernel - - - Out of memory: Killed process 7 (nginx) total-vm:1kB ~ OUT_OF_MEMORY_KILL ~ process ~ nginx
            kern  :err   : [  900.000000][    T1] Out of memory: Killed process 7 (nginx) total-vm:1kB   ~ OUT_OF_MEMORY_KILL ~ process ~ nginx
            {"__REALTIME_TIMESTAMP":"1795248000000000","_TRANSPORT":"kernel","MESSAGE":"Out of memory: Killed process 7 (nginx) total-vm:1kB"} ~ OUT_OF_MEMORY_KILL ~ process ~ nginx
            {"__REALTIME_TIMESTAMP":"1795248000000000","SYSLOG_IDENTIFIER":"systemd","MESSAGE":[97,46,115,101,114,118,105,99,101,58,32,70,97,105,108,101,100,32,119,105,116,104,32,114,101,115,117,108,116,32,39,115,105,103,110,97,108,39]} ~ SERVICE_FAILED ~ unit ~ a.service
            [900.000000] web systemd[1]: nginx.service: Start request repeated too quickly.              ~ SERVICE_RESTARTS_TOO_OFTEN ~ unit ~ nginx.service
            Nov 21 08:00:00 web systemd[1]: nginx.service holdoff time over, scheduling restart.         ~ SERVICE_RESTART ~ unit ~ nginx.service
            Nov 21 08:00:00 web systemd[1]: Stopped A high performance web server and a reverse proxy server. ~ SERVER_STOPPED ~ ~
            Nov 21 08:00:00 web systemd[1]: Started The Apache HTTP Server.                              ~ SERVER_STARTED ~ unit ~ Apache
            Nov 21 08:00:00 web systemd-oomd[5]: Killed /system.slice/nginx.service due to memory pressure for /system.slice ~ OUT_OF_MEMORY_KILL ~ unit ~ nginx.service
            Nov 21 08:00:00 web systemd-coredump[9]: Process 812 (nginx) of user 33 dumped core.         ~ CRASHED ~ process ~ nginx
            Nov 21 08:00:00 web nginx[8]: 2026/11/21 08:00:00 [emerg] 8#8: bind() to [::]:80 failed (98: Address already in use) ~ BIND_FAILED ~ address ~ [::]:80
            2026-11-21T08:00:00.1Z stderr F 2026/11/21 08:00:00 [alert] 8#8: 512 worker_connections are not enough ~ WORKERS_EXHAUSTED ~ limit ~ 512
            [Sat Nov 21 08:00:00.000001 2026] [proxy_http:error] [pid 1:tid 2] (104)Connection reset by peer: [client 172.70.1.1:5] AH01102: error reading status line ~ UPSTREAM_FAILED ~ client ~ 172.70.1.1
            [Sat Nov 21 08:00:00.000001 2026] [proxy:error] [pid 1] (111)Connection refused: AH00957: HTTP: attempt to connect to 127.0.0.1:8080 (localhost) failed ~ UPSTREAM_REFUSED ~ upstream ~ 127.0.0.1:8080
            [Sat Nov 21 08:00:00 2026] [:error] [pid 2:tid 1] [client 192.0.2.2:4] [client 192.0.2.2] ModSecurity: Access denied with code 403 (phase 2). ~ ACCESS_DENIED ~ client ~ 192.0.2.2
            Nov 21 08:00:00 web haproxy[8]: [ALERT]    (8) : Starting frontend www: cannot bind socket (Address already in use) [0.0.0.0:443] ~ BIND_FAILED ~ address ~ 0.0.0.0:443
            Nov 21 08:00:00 web haproxy[8]: backend app has no server available!                         ~ UPSTREAM_FAILED ~ upstream ~ app
            Nov 21 08:00:00 web haproxy[8]: 172.70.1.1:55 [21/Nov/2026:08:00:00.945] www/1: SSL handshake failure ~ TLS_HANDSHAKE_FAILED ~ client ~ 172.70.1.1
            2026-11-21 08:00:00.123456 [ERROR] [9] HttpListener::start(): Can't listen at address Default: Address already in use! ~ BIND_FAILED ~ error ~ Address already in use
            2026-11-21 02:53:04,147 fail2ban.actions: WARNING [ssh] Ban 172.70.1.9                       ~ BANNED ~ address ~ 172.70.1.9
            Nov 21 08:00:00 web fail2ban.actions[1550]: NOTICE [nginx-limit-req] Ban 172.70.1.9          ~ BANNED ~ jail ~ nginx-limit-req
            Nov 21 08:00:00 web lfd[7]: (mod_security) mod_security (id:210492) triggered by 172.70.1.9 (US/-): 5 in the last 3600 secs - *Blocked in csf* [LF_MODSEC] ~ BANNED ~ address ~ 172.70.1.9
            [900.000000] cgroup: fork rejected by pids controller in /system.slice/nginx.service         ~ FORKS_REFUSED ~ cgroup ~ /system.slice/nginx.service
            [900.000000] watchdog: BUG: soft lockup - CPU#1 stuck for 23s! [nginx:812]                   ~ PROCESSOR_STUCK ~ process ~ nginx
            [900.000000] rcu: INFO: rcu_sched self-detected stall on CPU                                 ~ PROCESSOR_STUCK ~ error ~ INFO: rcu_sched self-detected stall on CPU
            [900.000000] INFO: task nginx:812 blocked for more than 120 seconds.                         ~ TASK_BLOCKED ~ process ~ nginx
            [900.000000] EXT4-fs (sda1): Remounting filesystem read-only                                 ~ FILE_SYSTEM_READ_ONLY ~ ~
            [900.000000] neighbour: arp_cache: neighbor table overflow!                                  ~ NEIGHBOURS_FULL ~ table ~ arp_cache
            Nov 21 08:00:00 web kernel: Neighbour table overflow.                                        ~ NEIGHBOURS_FULL ~ ~
            [900.000000] TCP: out of memory -- consider tuning tcp_mem                                   ~ OUT_OF_SOCKET_MEMORY ~ ~
            Nov 21 08:00:00 web kernel: Out of socket memory                                             ~ OUT_OF_SOCKET_MEMORY ~ ~
            Nov 21 08:00:00 web systemd[1]: nginx.service: Failed to fork: Resource temporarily unavailable ~ FORKS_REFUSED ~ unit ~ nginx.service
            Nov 21 08:00:00 web systemd-journald[231]: Failed to write entry (9 items, 269 bytes), ignoring: No space left on device ~ DISK_FULL ~ ~
            2026/11/21 08:00:00 [crit] 1#1: *4 open() "/var/lib/nginx/body/1" failed (28: No space left on device), client: 192.0.2.1 ~ DISK_FULL ~ ~
            2026/11/21 08:00:00 [alert] 1#1: *4 write() to "/var/log/nginx/access.log" failed (28: No space left on device) while logging request ~ DISK_FULL ~ ~
            2026/11/21 08:00:00 [crit] 1#1: *4 pwritev() "/var/lib/nginx/proxy/1/00/0000000001" has written only 4096 of 16384 while reading upstream ~ DISK_FULL ~ ~
            2026/11/21 08:00:00 [crit] 1#1: *4 open() "/var/lib/nginx/body/1" failed (30: Read-only file system) ~ FILE_SYSTEM_READ_ONLY ~ ~
            2026/11/21 08:00:00 [alert] 1#1: fork() failed while spawning "worker process" (11: Resource temporarily unavailable) ~ FORKS_REFUSED ~ ~
            2026/11/21 08:00:00 [alert] 1#1: *45 open socket #13 left in connection 7                    ~ CONNECTIONS_LEFT_OPEN ~ connection ~ 7
            2026/11/21 08:00:00 [emerg] 1#1: still could not bind()                                      ~ BIND_FAILED ~ ~
            [Sat Nov 21 08:00:00.000001 2026] [mpm_prefork:error] [pid 1] AH00161: server reached MaxRequestWorkers setting, consider raising the MaxRequestWorkers setting ~ WORKERS_EXHAUSTED ~ ~
            [Sat Nov 21 08:00:00.000001 2026] [mpm_event:error] [pid 1:tid 2] AH03490: scoreboard is full, not at MaxRequestWorkers.Increase ServerLimit. ~ WORKERS_EXHAUSTED ~ ~
            [Sat Nov 21 08:00:00.000001 2026] [mpm_prefork:error] [pid 1] (11)Resource temporarily unavailable: AH00159: fork: Unable to fork new process ~ FORKS_REFUSED ~ error ~ Resource temporarily unavailable
            [Sat Nov 21 08:00:00.000001 2026] [core:error] [pid 1] (28)No space left on device: AH00023: Couldn't create the ssl-cache mutex ~ DISK_FULL ~ ~
            (98)Address already in use: AH00073: make_sock: unable to listen for connections on address [::]:443 ~ BIND_FAILED ~ address ~ [::]:443
            [Sat Nov 21 08:00:00.000001 2026] [remoteip:error] [pid 1:tid 2] [client 172.70.1.9:5] AH03496: RemoteIPProxyProtocol data is missing, but required! Aborting request. ~ PROXY_HEADER_MISSING ~ client ~ 172.70.1.9
            (2)No such file or directory: AH02291: Cannot access directory '/var/log/nowhere/' for error log of vhost defined at /etc/apache2/sites-enabled/site.conf:1 ~ CONFIG_INVALID ~ ~
            Nov 21 08:00:00 web haproxy[8]: Proxy www reached the configured maximum connection limit. Please check the global 'maxconn' value. ~ WORKERS_EXHAUSTED ~ proxy ~ www
            Nov 21 08:00:00 web haproxy[8]: Proxy www reached process FD limit (maxsock=4031). Please check 'ulimit-n' and restart. ~ OUT_OF_DESCRIPTORS ~ ~
            Nov 21 08:00:00 web haproxy[8]: [ALERT]    (142) : Binding [/etc/haproxy/haproxy.cfg:7] for frontend w: cannot bind socket (Address already in use) for [0.0.0.0:443] ~ BIND_FAILED ~ error ~ cannot bind socket (Address already in use)
            Nov 21 08:00:00 web caddy[8]: Error: loading initial config: loading new config: http app module: start: listening on :443: listen tcp :443: bind: address already in use ~ BIND_FAILED ~ address ~ :443
            Nov 21 08:00:00 web caddy[8]: Error: adapting config using caddyfile: /etc/caddy/Caddyfile:2: unrecognized directive: respnd ~ CONFIG_INVALID ~ ~
            {"level":"error","ts":1795248000.7020676,"logger":"http.log.error","msg":"dial tcp 127.0.0.1:9: connect: connection refused","request":{"remote_ip":"172.70.1.9"}} ~ UPSTREAM_REFUSED ~ upstream ~ 127.0.0.1:9
            Nov 21 08:00:00 web caddy[8]: {"level":"error","ts":1795248000.7020676,"logger":"http.log.error","msg":"dial tcp 127.0.0.1:9: i/o timeout","request":{"remote_ip" ~ UPSTREAM_TIMED_OUT ~ ~
            Nov 21 08:00:00 web varnishd[8]: Error: Could not get socket :443: Address already in use    ~ BIND_FAILED ~ address ~ :443
            Nov 21 08:00:00 web varnishd[8]: Child (456) not responding to CLI, killed it.               ~ WORKER_DIED ~ pid ~ 456
            2026-11-21 08:00:00.318 [STDERR] [89] Reached max children process limit: 10, extra: 0, current: 10, busy: 10, please increase LSAPI_CHILDREN. ~ WORKERS_EXHAUSTED ~ ~
            [21-Nov-2026 08:00:00] WARNING: [pool www] server reached pm.max_children setting (5), consider raising it ~ WORKERS_EXHAUSTED ~ pool ~ www
            Nov 21 08:00:00 web php-fpm8.2[99]: [21-Nov-2026 08:00:00] WARNING: [pool www] server reached pm.max_children setting (5), consider raising it ~ WORKERS_EXHAUSTED ~ pool ~ www
            Nov 21 08:00:00 web php-fpm[99]: [WARNING] [pool www] child 812 exited on signal 11 (SIGSEGV - core dumped) after 12.3 seconds from start ~ UPSTREAM_FAILED ~ pid ~ 812
            [21-Nov-2026 08:00:00] WARNING: [pool www] child 812, script '/srv/a.php' (request: "GET /a.php") executing too slow (30.1 sec), logging ~ UPSTREAM_TIMED_OUT ~ pool ~ www
            [21-Nov-2026 08:00:00] ERROR: unable to bind listening socket for address '/run/php/a.sock': Address already in use (98) ~ UPSTREAM_FAILED ~ upstream ~ /run/php/a.sock
            [21-Nov-2026 08:00:00 Europe/Berlin] PHP Warning:  file_put_contents(): Write of 12 bytes failed with errno=28 No space left on device in /srv/a.php on line 3 ~ DISK_FULL ~ ~
            """)
    void aLineTells(String line, LogEvent event, String name, String value) {
        List<LogEntry> entries = read("syslog", line);
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).event()).isEqualTo(event);
        if (name != null) {
            assertThat(entries.get(0).fact(name)).contains(value);
        }
        // the journal as JSON is what other programs save: our collectors don't ask for it
        if (!line.startsWith("{\"__")) {
            assertThat(read("syslog", Privacy.LOG.apply(line)))
                    .as("what a collected folder tells")
                    .extracting(LogEntry::event)
                    .containsExactly(event);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            httpd invoked oom-killer: gfp_mask=0x201da, order=0, oom_score_adj=0
            2026/11/21 08:00:00 [error] 1#1: *4 open() "/x" failed (2: No such file), request: "GET /Out of memory: Killed process 1 (nginx) HTTP/1.1"
            [UFW BLOCK] IN=eth0 OUT= MAC=00 SRC=162.158.1.1 DST=192.0.2.1 LEN=40 PROTO=TCP SPT=1 DPT=443 WINDOW=0 RES=0x00 RST URGP=0
            [Sat Nov 21 08:00:00.889107 2026] [remoteip:notice] [pid 48:tid 48] AH03492: RemoteIPProxyProtocol: enabled on 0.0.0.0:443
            [21-Nov-2026 08:00:00] WARNING: [pool www] child 9 exited on signal 15 (SIGTERM) after 12.3 seconds from start
            [21-Nov-2026 08:00:00 UTC] WARNING of a script: [pool www] server reached pm.max_children setting (5)
            {"level":"error","ts":1795248000.7,"logger":"http.log.access","msg":"handled request","request":{"uri":"/dial tcp 127.0.0.1:9: connect: connection refused"}}
            192.0.2.1 - - [21/Nov/2026:08:00:00 +0000] "GET /nf_conntrack: table full, dropping packet HTTP/1.1" 200 1
            """)
    void aLineProvesNothing(String line) {
        assertThat(read("/var/log/nginx/error.log", line)).isEmpty();
    }

    @Test
    void aTimeWithoutAYearIsTheLatestThatIsNotTheFuture() {
        LogTime before = read("messages", "Nov 20 08:00:00 web kernel: nf_conntrack: table full, dropping packet")
                .get(0)
                .time();
        LogTime after = read("messages", "Dec 20 08:00:00 web kernel: nf_conntrack: table full, dropping packet")
                .get(0)
                .time();
        LogTime leap = read("messages", "Feb 29 08:00:00 web kernel: nf_conntrack: table full, dropping packet")
                .get(0)
                .time();
        LogTime none = read("messages", "Feb 31 08:00:00 web kernel: nf_conntrack: table full, dropping packet")
                .get(0)
                .time();
        assertThat(before).isEqualTo(new LogTime(Instant.parse("2026-11-20T08:00:00Z"), true, true));
        assertThat(after).isEqualTo(new LogTime(Instant.parse("2025-12-20T08:00:00Z"), true, true));
        assertThat(leap).isEqualTo(new LogTime(Instant.parse("2024-02-29T08:00:00Z"), true, true));
        assertThat(none).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Nov 21 08:00:00.5 web                | 2026-11-21T08:00:00Z
            2026 Nov 21 08:00:00 web             | 2026-11-21T08:00:00Z
            Sat Nov 21 08:00:00 2026 web         | 2026-11-21T08:00:00Z
            Sat 2026-11-21 08:00:00.123 UTC web  | 2026-11-21T08:00:00Z
            1795248000.123456 web                | 2026-11-21T08:00:00Z
            2026-11-21T08:00:00,123456+01:00 web | 2026-11-21T07:00:00Z
            Nov 21 08:00:00                      | 2026-11-21T08:00:00Z
            11月 21 08:00:00 web                  | 2026-11-21T08:00:00Z
            11월 21 08:00:00 web                  | 2026-11-21T08:00:00Z
            août 19 08:00:00 web                 | 2026-08-19T08:00:00Z
            déc. 21 08:00:00 web                 | 2025-12-21T08:00:00Z
            21. Okt 08:00:00 web                 | 2026-10-21T08:00:00Z
            ноя 21 08:00:00 web                  | 2026-11-21T08:00:00Z
            Foo 21 08:00:00 web                  |
            `Nov 21 08:00:00 `                   | 2026-11-21T08:00:00Z
            """)
    void timesAreReadInTheFormsThatToolsAndLanguagesHave(String head, String time) {
        LogEntry entry = read("syslog", head + " kernel: nf_conntrack: table full, dropping packet")
                .get(0);
        assertThat(entry.time() == null ? null : entry.time().instant().toString())
                .isEqualTo(time);
    }

    @Test
    void coloursMarksAndLostBlocksDoNotHideALine() {
        String line = "Nov 20 08:00:00 web kernel: nf_conntrack: table full, dropping packet";
        assertThat(read("syslog", "\uFEFF\u001b[31m" + line + "\u001b[0m\r\n")).hasSize(1);
        assertThat(read("syslog", "\0".repeat(4096) + line)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void aLogMayBeOfTwoBytesACharacter(String charset) {
        String line = "Nov 20 08:00:00 web kernel: nf_conntrack: table full, dropping packet\n";
        assertThat(read("syslog", PlainText.of(line.getBytes(Charset.forName(charset)))))
                .hasSize(1);
    }

    @Test
    void theKernelsClockCountsFromTheStart() {
        assertThat(read("dmesg", "[  900.000000] nf_conntrack: table full, dropping packet")
                        .get(0)
                        .time())
                .isEqualTo(LogTime.exact(NOW.minusSeconds(100)));
    }

    @Test
    void theKernelsBufferMayHaveTimesOfTheCalendar() {
        assertThat(read("dmesg", "2026-11-21T08:00:00,123456+00:00 nf_conntrack: table full, dropping packet")
                        .get(0)
                        .event())
                .isEqualTo(LogEvent.CONNECTION_TABLE_FULL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__CURSOR=s=1\n__REALTIME_TIMESTAMP=1795248000000000\n_TRANSPORT=kernel\nMESSAGE=x\n",
                "{\n\t\"__REALTIME_TIMESTAMP\" : \"1795248000000000\",\n\t\"MESSAGE\" : \"x\"\n}\n",
                "Sat 2026-11-21 08:00:00.123456 UTC [s=ab;i=1;b=2;m=3;t=4;x=5]\n    MESSAGE=x\n"
            })
    void aJournalInAnotherFormIsNamed(String text) {
        LogContext context = new LogContext(NOW, NOW, null, null);
        assertThat(LogReader.read(SourceText.whole("journal", text, NOW), context)
                        .entries()
                        .whole())
                .isFalse();
    }

    @Test
    void oneKillIsToldOnce() {
        String three =
                "Out of memory: Kill process 5 (a) score 1 or sacrifice child\nKilled process 5 (a) total-vm:1kB\n";
        assertThat(read("dmesg", three)).hasSize(1);
    }

    @Test
    void aFloodOfLinesIsCountedAndKeptInPart() {
        String line = "2026/11/21 08:00:00 [alert] 1#1: 512 worker_connections are not enough\n";
        LogReader.Told told = LogReader.read(
                SourceText.whole("error.log", line.repeat(20_000), NOW), new LogContext(NOW, NOW, null, null));
        assertThat(told.entries().facts()).hasSize(100);
        assertThat(told.counts().get(0).count()).isEqualTo(20_000);
    }

    @Test
    void aBinaryFileIsNamedAsOne() {
        LogContext context = new LogContext(NOW, NOW, null, null);
        assertThat(LogReader.read(SourceText.whole("wtmp", "a\0\1\0\7b", NOW), context)
                        .entries()
                        .whole())
                .isFalse();
    }

    @Test
    void aQuoteCannotControlATerminal() {
        LogEntry entry = read(
                        "error.log",
                        "2026/11/21 08:00:00 [error] 1#1: *4 access forbidden by rule, \u001b[2Jclient: 192.0.2.1")
                .get(0);
        assertThat(entry.quote().text()).doesNotContain("\u001b");
    }
}
