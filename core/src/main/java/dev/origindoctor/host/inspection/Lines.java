package dev.origindoctor.host.inspection;

import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogTime;
import dev.origindoctor.host.pressure.Gauge;
import dev.origindoctor.host.pressure.GaugeKind;
import dev.origindoctor.host.service.ServiceState;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts of a machine, each as a line. */
final class Lines {
    private Lines() {}

    static String listener(Listener listener) {
        List<String> words = new ArrayList<>(List.of(listener.endpoint()));
        words.add(owners(listener));
        words.add(
                switch (listener.families()) {
                    case IPV4 -> "IPv4";
                    case IPV6 -> "IPv6";
                    case BOTH -> "IPv4 and IPv6";
                    case IPV4_AND_PERHAPS_IPV6 -> "IPv4, perhaps IPv6";
                    case IPV6_AND_PERHAPS_IPV4 -> "IPv6, perhaps IPv4";
                });
        if (listener.loopbackOnly()) {
            words.add("this machine only");
        }
        if (listener.waiting() != null && listener.waiting() > 0) {
            words.add(listener.waiting() + (listener.backlog() == null ? "" : " of " + listener.backlog()) + " waiting"
                    + (listener.queueFull() ? " (FULL)" : ""));
        }
        return String.join("  ", words);
    }

    static String owners(Listener listener) {
        String owners = listener.owners().stream()
                .map(owner -> owner.name() + (owner.pid() == null ? "" : "[" + owner.pid() + "]"))
                .distinct()
                .limit(1)
                .collect(Collectors.joining());
        long more = listener.owners().stream().distinct().count() - 1;
        return owners.isEmpty() ? "process unknown" : owners + (more > 0 ? " and " + more + " more" : "");
    }

    static String service(ServiceState state) {
        String words = state.condition().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String result = state.property("Result")
                .filter(value -> !value.equals("success"))
                .map(value -> ", " + value)
                .orElse("");
        String since = state.since() == null ? "" : " since " + state.since();
        int restarts = state.restarts().orElse(0);
        String denied = String.join(" ", state.deniedNetworks());
        return state.unit() + "  " + words + result + since
                + (restarts > 0 ? ", restarted " + restarts + " times" : "")
                + (denied.isEmpty() ? "" : ", drops packets of " + denied);
    }

    static String entry(LogEntry entry) {
        return when(entry.time()) + "  "
                + entry.event().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": "
                + entry.quote().text() + "  (" + entry.quote().where() + ")";
    }

    private static String when(@Nullable LogTime time) {
        if (time == null) {
            return "at an unknown time";
        }
        // the zone is the machine's own where the line has none; the line itself stands beside
        return time.instant().truncatedTo(ChronoUnit.SECONDS) + (time.yearGuessed() ? " (year guessed)" : "");
    }

    static String gauge(Gauge gauge) {
        String of = gauge.of().isEmpty() ? "" : gauge.of() + ": ";
        boolean bytes = gauge.kind().unit().equals("bytes");
        boolean percent = gauge.kind().unit().equals("%");
        String share = gauge.share().isPresent() && !percent && gauge.kind() != GaugeKind.LOAD
                ? String.format(Locale.ROOT, " (%.0f %%)", 100 * gauge.share().getAsDouble())
                : "";
        String limit = gauge.limit() == null || percent ? "" : " of " + amount(gauge.limit(), bytes);
        String unit = percent
                ? " %"
                : bytes || gauge.kind() == GaugeKind.LOAD
                        ? ""
                        : " " + gauge.kind().unit();
        return of + gauge.kind().says() + ": " + amount(gauge.value(), bytes) + limit + unit + share;
    }

    private static String amount(double value, boolean bytes) {
        return bytes
                ? String.format(Locale.ROOT, "%.0f MB", value / (1 << 20))
                : String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }
}
