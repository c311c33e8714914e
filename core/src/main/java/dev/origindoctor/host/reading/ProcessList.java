package dev.origindoctor.host.reading;

import dev.origindoctor.host.listener.SocketOwner;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.Quote;
import dev.origindoctor.host.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The processes that could be looked at.
 *
 * @param entries the processes
 * @param owners the processes that hold a socket, by its inode
 */
record ProcessList(List<Entry> entries, Map<Long, List<SocketOwner>> owners) {
    /** A process, its open descriptors, and how many it may have. */
    record Entry(
            SocketOwner process, int descriptors, @Nullable Double limit, Quote quote) {}

    static ProcessList read(Optional<SourceText> text) {
        List<Entry> entries = new ArrayList<>();
        Map<Long, List<SocketOwner>> owners = new HashMap<>();
        text.ifPresent(known -> {
            for (Line line : Line.of(known.text())) {
                String[] fields = line.text().split("\t", 5);
                if (fields.length == 5 && fields[0].matches("[0-9]{1,9}") && fields[1].matches("[0-9]{1,9}")) {
                    SocketOwner process = new SocketOwner(fields[4], Integer.valueOf(fields[0]));
                    Double limit = fields[2].matches("[0-9]{1,15}") ? Double.valueOf(fields[2]) : null;
                    String shown = fields[4] + ": " + fields[1] + " descriptors of " + fields[2];
                    Quote quote = known.quote(line.number(), shown);
                    entries.add(new Entry(process, Integer.parseInt(fields[1]), limit, quote));
                    own(owners, fields[3], process);
                }
            }
        });
        return new ProcessList(List.copyOf(entries), owners);
    }

    private static void own(Map<Long, List<SocketOwner>> owners, String inodes, SocketOwner process) {
        for (String inode : inodes.split(",")) {
            if (inode.matches("[0-9]{1,18}")) {
                owners.computeIfAbsent(Long.valueOf(inode), key -> new ArrayList<>())
                        .add(process);
            }
        }
    }
}
