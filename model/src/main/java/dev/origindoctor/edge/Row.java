package dev.origindoctor.edge;

import dev.origindoctor.edge.EdgeVerdict.Outcome;
import dev.origindoctor.taxonomy.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A row of an {@link EdgeTable}: some faults, and what is shown for each of them. */
record Row(List<Fault> faults, Where where, EdgeVerdict verdict) {
    /** On which of the two ways to the origin the row holds. */
    enum Where {
        ANYWHERE,
        IN_TLS,
        IN_CLEAR
    }

    /** The edge meets one of {@code faults}. */
    static Start on(Fault... faults) {
        return new Start(List.of(faults), Where.ANYWHERE);
    }

    /** The edge meets one of a whole group. */
    static Start on(List<Fault> faults) {
        return new Start(faults, Where.ANYWHERE);
    }

    /** The edge meets one of a whole group while it asks over TLS. */
    static Start inTls(List<Fault> faults) {
        return new Start(faults, Where.IN_TLS);
    }

    /** The edge meets one of a whole group while it asks in the clear. */
    static Start inClear(List<Fault> faults) {
        return new Start(faults, Where.IN_CLEAR);
    }

    /** The same row; the edge also gives these statuses for the same faults. */
    Row also(int... statuses) {
        List<Integer> all = IntStream.of(statuses).boxed().toList();
        return new Row(
                faults,
                where,
                new EdgeVerdict(
                        verdict.outcome(),
                        verdict.status(),
                        verdict.title(),
                        verdict.text(),
                        all,
                        verdict.provenance(),
                        verdict.because()));
    }

    /** The left half of a row. */
    record Start(List<Fault> faults, Where where) {
        /** An error of the edge's own; {@code text} is what it shows or logs, where it says anything. */
        Row error(int status, Provenance known, @Nullable String text, String because) {
            return row(new EdgeVerdict(Outcome.ERROR, status, StatusNames.of(status), text, List.of(), known, because));
        }

        /** The page, or what there is of it, reaches the visitor. */
        Row serves(Provenance known, String because) {
            return row(new EdgeVerdict(Outcome.SERVED, null, Plain.served(faults), null, List.of(), known, because));
        }

        /** The origin's own status reaches the visitor. */
        Row passes(Provenance known, String because) {
            return row(new EdgeVerdict(Outcome.PASSED_THROUGH, null, Plain.PASSED, null, List.of(), known, because));
        }

        private Row row(EdgeVerdict verdict) {
            return new Row(faults, where, verdict);
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(faults.stream().map(Fault::id).toArray()) + " " + verdict.status();
    }
}
