package dev.origindoctor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.zoo.EdgeMatrix;
import dev.origindoctor.zoo.RealThings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The accuracy run itself: plants every case, writes the page, and fails where a bound is missed. */
@Tag("accuracy-run")
class AccuracyRunTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "accuracy.md");
    private static final Reports REPORTS = new Reports(Path.of("target", "accuracy"));

    private static final List<String> PROGRAMS = List.of(
            "ss",
            "iptables",
            "nft",
            "ipset",
            "ufw",
            "curl",
            "perl",
            "nmap",
            "fail2ban-client",
            "firewalld",
            "dbus-daemon",
            "prometheus-blackbox-exporter",
            "nginx",
            "apachectl",
            "haproxy",
            "varnishd",
            "caddy",
            "openssl");

    /** A regular expression chooses cases by their names; then no page is written. */
    private static final String ONLY = System.getProperty("accuracy.only", "");

    private static List<PlantedCase> chosen(List<PlantedCase> cases) {
        return cases.stream()
                .filter(planted -> ONLY.isEmpty() || planted.id().matches(ONLY))
                .toList();
    }

    @Test
    void theDoctorIsRightOftenEnough() throws Exception {
        try (Workplace place = Workplace.open(Path.of("target", "machines"))) {
            run(place.folder());
        }
    }

    private static void run(Path machines) throws Exception {
        Attempts attempts = new Attempts();
        List<Outcome> outcomes =
                new ArrayList<>(InProcessRing.run(chosen(InProcessCases.all()), machines, REPORTS, attempts));
        List<String> failures = new ArrayList<>();
        Peers peers = new Peers();
        List<PlantedCase> ofLab = chosen(LabCases.all());
        String missing = ofLab.isEmpty() ? "" : RealThings.missingForNamespaces(PROGRAMS);
        if (!ofLab.isEmpty() && missing.isEmpty()) {
            outcomes.addAll(LabRing.run(ofLab, machines, REPORTS, peers, attempts, failures));
        }
        List<EdgeMatrix.Cell> edges = new ArrayList<>();
        for (Edge edge : ONLY.isEmpty() && missing.isEmpty() ? EdgeMatrix.EDGES : List.<Edge>of()) {
            edges.addAll(EdgeMatrix.of(edge, Files.createDirectories(machines.resolve(edge.id()))));
        }
        attempts.unsteady().forEach(System.out::println);
        failures.addAll(EdgesPage.wrong(edges));
        boolean whole = ONLY.isEmpty() && missing.isEmpty() && failures.isEmpty();
        Path page = whole ? PAGE : REPORTS.folder().resolve("accuracy.md");
        Files.writeString(page, AccuracyPage.of(outcomes, peers, edges));
        failures.addAll(Bounds.missed(outcomes));
        assertThat(failures).isEmpty();
        if (!missing.isEmpty()) {
            RealThings.lacking("the lab, and the page is not written: " + missing);
        }
    }
}
