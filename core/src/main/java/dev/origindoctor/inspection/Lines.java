package dev.origindoctor.inspection;

import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogTime;
import dev.origindoctor.host.pressure.Gauge;
import dev.origindoctor.host.pressure.GaugeKind;
import dev.origindoctor.host.service.ServiceState;
import dev.origindoctor.language.Phrases;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts of a machine, each as a line. */
final class Lines {
    private final View view;

    Lines(View view) {
        this.view = view;
    }

    String listener(Listener listener) {
        List<String> words = new ArrayList<>(List.of(listener.endpoint()));
        words.add(owners(listener));
        words.add(
                switch (listener.families()) {
                    case IPV4 -> "IPv4";
                    case IPV6 -> "IPv6";
                    case BOTH -> view.say("both_families");
                    case IPV4_AND_PERHAPS_IPV6 -> view.say("perhaps", "IPv4", "IPv6");
                    case IPV6_AND_PERHAPS_IPV4 -> view.say("perhaps", "IPv6", "IPv4");
                });
        if (listener.loopbackOnly()) {
            words.add(view.say("this_machine_only"));
        }
        if (listener.waiting() != null && listener.waiting() > 0) {
            String waiting = listener.backlog() == null
                    ? view.say("waiting", listener.waiting())
                    : view.say("waiting_of", listener.waiting(), listener.backlog());
            words.add(waiting + (listener.queueFull() ? view.say("full") : ""));
        }
        return String.join("  ", words);
    }

    String owners(Listener listener) {
        String owners = listener.owners().stream()
                .map(owner -> owner.name() + (owner.pid() == null ? "" : "[" + owner.pid() + "]"))
                .distinct()
                .limit(1)
                .collect(Collectors.joining());
        long more = listener.owners().stream().distinct().count() - 1;
        if (owners.isEmpty()) {
            return view.say("process_unknown");
        }
        return more > 0 ? view.say("more", owners, more) : owners;
    }

    String service(ServiceState state) {
        String condition = state.condition().name().toLowerCase(Locale.ROOT);
        String words = view.words().say(Phrases.name("part.condition." + condition, condition.replace('_', ' ')));
        String result = state.property("Result")
                .filter(value -> !value.equals("success"))
                .map(value -> view.words().say("report.comma") + value)
                .orElse("");
        String since = state.since() == null ? "" : view.words().say("part.since", state.since());
        int restarts = state.restarts().orElse(0);
        String denied = String.join(" ", state.deniedNetworks());
        return state.unit() + "  " + words + result + since
                + (restarts > 0 ? view.words().say("part.restarted", restarts) : "")
                + (denied.isEmpty() ? "" : view.say("drops_packets", denied));
    }

    String entry(LogEntry entry) {
        String event = entry.event().name().toLowerCase(Locale.ROOT);
        String named = view.words().say(Phrases.name("log." + event, event.replace('_', ' ')));
        return when(entry.time()) + "  "
                + view.words()
                        .say("report.told", named, view.quoted(entry.quote().text()))
                + "  (" + entry.quote().where() + ")";
    }

    private String when(@Nullable LogTime time) {
        if (time == null) {
            return view.say("unknown_time");
        }
        // the zone is the machine's own where the line has none; the line itself stands beside
        String instant = time.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return time.yearGuessed() ? view.say("year_guessed", instant) : instant;
    }

    String gauge(Gauge gauge) {
        String of = gauge.of().isEmpty() ? "" : gauge.of() + ": ";
        boolean bytes = gauge.kind().unit().equals("bytes");
        boolean percent = gauge.kind().unit().equals("%");
        boolean bare = bytes || gauge.kind() == GaugeKind.LOAD;
        String share = gauge.share().isPresent() && !percent && gauge.kind() != GaugeKind.LOAD
                ? String.format(Locale.ROOT, " (%.0f %%)", 100 * gauge.share().getAsDouble())
                : "";
        if (gauge.kind() == GaugeKind.UPTIME) {
            return of + view.words().say("report.told", named(gauge), since(gauge.value()));
        }
        String value = amount(gauge.value(), bytes);
        String amount = gauge.limit() == null || percent ? value : view.say("of", value, amount(gauge.limit(), bytes));
        String unit = percent ? " %" : bare ? "" : " " + unit(gauge.kind());
        return of + view.words().say("report.told", named(gauge), amount + unit + share);
    }

    private String named(Gauge gauge) {
        String name = gauge.kind().name().toLowerCase(Locale.ROOT);
        return view.words().say(Phrases.name("gauge." + name, gauge.kind().says()));
    }

    private String since(double seconds) {
        return seconds < 7_200
                ? view.say("minutes", String.format(Locale.ROOT, "%.0f", seconds / 60))
                : view.say("hours", String.format(Locale.ROOT, "%.1f", seconds / 3_600));
    }

    private String unit(GaugeKind kind) {
        return view.words().name("unit." + kind.unit(), kind.unit());
    }

    private static String amount(double value, boolean bytes) {
        return bytes
                ? String.format(Locale.ROOT, "%.0f MB", value / (1 << 20))
                : String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }
}
