package dev.origindoctor.host.webserver;

import dev.origindoctor.host.source.Quote;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directive of nginx.
 *
 * @param name its name
 * @param arguments its words
 * @param block what stands in its braces, or null where it has none
 * @param quote where it stands
 */
record NginxDirective(
        String name, List<String> arguments, @Nullable List<NginxDirective> block, Quote quote) {
    String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : "";
    }

    List<NginxDirective> inside() {
        return block == null ? List.of() : block;
    }

    Stream<NginxDirective> inside(String wanted) {
        return inside().stream().filter(directive -> directive.name().equals(wanted));
    }
}
