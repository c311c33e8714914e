package dev.origindoctor.host.webserver;

import dev.origindoctor.host.webserver.AccessRule.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The directives of nginx that let clients in or keep them out: allow, deny, and return of an error. */
final class NginxAccess {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?[a-zA-Z0-9_]{1,60}\\}?");

    private final List<AccessRule> rules = new ArrayList<>();

    private NginxAccess() {}

    static List<AccessRule> rules(NginxLevel server) {
        NginxAccess access = new NginxAccess();
        access.lists(server, "");
        access.inside(server, "");
        return access.rules;
    }

    private void lists(NginxLevel level, String where) {
        boolean any = level.last("satisfy")
                .map(satisfy -> satisfy.argument(0).equals("any"))
                .orElse(false);
        level.nearest("allow", "deny").forEach(directive -> {
            Effect plain = directive.name().equals("allow") ? Effect.ALLOW : Effect.DENY;
            Effect effect = any && plain == Effect.DENY ? Effect.CONDITIONAL : plain;
            rules.add(new AccessRule(effect, directive.argument(0), where, directive.quote()));
        });
    }

    private void inside(NginxLevel level, String where) {
        for (NginxDirective directive : level.directives()) {
            switch (directive.name()) {
                case "return" -> refusal(directive, "all", where, false);
                case "if" -> condition(directive, where);
                case "location" -> location(level, directive);
                default -> {}
            }
        }
    }

    private void location(NginxLevel level, NginxDirective directive) {
        String where = String.join(" ", directive.arguments());
        NginxLevel inner = new NginxLevel(level, directive.inside());
        boolean own = inner.directives().stream()
                .anyMatch(one -> one.name().equals("allow") || one.name().equals("deny"));
        if (own) {
            lists(inner, where);
        }
        inside(inner, where);
    }

    private void condition(NginxDirective directive, String where) {
        directive.inside("return").forEach(end -> refusal(end, variables(directive), where, true));
    }

    /** Of a condition only its variables are told: what they are compared with can be a secret. */
    private static String variables(NginxDirective directive) {
        StringBuilder variables = new StringBuilder("if");
        Matcher variable = VARIABLE.matcher(String.join(" ", directive.arguments()));
        while (variable.find()) {
            variables.append(' ').append(variable.group());
        }
        return variables.toString();
    }

    private void refusal(NginxDirective end, String from, String where, boolean conditional) {
        Effect effect = switch (end.argument(0)) {
            case "444" -> Effect.CLOSE;
            case "401", "403", "404", "410", "429", "503" -> Effect.DENY;
            default -> Effect.ALLOW;
        };
        if (effect != Effect.ALLOW) {
            rules.add(new AccessRule(conditional ? Effect.CONDITIONAL : effect, from, where, end.quote()));
        }
    }
}
