package dev.origindoctor.host.webserver;

import dev.origindoctor.host.source.Quote;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directive of Apache, or a section.
 *
 * @param name its name in lower case; of a section with its opening bracket, such as {@code <virtualhost}
 * @param arguments its words
 * @param inside what stands in the section; empty for a directive
 * @param quote where it stands
 */
record ApacheDirective(String name, List<String> arguments, List<ApacheDirective> inside, Quote quote) {
    boolean is(String wanted) {
        return name.equals(wanted);
    }

    String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : "";
    }

    Stream<ApacheDirective> all(String wanted) {
        return inside.stream().filter(directive -> directive.is(wanted));
    }

    Optional<ApacheDirective> last(String wanted) {
        return all(wanted).reduce((one, other) -> other);
    }
}
