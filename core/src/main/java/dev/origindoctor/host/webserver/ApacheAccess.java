package dev.origindoctor.host.webserver;

import dev.origindoctor.host.webserver.AccessRule.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The directives of Apache that let clients in or keep them out: Require, and Order, Allow and Deny of old. */
final class ApacheAccess {
    private final List<AccessRule> rules = new ArrayList<>();

    private ApacheAccess() {}

    static List<AccessRule> rules(ApacheDirective section) {
        ApacheAccess access = new ApacheAccess();
        access.inside(section, "");
        return access.rules;
    }

    private void inside(ApacheDirective section, String where) {
        for (ApacheDirective directive : section.inside()) {
            switch (directive.name()) {
                case "require" -> require(directive, where);
                case "allow", "deny" -> old(directive, where);
                default -> {
                    if (directive.name().startsWith("<")) {
                        inside(directive, place(directive, where));
                    }
                }
            }
        }
    }

    private static String place(ApacheDirective section, String where) {
        boolean group = section.name().startsWith("<require") || section.name().startsWith("<limit");
        return group ? where : section.name().substring(1) + " " + String.join(" ", section.arguments());
    }

    private void require(ApacheDirective directive, String where) {
        List<String> words = directive.arguments().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        boolean not = !words.isEmpty() && words.get(0).equals("not");
        List<String> bare = not ? words.subList(1, words.size()) : words;
        String kind = bare.isEmpty() ? "" : bare.get(0);
        List<String> rest = bare.isEmpty() ? List.of() : bare.subList(1, bare.size());
        switch (kind) {
            case "all" -> {
                boolean granted = rest.contains("granted") != not;
                rules.add(new AccessRule(granted ? Effect.ALLOW : Effect.DENY, "all", where, directive.quote()));
            }
            case "ip", "local" -> {
                for (String network : kind.equals("local") ? List.of("127.0.0.0/8", "::1") : rest) {
                    rules.add(new AccessRule(not ? Effect.DENY : Effect.ALLOW, network, where, directive.quote()));
                }
            }
            default -> rules.add(new AccessRule(Effect.CONDITIONAL, "Require " + kind, where, directive.quote()));
        }
    }

    /** {@code Allow from 192.0.2.0/24 all env=good}. */
    private void old(ApacheDirective directive, String where) {
        Effect effect = directive.is("allow") ? Effect.ALLOW : Effect.DENY;
        directive.arguments().stream()
                .filter(word -> !word.equalsIgnoreCase("from"))
                .forEach(word -> {
                    boolean address = word.equalsIgnoreCase("all") || word.matches("[0-9a-fA-F.:/]+");
                    rules.add(new AccessRule(
                            address ? effect : Effect.CONDITIONAL,
                            word.toLowerCase(Locale.ROOT),
                            where,
                            directive.quote()));
                });
    }
}
