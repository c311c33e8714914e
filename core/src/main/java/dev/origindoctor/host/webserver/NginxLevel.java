package dev.origindoctor.host.webserver;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directives of a level, with those of the levels around it: a level that has none of a kind inherits the kind.
 *
 * @param outer the level around it, or null for the outermost
 */
record NginxLevel(@Nullable NginxLevel outer, List<NginxDirective> directives) {
    /** Those of this name that stand here. */
    Stream<NginxDirective> own(String name) {
        return directives.stream().filter(directive -> directive.name().equals(name) && directive.block() == null);
    }

    /** Those of this name on the innermost level that has any. */
    Stream<NginxDirective> nearest(String... names) {
        List<String> wanted = List.of(names);
        for (NginxLevel level = this; level != null; level = level.outer()) {
            List<NginxDirective> found = level.directives().stream()
                    .filter(directive -> wanted.contains(directive.name()))
                    .toList();
            if (!found.isEmpty()) {
                return found.stream();
            }
        }
        return Stream.empty();
    }

    /** The last one of this name on the innermost level that has any. */
    Optional<NginxDirective> last(String name) {
        return nearest(name).reduce((one, other) -> other);
    }
}
