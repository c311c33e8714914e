package dev.origindoctor.accuracy;

import dev.origindoctor.taxonomy.Fault;
import org.jspecify.annotations.Nullable;

/** How the page and the complaints write what may be absent. */
final class Words {
    private Words() {}

    static String fault(@Nullable Fault fault) {
        return fault == null ? "no fault" : fault.id();
    }

    static String status(@Nullable Integer status) {
        return status == null ? "no error" : status.toString();
    }
}
