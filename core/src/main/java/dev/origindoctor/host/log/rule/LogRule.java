package dev.origindoctor.host.log.rule;

import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.source.Neutral;
import dev.origindoctor.observation.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message of a program tells. The pattern must match from the message's beginning; its groups are the facts.
 *
 * @param event what it tells
 * @param pattern how the message begins
 * @param names the names of the pattern's groups, in order
 */
record LogRule(LogEvent event, Pattern pattern, List<String> names) {
    static LogRule of(LogEvent event, String regex, String... names) {
        return new LogRule(event, Pattern.compile(regex), List.of(names));
    }

    /** The facts of the message, where the rule fits it. */
    Optional<List<Fact>> facts(String message) {
        Matcher matcher = pattern.matcher(message);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String value = matcher.group(i + 1);
            if (value != null && !value.isBlank()) {
                facts.add(Fact.of(names.get(i), Neutral.text(value.strip(), 200)));
            }
        }
        return Optional.of(facts);
    }
}
