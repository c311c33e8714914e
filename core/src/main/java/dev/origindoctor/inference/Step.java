package dev.origindoctor.inference;

import dev.origindoctor.diagnosis.Verdict;
import dev.origindoctor.finding.Clue;
import dev.origindoctor.finding.Reading;
import dev.origindoctor.finding.Scene;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps of the edge's way to the page, in order. */
enum Step {
    NAME,
    FIREWALL,
    PORT,
    HANDSHAKE,
    CERTIFICATE,
    PAGE;

    /** The edge's own number for a trouble that keeps it from asking this origin at all. */
    private static final Set<Clue> NEVER_ASKED = Set.of(
            Clue.EDGE_CANNOT_RESOLVE_ORIGIN,
            Clue.EDGE_HAS_NO_TUNNEL,
            Clue.EDGE_REFUSES_RECORD,
            Clue.CODE_AT_EDGE_FAILS);

    /** Where all the edge's connections end, if they all end in one fault. */
    static @Nullable Step endOf(Verdict verdict, Scene scene, Reading reading) {
        Fault fault = verdict.fault();
        if (verdict.intermittent()) {
            return null;
        }
        if (fault == null) {
            return NEVER_ASKED.stream().anyMatch(reading::has) ? NAME : null;
        }
        boolean wall = scene.firewall().stream().anyMatch(stretch -> Objects.equals(stretch.fault(), fault));
        return wall ? FIREWALL : of(fault.layer());
    }

    /** Whether {@code clue} tells of a step that a way which ends here never comes to. */
    boolean hides(Clue clue) {
        Step step = of(clue);
        return step != null && step.compareTo(this) > 0;
    }

    private static @Nullable Step of(Layer layer) {
        return switch (layer) {
            case DNS -> NAME;
            case TCP -> PORT;
            case TLS -> HANDSHAKE;
            case CERTIFICATE -> CERTIFICATE;
            case HTTP -> PAGE;
            case LOCAL -> null;
        };
    }

    private static @Nullable Step of(Clue clue) {
        return switch (clue.topic()) {
            case NAME, NAME_LEADS -> NAME;
            case FIREWALL, BANS -> FIREWALL;
            case PORT, OTHER_PORT, NEIGHBOUR, LOST_PACKETS, LISTENER, SERVICE -> PORT;
            case HANDSHAKE, SERVER_NAME, TLS_VERSION -> HANDSHAKE;
            case CERTIFICATE,
                    CERTIFICATE_TIME,
                    CERTIFICATE_NAME,
                    CERTIFICATE_TRUST,
                    CERTIFICATE_STATUS,
                    CERTIFICATE_STRENGTH,
                    CERTIFICATE_FORM -> CERTIFICATE;
            case PAGE, HTTP2, UPSTREAM -> PAGE;
            case VIA_EDGE -> metByTheEdge(clue);
            default -> null;
        };
    }

    private static @Nullable Step metByTheEdge(Clue clue) {
        return switch (clue) {
            case EDGE_CANNOT_RESOLVE_ORIGIN, EDGE_HAS_NO_TUNNEL, EDGE_REFUSES_RECORD, CODE_AT_EDGE_FAILS -> NAME;
            case EDGE_MEETS_REFUSAL, EDGE_MEETS_SILENCE, EDGE_MEETS_NO_ROUTE -> PORT;
            case EDGE_MEETS_BROKEN_HANDSHAKE -> HANDSHAKE;
            case EDGE_MEETS_BAD_CERTIFICATE -> CERTIFICATE;
            case EDGE_MEETS_BROKEN_ANSWER, EDGE_MEETS_SLOW_ANSWER, EDGE_PASSES_ERROR_ON -> PAGE;
            default -> null;
        };
    }
}
