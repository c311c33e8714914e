package dev.origindoctor.panel.upload;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The entries of an archive, one after the other, as they come. */
interface Entries extends Closeable {
    /** What an entry is. */
    enum Kind {
        FILE,
        FOLDER,
        /** A link, a device, or something that nobody here knows. */
        OTHER
    }

    /** Goes to the next entry; false where there is none. */
    boolean advance() throws IOException;

    /** The entry's name as the archive has it. */
    String name();

    Kind kind();

    /** The entry's bytes, and no more than those. */
    InputStream content();
}
