package dev.origindoctor.firewall.iptables.sets;

import dev.origindoctor.firewall.iptables.values.Numbers;
import dev.origindoctor.firewall.iptables.words.Lines;
import dev.origindoctor.firewall.iptables.words.UnreadLines;
import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.rules.Line;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@code ipset save} and {@code ipset list} print. */
public final class IpsetReader {
    private static final Pattern ELEMENT = Pattern.compile("<member>(?:<elem>)?([^<]+)<");
    private static final Pattern NAMED = Pattern.compile("<ipset name=\"([^\"]+)\">");
    private static final Pattern TYPE = Pattern.compile("<type>([^<]+)</type>");
    private static final Pattern FRAME =
            Pattern.compile("</?(ipsets|ipset|header|members|revision|memsize|references|numentries)>");

    private static final Set<String> CHANGES = Set.of("create", "add", "del", "flush", "destroy", "swap", "rename");

    private final String file;
    private final IpSets sets;
    private final UnreadLines unread;
    private @Nullable String listed;
    private @Nullable String listedType;
    private @Nullable IpSet open;
    private @Nullable IpSet last;

    public IpsetReader(String file, IpSets sets, UnreadLines unread) {
        this.file = file;
        this.sets = sets;
        this.unread = unread;
    }

    public void read(String text) {
        Lines lines = new Lines(text);
        while (lines.hasNext()) {
            String line = lines.next();
            try {
                line(line);
            } catch (UnreadableException problem) {
                broken(new Line(file, lines.number(), line), problem.why());
            }
        }
    }

    /** The words behind {@code ipset}, if they are a command of it. */
    public static Optional<List<String>> words(List<String> command) {
        int at = !command.isEmpty() && command.get(0).equals("sudo") ? 1 : 0;
        boolean ofSets = at < command.size() && command.get(at).matches("(\\S*/)?ipset");
        return ofSets ? Optional.of(command.subList(at + 1, command.size())) : Optional.empty();
    }

    /**
     * Does what {@code ipset} is told to with these words; a set that is there stays as it is when it is to be created.
     *
     * @throws UnreadableException where they are not understood, or name a set that is not known
     */
    public void command(List<String> words) {
        List<String> plain = SetWords.plain(words);
        String verb = plain.isEmpty() ? "" : plain.get(0);
        if (!CHANGES.contains(verb)) {
            throw new UnreadableException("what it does to the sets is not followed");
        }
        if (!verb.equals("create")
                || sets.get(plain.size() > 1 ? plain.get(1) : "").isEmpty()) {
            line(String.join(" ", plain));
        }
    }

    private void broken(Line line, String why) {
        unread.add(line, why);
        String name = open != null ? open.name() : word(line.text(), 1);
        sets.get(name).ifPresent(set -> set.doubt("line " + line.number() + " of " + file + " was not understood"));
    }

    private void line(String line) {
        if (line.isEmpty() || line.charAt(0) == '#') {
            open = line.isEmpty() ? null : open;
        } else if (open != null) {
            element(open, line);
        } else if (line.startsWith("add ")) {
            int end = line.indexOf(' ', 4);
            if (end < 0) {
                throw new UnreadableException("an element is missing");
            }
            element(named(line.substring(4, end)), line.substring(end + 1));
        } else if (line.startsWith("<")) {
            markup(line);
        } else {
            other(line);
        }
    }

    /** A line of {@code ipset list -o xml}. */
    private void markup(String line) {
        Matcher element = ELEMENT.matcher(line);
        Matcher named = NAMED.matcher(line);
        Matcher type = TYPE.matcher(line);
        if (element.find()) {
            named(String.valueOf(listed)).add(element.group(1), line.contains("<nomatch/>"));
        } else if (named.find()) {
            listed = named.group(1);
        } else if (type.find()) {
            listedType = type.group(1);
        } else if (line.startsWith("<header>")) {
            header(line.replaceAll("<(\\w+)>([^<]*)</\\w+>", " $1 $2 "));
        } else if (!FRAME.matcher(line).lookingAt()) {
            throw new UnreadableException("no line of ipset");
        }
    }

    /** The set of this name; most lines add to the set that the line before added to. */
    private IpSet named(String name) {
        IpSet known = last;
        if (known == null || !known.name().equals(name)) {
            known = sets.get(name).orElseThrow(() -> new UnreadableException("there is no set \"" + name + "\""));
            last = known;
        }
        return known;
    }

    private static void element(IpSet set, String text) {
        int end = text.indexOf(' ');
        boolean except = end > 0
                && (" " + text.substring(end + 1) + " ")
                        .replaceAll("\"[^\"]*\"", "")
                        .contains(" nomatch ");
        set.add(end < 0 ? text : text.substring(0, end), except);
    }

    private void other(String line) {
        String first = word(line, 0);
        last = null;
        switch (first) {
            case "create", "-N" -> sets.put(create(word(line, 1), word(line, 2), line));
            case "del" -> named(word(line, 1)).delete(word(line, 2));
            case "flush" -> flush(word(line, 1));
            case "destroy" -> destroy(word(line, 1));
            case "swap" -> swap(word(line, 1), word(line, 2));
            case "rename" -> rename(word(line, 1), word(line, 2));
            case "Name:" -> listed = word(line, 1);
            case "Type:" -> listedType = word(line, 1);
            case "Header:" -> header(line);
            case "Members:" -> open = listed == null ? null : sets.get(listed).orElse(null);
            case "Revision:", "Size", "References:", "Number", "COMMIT" -> last = null;
            default -> throw new UnreadableException("no line of ipset");
        }
    }

    private void header(String line) {
        if (listed == null || listedType == null) {
            throw new UnreadableException("a header without a name and a type");
        }
        sets.put(create(listed, listedType, line));
    }

    private static IpSet create(String name, String type, String line) {
        if (name.isEmpty() || type.indexOf(':') < 0) {
            throw new UnreadableException("\"" + type + "\" is no type of a set");
        }
        String netmask = after(line, "netmask");
        IpSet set = new IpSet(name, type, netmask.isEmpty() ? -1 : (int) Numbers.read(netmask, 0, 128));
        if (!after(line, "bitmask").isEmpty()) {
            set.doubt("it has a bitmask");
        }
        return set;
    }

    private static String after(String line, String key) {
        List<String> words = List.of(line.split("\\s+"));
        int at = words.indexOf(key);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : "";
    }

    private void flush(String name) {
        IpSet old = named(name);
        sets.put(old.emptied());
        last = null;
    }

    private void destroy(String name) {
        if (name.isEmpty()) {
            sets.clear();
        } else {
            sets.remove(name);
        }
    }

    private void swap(String one, String other) {
        IpSet first = named(one);
        IpSet second = named(other);
        sets.put(second.called(one));
        sets.put(first.called(other));
        last = null;
    }

    private void rename(String from, String to) {
        IpSet set = named(from);
        sets.remove(from);
        sets.put(set.called(to));
        last = null;
    }

    private static String word(String line, int index) {
        String[] words = line.split("\\s+", index + 2);
        return index < words.length ? words[index] : "";
    }
}
