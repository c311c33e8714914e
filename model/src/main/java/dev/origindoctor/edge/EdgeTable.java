package dev.origindoctor.edge;

import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.Layer;
import dev.origindoctor.taxonomy.LocalFault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One edge's answers, a row for each fault or group of faults. The rows say what the edge shows when it meets the fault;
 * whether it can meet it at all (no TLS under Off, no certificate check under Full) is decided here, for every edge alike.
 */
final class EdgeTable {
    /** What no edge has an error of its own for. A row of the edge's own comes before these. */
    private static final List<Row> COMMON = List.of(
            Row.on(HttpFault.ERROR, HttpFault.BLOCKED)
                    .passes(Provenance.INFERRED, "a proxy hands on the origin's own answer, errors included"),
            Row.on(HttpFault.REDIRECT_LOOP)
                    .serves(
                            Provenance.INFERRED,
                            "each redirect is a valid answer and is handed on; the browser gives up in the end"));

    private final CertificateCheck check;
    private final Provenance checkKnown;
    private final String checkSays;
    private List<Integer> statuses = List.of();
    private EdgeVerdict brokenCoding = Plain.notUnpacked();
    private final Map<Fault, EdgeVerdict> inTls = new HashMap<>();
    private final Map<Fault, EdgeVerdict> inClear = new HashMap<>();
    private final Map<Fault, EdgeVerdict> ofName = new HashMap<>();

    private EdgeTable(CertificateCheck check, Provenance checkKnown, String checkSays) {
        this.check = check;
        this.checkKnown = checkKnown;
        this.checkSays = checkSays;
    }

    /** A table, and whether certificates are checked there; {@code checkSays} names the edge's own setting. */
    static EdgeTable of(CertificateCheck check, Provenance checkKnown, String checkSays, Row... rows) {
        EdgeTable table = new EdgeTable(check, checkKnown, checkSays);
        COMMON.forEach(table::put);
        Stream.of(rows).forEach(table::put);
        table.requireTotal();
        table.statuses = table.ownStatuses();
        return table;
    }

    /** The same table, for an edge that unpacks bodies itself and shows this where it cannot. */
    EdgeTable unpacking(Row row) {
        brokenCoding = row.verdict();
        return this;
    }

    CertificateCheck check() {
        return check;
    }

    String checkSays() {
        return checkSays;
    }

    List<Integer> statuses() {
        return statuses;
    }

    private List<Integer> ownStatuses() {
        return Stream.of(inTls, inClear, ofName)
                .flatMap(rows -> rows.values().stream())
                .map(EdgeVerdict::status)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    EdgeVerdict verdict(Fault fault, SslMode mode) {
        if (fault instanceof LocalFault) {
            return Plain.proberOnly();
        }
        if (fault instanceof DnsFault) {
            return Plain.nobodyAsked();
        }
        if (isTls(fault)) {
            return insideTls(fault, mode);
        }
        return row(check.encrypts(mode) ? inTls : inClear, fault);
    }

    /** What is shown when the origin is given by a name, and looking up that name meets {@code fault}. */
    EdgeVerdict verdictForOriginName(DnsFault fault) {
        return row(ofName, fault);
    }

    /** What is shown when a body is not packed as its head says. */
    EdgeVerdict verdictForBrokenCoding() {
        return brokenCoding;
    }

    private EdgeVerdict insideTls(Fault fault, SslMode mode) {
        if (!check.encrypts(mode)) {
            return Plain.neverMet(check == CertificateCheck.NO_TLS ? checkSays : "");
        }
        if (fault instanceof CertificateFault && !check.checks(mode)) {
            return Plain.unchecked(checkKnown, checkSays, alternatives(fault));
        }
        return row(inTls, fault);
    }

    /** Where a check that is usual was switched off, the status that would come with it is worth a mention. */
    private List<Integer> alternatives(Fault fault) {
        Integer checked =
                check == CertificateCheck.ON_BY_DEFAULT ? row(inTls, fault).status() : null;
        return checked == null ? List.of() : List.of(checked);
    }

    private static EdgeVerdict row(Map<Fault, EdgeVerdict> rows, Fault fault) {
        return Objects.requireNonNull(rows.get(fault), () -> "no row for " + fault.id());
    }

    private void put(Row row) {
        row.faults().forEach(fault -> {
            if (fault instanceof DnsFault) {
                ofName.put(fault, row.verdict());
            }
            if (row.where() != Row.Where.IN_CLEAR) {
                inTls.put(fault, row.verdict());
            }
            if (row.where() != Row.Where.IN_TLS) {
                inClear.put(fault, row.verdict());
            }
        });
    }

    /** A table that forgot a fault must not reach anybody: the class does not load with it. */
    private void requireTotal() {
        for (Fault fault : Fault.all()) {
            if (canMeetInClear(fault)) {
                row(inClear, fault);
            }
            if (canMeetInTls(fault)) {
                row(inTls, fault);
            }
        }
        Stream.of(DnsFault.values()).forEach(fault -> row(ofName, fault));
    }

    private static boolean canMeetInClear(Fault fault) {
        return !(fault instanceof LocalFault) && !isTls(fault);
    }

    private boolean canMeetInTls(Fault fault) {
        boolean unseen = fault instanceof CertificateFault && check == CertificateCheck.NEVER;
        return !(fault instanceof LocalFault) && check != CertificateCheck.NO_TLS && !unseen;
    }

    private static boolean isTls(Fault fault) {
        return fault.layer() == Layer.TLS || fault.layer() == Layer.CERTIFICATE;
    }
}
