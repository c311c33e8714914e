package dev.origindoctor.accuracy;

import dev.origindoctor.origin.Scheme;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.zoo.machine.Cage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tools that everybody has say of the same origins, asked from the same ordinary address: curl by its exit code and
 * status, nmap by the state of the port and its reason, HAProxy by its check's status and code, blackbox_exporter by its
 * success, its status, and the phases that it came to.
 */
final class Peers {
    private static final Pattern STATE = Pattern.compile("(?m)^(?:80|443)/tcp +(\\S+) +\\S+ +(\\S+)");
    private static final Path NMAP = Path.of("/usr/bin/nmap");
    private static final Pattern METRIC =
            Pattern.compile("(?m)^(probe_success|probe_http_status_code|probe_http_ssl|probe_http_duration_seconds)"
                    + "(?:\\{phase=\"(connect|tls|processing)\"\\})? (\\S+)$");
    private static final Path BLACKBOX = Path.of("/usr/bin/prometheus-blackbox-exporter");

    private boolean exporting;
    private final Map<String, Map<PlantedCase, String>> answers = new ConcurrentHashMap<>();

    /** Asks them all about one origin. */
    void ask(Cage client, PlantedCase planted, String address) {
        Scheme scheme = planted.mode().originScheme(Scheme.HTTPS);
        String url = scheme.id() + "://origin.test/";
        note(
                "curl",
                planted,
                client.run(
                                "curl -sk -o /dev/null -w '%{http_code} ' --connect-timeout 3.7 --max-time 4 --resolve origin.test:"
                                        + scheme.port() + ":" + address + " " + url + "; echo exit $?")
                        .strip());
        String over = scheme == Scheme.HTTPS ? "'ssl verify none check-sni origin.test'" : "''";
        note(
                "HAProxy's check",
                planted,
                client.run(recipe("haproxy-check", address + " " + scheme.port() + " " + over))
                        .strip());
        if (Files.isExecutable(NMAP)) {
            for (String scan : List.of("-sT", "-sS")) {
                String said = client.run("nmap -n -Pn --reason --max-retries 1 --host-timeout 8s " + scan + " -p "
                        + scheme.port() + " " + address);
                Matcher state = STATE.matcher(said);
                note("nmap " + scan, planted, state.find() ? state.group(1) + " " + state.group(2) : "nothing");
            }
        }
        if (Files.isExecutable(BLACKBOX)) {
            note("blackbox_exporter", planted, blackbox(client, scheme.id() + "://" + address + "/"));
        }
    }

    /** Whether it succeeded, the status, and which phases took any time. */
    private String blackbox(Cage client, String target) {
        synchronized (answers) {
            if (!exporting) {
                client.run(recipe("blackbox", ""));
                exporting = true;
            }
        }
        String metrics =
                client.run("curl -s --max-time 9 'http://127.0.0.1:9115/probe?module=page&target=" + target + "'");
        StringBuilder said = new StringBuilder();
        METRIC.matcher(metrics)
                .results()
                .map(metric -> metric.group(1)
                        + (metric.group(2) == null
                                ? " " + metric.group(3)
                                : " " + metric.group(2) + (metric.group(3).equals("0") ? " none" : " some")))
                .forEach(metric -> said.append(metric).append('\n'));
        return said.toString();
    }

    private static String recipe(String name, String words) {
        return Recipe.named(name).orElseThrow().with(words);
    }

    private void note(String tool, PlantedCase planted, String answer) {
        answers.computeIfAbsent(tool, key -> new ConcurrentHashMap<>()).put(planted, answer);
    }

    /** Of all pairs of cases with different causes the share to which a tool gives different answers, by tool. */
    Map<String, String> toldApart(List<Outcome> outcomes) {
        Map<String, String> shares = new LinkedHashMap<>();
        new TreeMap<>(answers).forEach((tool, said) -> shares.put(tool, share(said)));
        for (Knowledge knowledge : Knowledge.values()) {
            Map<PlantedCase, String> first = new LinkedHashMap<>();
            Bounds.at(knowledge, outcomes).stream()
                    .filter(outcome -> asked(outcome.planted()))
                    .forEach(outcome -> first.put(
                            outcome.planted(), outcome.first().map(Cause::id).orElse("nothing")));
            shares.put("the doctor's first cause, " + knowledge.title(), share(first));
        }
        return shares;
    }

    private boolean asked(PlantedCase planted) {
        return answers.values().stream().anyMatch(said -> said.containsKey(planted));
    }

    private static String share(Map<PlantedCase, String> said) {
        List<Map.Entry<PlantedCase, String>> all = new ArrayList<>(said.entrySet());
        int pairs = 0;
        int apart = 0;
        for (int one = 0; one < all.size(); one++) {
            for (int other = one + 1; other < all.size(); other++) {
                if (all.get(one).getKey().cause() != all.get(other).getKey().cause()) {
                    pairs++;
                    apart += all.get(one).getValue().equals(all.get(other).getValue()) ? 0 : 1;
                }
            }
        }
        long distinct = said.values().stream().distinct().count();
        return distinct + " | " + (pairs == 0 ? "" : Math.round(100.0 * apart / pairs) + " %");
    }
}
