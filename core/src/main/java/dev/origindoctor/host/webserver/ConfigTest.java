package dev.origindoctor.host.webserver;

import dev.origindoctor.host.source.Quote;
import java.util.List;

/**
 * What a web server's own test of its configuration said. A failing one does not touch a server that runs already: it
 * shows at the next start.
 *
 * @param passed whether it passed
 * @param complaints the lines that say what is wrong, or what it warns of
 */
public record ConfigTest(boolean passed, List<Quote> complaints) {
    public ConfigTest {
        complaints = List.copyOf(complaints);
    }
}
