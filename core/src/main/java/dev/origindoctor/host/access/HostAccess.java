package dev.origindoctor.host.access;

import dev.origindoctor.host.source.Reading;
import java.time.Instant;
import java.util.List;

/** How to get at what a machine says of itself: on the machine, or from what was collected there. */
public interface HostAccess {
    /** When the machine was looked at. */
    Instant takenAt();

    /**
     * Reads a source: one reading, or for a pattern one for each file that matches, perhaps none. What cannot be read
     * is a reading too; nothing is thrown for it.
     */
    List<Reading> read(HostSource source);

    /** Reads the certificates, and nothing else, in a file that a web server's configuration names. */
    Reading certificates(String path);

    /** Reads the end of an error log that a web server's configuration names. */
    Reading log(String path);

    /** Reads what fail2ban says of one of its jails. */
    Reading jail(String name);
}
