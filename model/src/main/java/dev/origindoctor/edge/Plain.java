package dev.origindoctor.edge;

import dev.origindoctor.edge.EdgeVerdict.Outcome;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import java.util.List;

/** The verdicts that are the same at every edge. */
final class Plain {
    static final String SERVED = "Page served";
    static final String PASSED = "The origin's own status";

    private Plain() {}

    /** What is served when the page itself is the trouble. */
    static String served(List<Fault> faults) {
        if (faults.contains(HttpFault.REDIRECT_LOOP)) {
            return "Redirects served";
        }
        return faults.contains(HttpFault.TRUNCATED) ? "Page cut short" : SERVED;
    }

    static EdgeVerdict proberOnly() {
        return verdict(
                Outcome.NOT_THE_ORIGIN,
                "Not the origin's",
                "the prober's own machine failed; the edge has another machine");
    }

    static EdgeVerdict nobodyAsked() {
        return verdict(
                Outcome.NOT_ASKED,
                "No edge is asked",
                "a visitor who meets this has no address to go to, not even the edge's");
    }

    /** The page, packed otherwise than it says, at an edge that hands bodies on as they come. */
    static EdgeVerdict notUnpacked() {
        return verdict(
                Outcome.SERVED,
                "Page that cannot be unpacked",
                "the body is handed on as it came, and it is the browser that cannot unpack it");
    }

    /** A TLS fault, seen by somebody who asked over TLS, at an edge that does not. */
    static EdgeVerdict neverMet(String why) {
        return verdict(
                Outcome.SERVED,
                SERVED,
                "the edge asks this origin in the clear, so it never meets what is wrong with TLS there"
                        + (why.isEmpty() ? "" : ": " + why));
    }

    static EdgeVerdict unchecked(Provenance known, String why, List<Integer> also) {
        return new EdgeVerdict(
                Outcome.SERVED, null, SERVED, null, also, known, "the certificate is not checked: " + why);
    }

    private static EdgeVerdict verdict(Outcome outcome, String title, String because) {
        return new EdgeVerdict(outcome, null, title, null, List.of(), Provenance.INFERRED, because);
    }
}
