package dev.origindoctor.host.webserver;

import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.Quote;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.Unread;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes Apache's configuration files apart: sections, continued lines, variables, conditions and includes. */
final class ApacheFiles {
    private static final Pattern OPEN = Pattern.compile("<([A-Za-z]+)\\s*(.*?)\\s*>?");
    private static final Pattern CLOSE = Pattern.compile("</([A-Za-z]+)\\s*>");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern WORD =
            Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+){0,300})\"|'([^']*)'|(\\S+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)\\}");
    private static final Set<String> CONDITIONS =
            Set.of("ifmodule", "ifdefine", "ifversion", "iffile", "ifdirective", "ifsection");
    private static final int DEEPEST = 20;
    private static final int NAMED = 20;

    private final Map<String, SourceText> texts = new LinkedHashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private final Set<String> modules = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private final List<Unread> unread = new ArrayList<>();
    private String root = "";

    private record Section(
            String name, List<ApacheDirective> outer, List<String> arguments, Quote quote, boolean condition) {}

    private ApacheFiles() {}

    /** The directives of the main file with all that it includes. */
    private List<ApacheDirective> directives = List.of();

    static ApacheFiles read(List<SourceText> given) {
        ApacheFiles files = new ApacheFiles();
        given.forEach(text -> files.texts.put(text.source(), text));
        given.forEach(files::prepare);
        if (!given.isEmpty()) {
            files.directives = files.file(given.get(0), 0);
        }
        return files;
    }

    List<ApacheDirective> directives() {
        return directives;
    }

    List<Unread> unread() {
        return unread;
    }

    /** Modules and the root must be known before conditions and includes can be judged. */
    private void prepare(SourceText text) {
        for (Line line : Line.of(text.text())) {
            List<String> words = words(line.text());
            String first = words.isEmpty() ? "" : words.get(0).toLowerCase(Locale.ROOT);
            if (first.equals("loadmodule") && words.size() >= 3) {
                modules.add(words.get(1));
                modules.add(words.get(2).replaceFirst(".*/", "").replaceFirst("\\.so$", ".c"));
            } else if (first.equals("serverroot") && words.size() == 2 && root.isEmpty()) {
                root = words.get(1);
            }
        }
    }

    private List<ApacheDirective> file(SourceText text, int depth) {
        used.add(text.source());
        if (text.cut() != SourceText.Cut.NOTHING) {
            wrong(Quote.whole(text.source()), "it was larger than the bound, and cut");
        }
        Deque<Section> open = new ArrayDeque<>();
        List<ApacheDirective> current = new ArrayList<>();
        StringBuilder continued = new StringBuilder();
        for (Line line : Line.of(text.text())) {
            if (line.text().endsWith("\\")) {
                continued.append(line.text(), 0, line.text().length() - 1).append(' ');
                continue;
            }
            String whole = continued.append(line.text()).toString().strip();
            continued.setLength(0);
            if (!whole.isEmpty() && !whole.startsWith("#")) {
                current = line(text.quote(line.number(), whole), whole, open, current, depth);
            }
        }
        while (!open.isEmpty()) {
            wrong(open.peek().quote(), "a section that does not end");
            current = close(open.pop(), current);
        }
        return current;
    }

    private List<ApacheDirective> line(
            Quote quote, String whole, Deque<Section> open, List<ApacheDirective> current, int depth) {
        Matcher close = CLOSE.matcher(whole);
        Matcher start = OPEN.matcher(whole);
        if (close.matches()) {
            boolean fits =
                    !open.isEmpty() && open.peek().name().equals(close.group(1).toLowerCase(Locale.ROOT));
            if (!fits) {
                wrong(quote, "it closes a section that is not open");
                return current;
            }
            return close(open.pop(), current);
        }
        if (start.matches()) {
            String name = start.group(1).toLowerCase(Locale.ROOT);
            open.push(new Section(name, current, words(expand(start.group(2))), quote, CONDITIONS.contains(name)));
            return new ArrayList<>();
        }
        directive(quote, words(expand(whole)), current, depth);
        return current;
    }

    /** A condition that holds leaves what stands in it on the level around it. */
    private List<ApacheDirective> close(Section section, List<ApacheDirective> inside) {
        if (section.name().equals("macro")) {
            unread.add(new Unread(
                    section.quote().where(), Unread.Kind.FAILED, "a macro: what is made of it is not known", null));
        } else if (!section.condition()) {
            section.outer()
                    .add(new ApacheDirective("<" + section.name(), section.arguments(), inside, section.quote()));
        } else if (holds(section)) {
            section.outer().addAll(inside);
        }
        return section.outer();
    }

    /** Where the modules are not known, all but those for other TLS libraries are taken to be there. */
    private boolean holds(Section section) {
        String what = section.arguments().isEmpty() ? "" : section.arguments().get(0);
        boolean not = what.startsWith("!");
        String bare = not ? what.substring(1) : what;
        boolean yes = switch (section.name()) {
            case "ifmodule" ->
                modules.isEmpty() ? !bare.matches("mod_(gnutls|nss).*") : modules.contains(bare) || builtIn(bare);
            case "ifdefine" -> variables.containsKey(bare) || bare.matches("SSL|SSL_DEFAULT_VHOST");
            case "ifversion" -> ApacheVersion.holds(section.arguments());
            default -> true;
        };
        return yes != not;
    }

    /** Modules that most builds have without loading them. */
    private static boolean builtIn(String module) {
        return module.matches("(mod_)?(so|core|http|unixd|log_config|version|watchdog|logio)(_module|\\.c)?");
    }

    private void directive(Quote quote, List<String> words, List<ApacheDirective> into, int depth) {
        if (words.isEmpty() || !NAME.matcher(words.get(0)).matches()) {
            wrong(quote, "not a directive");
            return;
        }
        String name = words.get(0).toLowerCase(Locale.ROOT);
        switch (name) {
            case "define" -> {
                if (words.size() >= 2) {
                    variables.put(words.get(1), words.size() > 2 ? words.get(2) : "");
                }
            }
            case "include", "includeoptional" -> include(quote, words, into, depth);
            default -> into.add(new ApacheDirective(name, words.subList(1, words.size()), List.of(), quote));
        }
    }

    private void include(Quote quote, List<String> words, List<ApacheDirective> into, int depth) {
        String wanted = words.size() < 2 ? "" : absolute(words.get(1));
        if (depth >= DEEPEST) {
            wrong(quote, "files include each other without end");
            return;
        }
        Pattern pattern = Globs.pattern(wanted);
        List<SourceText> matching = texts.values().stream()
                .filter(text -> pattern.matcher(text.source()).matches())
                .toList();
        boolean optional = words.get(0).equalsIgnoreCase("includeoptional") || Globs.isPattern(wanted);
        if (matching.isEmpty() && !optional) {
            unread.add(Unread.absent(wanted, "included at " + quote.where() + " and not read"));
        }
        matching.forEach(text -> into.addAll(file(text, depth + 1)));
    }

    private String absolute(String path) {
        String main = texts.keySet().iterator().next();
        int slash = main.lastIndexOf('/');
        String base = root.isEmpty() ? main.substring(0, Math.max(0, slash)) : root;
        return path.startsWith("/") ? path : base + "/" + path;
    }

    private String expand(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(variables.getOrDefault(match.group(1), match.group())));
    }

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find() && words.size() < 1000) {
            String quoted = word.group(1) != null ? word.group(1) : word.group(2);
            words.add(quoted == null ? word.group() : quoted);
        }
        return words;
    }

    private void wrong(Quote quote, String why) {
        if (unread.size() < NAMED) {
            unread.add(Unread.line(quote, why));
        }
    }
}
