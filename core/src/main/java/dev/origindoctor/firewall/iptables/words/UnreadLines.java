package dev.origindoctor.firewall.iptables.words;

import dev.origindoctor.firewall.rules.Line;
import dev.origindoctor.firewall.rules.Unread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was not understood, in order; of a file that is no firewall at all, not every line. */
public final class UnreadLines {
    private static final int MOST = 1000;

    private final List<Unread> lines = new ArrayList<>();
    private final Set<String> missing = new HashSet<>();
    private int more;

    /** That something is not there, once for each such thing. */
    public Unread missing(Line line, String why) {
        Unread unread = Unread.missing(line, why);
        if (missing.add(why)) {
            add(unread);
        }
        return unread;
    }

    public Unread add(Line line, String why) {
        Unread unread = new Unread(line, why);
        add(unread);
        return unread;
    }

    public void add(Unread unread) {
        if (lines.size() < MOST) {
            lines.add(unread);
        } else {
            more++;
        }
    }

    public List<Unread> all() {
        List<Unread> all = new ArrayList<>(lines);
        if (more > 0) {
            String file = lines.get(MOST - 1).line().file();
            all.add(new Unread(Line.whole(file), more + " further lines were not understood either"));
        }
        return all;
    }

    public void addAll(UnreadLines others) {
        others.lines.forEach(this::add);
        more += others.more;
    }
}
