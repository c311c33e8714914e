package dev.origindoctor.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.origindoctor.firewall.packet.RejectKind;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.AddressSetBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares the evaluation with a program that asks the running kernel, on any folders of rulesets. It runs only where
 * system properties name them: {@code firewall.oracle} the program, {@code firewall.rulesets} folders or files with
 * commas between them, {@code firewall.sources} a file of addresses (optional), {@code firewall.options} further options
 * of the program (optional). It prints a table, and fails on any definite answer that is not the kernel's.
 */
class OracleComparisonTest {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private final Map<String, String> undecided = new LinkedHashMap<>();
    private int whole;
    private int files;

    @Test
    void everyDefiniteAnswerIsTheKernels() throws IOException {
        String oracle = System.getProperty("firewall.oracle");
        String rulesets = System.getProperty("firewall.rulesets");
        assumeTrue(oracle != null && rulesets != null, "firewall.oracle and firewall.rulesets are not set");
        List<String> command = new ArrayList<>(List.of(oracle, "--boundaries", "--jobs", "2"));
        String sources = System.getProperty("firewall.sources");
        if (sources != null) {
            command.addAll(List.of("--src-file", sources));
        }
        command.addAll(
                List.of(System.getProperty("firewall.options", "--iface auto").split(" ")));
        command.addAll(paths(rulesets));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Stream<String> lines = process.inputReader(StandardCharsets.UTF_8).lines()) {
            lines.forEach(line -> compare(JsonMapper.shared().readTree(line)));
        }
        undecided.forEach((where, first) -> System.out.println("maybe: " + where + " " + first));
        System.out.println(counts);
        System.out.println(whole + " of " + files + " files read whole");
        assertThat(differences).isEmpty();
        assertThat(counts).isNotEmpty();
    }

    private static List<String> paths(String rulesets) throws IOException {
        List<String> paths = new ArrayList<>();
        for (String place : rulesets.split(",")) {
            try (Stream<Path> found = Files.walk(Path.of(place))) {
                found.filter(Files::isRegularFile).map(Path::toString).sorted().forEach(paths::add);
            }
        }
        return paths;
    }

    private void compare(JsonNode record) {
        Path path = Path.of(record.get("file").asString());
        String text = read(path);
        List<NamedText> given = new ArrayList<>(List.of(new NamedText(path.toString(), text)));
        List<String> options =
                List.of(System.getProperty("firewall.options", "").split(" "));
        if (options.contains("--ipset")) {
            Path sets = Path.of(options.get(options.indexOf("--ipset") + 1));
            given.add(new NamedText(sets.toString(), read(sets)));
        }
        Firewall firewall = Firewall.read(given);
        files++;
        whole += firewall.unread().isEmpty() ? 1 : 0;
        if (!firewall.unread().isEmpty()) {
            System.out.println("not whole: " + path + " " + firewall.unread().size() + " "
                    + firewall.unread().get(0));
        }
        if (!record.get("loaded").asBoolean()) {
            counts.merge("not loaded: " + record.get("skip").asString(), 1, Integer::sum);
            return;
        }
        firewall.refused().forEach(file -> differences.add(path + " was loaded, not refused: " + file));
        Target target = Target.port(record.get("port").asInt())
                .at(Addresses.parse(record.get("dst").asString()).orElseThrow())
                .through(record.get("iface").asString());
        Map<InetAddress, String> kernel = new LinkedHashMap<>();
        record.get("results")
                .properties()
                .forEach(entry -> kernel.put(
                        Addresses.parse(entry.getKey()).orElseThrow(),
                        entry.getValue().asString()));
        AddressSetBuilder asked = AddressSet.builder();
        kernel.keySet().forEach(address -> asked.add(AddressSet.of(address)));
        FirewallSplit split = firewall.towards(target).split(asked.build());
        kernel.forEach((address, answer) -> compare(path, split, address, answer));
    }

    private static String read(Path path) {
        try {
            return Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(Path path, FirewallSplit split, InetAddress address, String kernel) {
        List<Part> parts = split.parts().stream()
                .filter(part -> part.sources().contains(address))
                .toList();
        if (parts.size() != 1) {
            differences.add(path + " " + address + " is in " + parts.size() + " parts");
            return;
        }
        Part part = parts.get(0);
        String ours = said(part);
        String theirs = kernel.replaceFirst("^(icmp:\\d+/\\d+):.*", "$1");
        boolean probed = !theirs.startsWith("unprobeable");
        boolean differs = probed
                && part.outcome() != Outcome.MAYBE
                && !ours.equals(theirs)
                && !late(part).equals(theirs);
        counts.merge(
                !probed ? "unprobeable" : differs ? "DIFFERENT" : ours.equals("maybe") ? "maybe" : "equal",
                1,
                Integer::sum);
        if (differs) {
            differences.add(path + " " + Addresses.text(address) + ": kernel " + kernel + ", ours " + ours + " by "
                    + part.rule());
        } else if (part.outcome() == Outcome.MAYBE) {
            undecided.putIfAbsent(
                    path + " " + part.why() + " " + part.rule(), Addresses.text(address) + " kernel " + kernel);
        }
    }

    /** The program notes any ICMP error about a connection, one that comes after the handshake too. */
    private static String late(Part part) {
        return part.outcome() == Outcome.STALL && part.answer() != null
                ? answer(RejectKind.valueOf(part.answer().toUpperCase(Locale.ROOT)))
                : said(part);
    }

    private static String said(Part part) {
        return switch (part.outcome()) {
            case ACCEPT -> "accepted";
            case STALL -> "stalled";
            case DROP -> "timeout";
            case MAYBE -> "maybe";
            case REJECT ->
                answer(RejectKind.valueOf(String.valueOf(part.answer()).toUpperCase()));
        };
    }

    private static String answer(RejectKind kind) {
        return kind.icmp() ? "icmp:" + kind.type() + "/" + kind.code() : "rst";
    }
}
