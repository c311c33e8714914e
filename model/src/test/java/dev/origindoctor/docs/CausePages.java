package dev.origindoctor.docs;

import dev.origindoctor.taxonomy.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A page for every cause. */
final class CausePages {
    private CausePages() {}

    static Stream<Page> all() {
        return Arrays.stream(Cause.values()).map(CausePages::page);
    }

    private static Page page(Cause cause) {
        return Page.named(cause.id() + ".md").with("head", head(cause));
    }

    private static String head(Cause cause) {
        return "# " + cause.title() + "\n\n`" + cause.id() + "`, a cause of the group "
                + cause.group().title() + ".\n\n"
                + Markdown.table(
                        List.of("", ""),
                        List.of(
                                List.of("for a customer", cause.customer()),
                                List.of("for an engineer", cause.engineer()),
                                List.of("who can act", cause.party().title())));
    }
}
