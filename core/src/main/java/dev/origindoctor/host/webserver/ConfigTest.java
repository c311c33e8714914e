package dev.origindoctor.host.webserver;

import dev.origindoctor.host.source.Quote;
import java.util.List;
import java.util.Optional;

/**
 * What a web server's own test of its configuration said. A failing one does not touch a server that runs already: it
 * shows at the next start.
 *
 * @param passed whether it passed
 * @param complaints the lines that say what is wrong, then those that warn
 */
public record ConfigTest(boolean passed, List<Quote> complaints) {
    public ConfigTest {
        complaints = List.copyOf(complaints);
    }

    /** What it complains of first; Apache says where on one line, and what on the next. */
    public Optional<String> complaint() {
        return complaints.stream().map(Quote::text).reduce((one, next) -> one.endsWith(":") ? one + " " + next : one);
    }
}
