package dev.origindoctor.benchmarks;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.firewall.Firewall;
import dev.origindoctor.firewall.FirewallSplit;
import dev.origindoctor.firewall.NamedText;
import dev.origindoctor.firewall.Target;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.RangeList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rulesets of growing size against all ranges of Cloudflare: reading them, and dividing the ranges by them, where all
 * rules cut into the ranges (the worst case) and where they are spread over all addresses. Growth should stay close to
 * linear.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
public class FirewallBenchmark {
    @Param({"1000", "10000", "100000"})
    public int size = 1000;

    /** Whether every address lies in the edge's ranges. */
    @Param({"false", "true"})
    public boolean overlapping;

    private NamedText rules = new NamedText("rules", "");
    private NamedText sets = new NamedText("sets", "");
    private AddressSet edge = AddressSet.empty();
    private Firewall firewall = Firewall.read(List.of());

    /** Writes the rules, and the same addresses as a set of ten times the size. */
    @Setup
    public void write() {
        Random random = new Random(1);
        String lines = IntStream.range(0, size)
                .mapToObj(i -> "-A INPUT -s " + address(random) + "/32 -j DROP\n")
                .collect(Collectors.joining());
        rules = new NamedText("rules", "*filter\n:INPUT ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n" + lines + "COMMIT\n");
        String elements = IntStream.range(0, 10 * size)
                .mapToObj(i -> "add banned " + address(random) + "\n")
                .collect(Collectors.joining());
        sets = new NamedText("sets", "create banned hash:ip family inet maxelem 1000000\n" + elements);
        edge = EdgeRanges.bundled()
                .of(Edge.CLOUDFLARE)
                .map(RangeList::addresses)
                .orElseThrow();
        firewall = Firewall.read(List.of(rules));
    }

    private String address(Random random) {
        String begin = overlapping ? "104." + (16 + random.nextInt(8)) : (1 + random.nextInt(222)) + ".7";
        return begin + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    /** Reads the rules. */
    @Benchmark
    public Firewall read() {
        return Firewall.read(List.of(rules));
    }

    /** Divides the edge's ranges by rules that have been read. */
    @Benchmark
    public FirewallSplit split() {
        return firewall.towards(Target.port(443)).split(edge);
    }

    /** Reads one rule and a set of ten times as many addresses, and divides the ranges. */
    @Benchmark
    public FirewallSplit set() {
        NamedText rule = new NamedText(
                "rules",
                "*filter\n:INPUT ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n-A INPUT -m set --match-set banned src -j DROP\nCOMMIT\n");
        return Firewall.read(List.of(rule, sets)).towards(Target.port(443)).split(edge);
    }
}
