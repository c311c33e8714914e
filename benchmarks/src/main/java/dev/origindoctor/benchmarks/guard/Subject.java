package dev.origindoctor.benchmarks.guard;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * One benchmark with one choice of its parameters, written {@code TcpProbeBenchmark.probe(port=open)}.
 *
 * @param benchmark class and method
 * @param parameters a value for each parameter
 */
record Subject(String benchmark, Map<String, String> parameters) implements Comparable<Subject> {
    private static final Pattern FORM = Pattern.compile("(\\w+\\.\\w+)(?:\\(([\\w=,]+)\\))?");
    private static final String PACKAGE = "dev.origindoctor.benchmarks.";

    Subject {
        parameters = Map.copyOf(parameters);
    }

    static Subject parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "benchmark: " + text + " (expected Class.method or Class.method(parameter=value))");
        }
        Map<String, String> parameters = new TreeMap<>();
        if (form.group(2) != null) {
            for (String parameter : form.group(2).split(",", -1)) {
                int equals = parameter.indexOf('=');
                parameters.put(parameter.substring(0, Math.max(0, equals)), parameter.substring(equals + 1));
            }
        }
        return new Subject(form.group(1), parameters);
    }

    /** Its full name, as JMH knows it. */
    String fullName() {
        return PACKAGE + benchmark;
    }

    /** Whether there is such a benchmark, with such parameters. */
    boolean exists() {
        int dot = benchmark.indexOf('.');
        try {
            Class<?> suite = Class.forName(PACKAGE + benchmark.substring(0, dot));
            Set<String> known =
                    Arrays.stream(suite.getFields()).map(Field::getName).collect(Collectors.toSet());
            return known.containsAll(parameters.keySet())
                    && Arrays.stream(suite.getMethods())
                            .filter(method -> method.isAnnotationPresent(Benchmark.class))
                            .map(Method::getName)
                            .anyMatch(benchmark.substring(dot + 1)::equals);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public int compareTo(Subject other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        String values = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining(","));
        return values.isEmpty() ? benchmark : benchmark + "(" + values + ")";
    }
}
