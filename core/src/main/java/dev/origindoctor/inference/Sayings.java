package dev.origindoctor.inference;

import dev.origindoctor.diagnosis.Prediction;
import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.finding.Scene;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer's sentences, in words that a customer understands. */
final class Sayings {
    /** What RFC 9110 section 15 and RFC 6585 call the errors that origins give. */
    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            406, "Not Acceptable",
            421, "Misdirected Request",
            429, "Too Many Requests");

    private Sayings() {}

    static String statusTitle(int status) {
        return Edge.statusTitle(status).orElseGet(() -> TITLES.getOrDefault(status, "Error " + status));
    }

    static String summary(Scene scene, Conclusion conclusion, @Nullable Fault fault, Prediction predicted) {
        return switch (conclusion) {
            case HEALTHY ->
                scene.edge().title() + " can serve " + scene.origin().host() + " from its server.";
            case INCONCLUSIVE ->
                "Nothing can be said of " + scene.origin().host() + " yet: what is missing stands under the gaps.";
            case FAULTY -> capital(what(scene, fault)) + shown(predicted) + ".";
        };
    }

    private static String what(Scene scene, @Nullable Fault fault) {
        String host = scene.origin().host().ascii();
        if (fault == null) {
            return scene.edge().title() + " cannot serve " + host + ", though its server answers here";
        }
        if (fault instanceof DnsFault) {
            return fault == DnsFault.FAILED
                    ? "the name servers of " + host + " fail"
                    : "the name " + host + " leads nowhere";
        }
        if (fault instanceof TcpFault tcp) {
            return overTcp(scene, tcp);
        }
        if (fault instanceof TlsFault) {
            return "the server of " + host + " does not manage an encrypted connection (" + fault.inSentence() + ")";
        }
        return fault instanceof CertificateFault
                ? "the server's certificate for " + host + " is not accepted (" + fault.inSentence() + ")"
                : overHttp(scene, fault);
    }

    private static String overTcp(Scene scene, TcpFault fault) {
        String server = "the server of " + scene.origin().host();
        int port = scene.origin().port();
        return switch (fault) {
            case REFUSED -> server + " refuses connections on port " + port;
            case TIMED_OUT -> server + " does not answer on port " + port;
            case ADDRESS_UNREACHABLE -> "no route leads to " + server;
            case PROHIBITED -> "a firewall forbids connections to " + server;
            case RESET, CLOSED -> server + " ends connections on port " + port + " at once";
        };
    }

    private static String overHttp(Scene scene, Fault fault) {
        String server = "the server of " + scene.origin().host();
        if (fault == HttpFault.TIMED_OUT) {
            return server + " takes too long to answer";
        }
        return fault == HttpFault.ERROR
                ? server + " answers with an error of its own"
                : server + " does not answer as it should (" + fault.inSentence() + ")";
    }

    private static String shown(Prediction predicted) {
        if (predicted.status() == null) {
            return "";
        }
        String who = predicted.share() < 1
                ? "about " + Math.max(1, Math.round(predicted.share() * 100)) + " in 100 visits end in"
                : "visitors see";
        String title = predicted.title().startsWith("Error") ? "" : " (" + predicted.title() + ")";
        return ", so " + who + " error " + predicted.status() + title;
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** What a tolerated defect would mean under a mode that checks certificates. */
    static String tolerated(Scene scene, Fault defect) {
        EdgeVerdict strict = scene.edge().verdict(defect, SslMode.FULL_STRICT);
        return "harmless under " + scene.mode().title() + ", "
                + (strict.status() == null ? "refused" : strict.status()) + " under "
                + SslMode.FULL_STRICT.title();
    }
}
