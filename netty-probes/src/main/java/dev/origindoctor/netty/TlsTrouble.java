package dev.origindoctor.netty;

import dev.origindoctor.netty.tls.Alert;
import dev.origindoctor.netty.tls.ServerWords;
import dev.origindoctor.netty.tls.TlsVersion;
import dev.origindoctor.taxonomy.TlsFault;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which fault it is that ended a handshake, from what went over the wire. The one place where that is decided. */
final class TlsTrouble {
    private TlsTrouble() {}

    /** The fault behind an alert of this number. */
    static TlsFault ofAlert(int number, boolean clientCertificateAsked) {
        Alert alert = Alert.byNumber(number).orElse(null);
        if (alert == Alert.CERTIFICATE_REQUIRED) {
            return TlsFault.BAD_CLIENT_AUTH_CERT;
        }
        if (clientCertificateAsked && alert != null && alert.aboutClientCertificate()) {
            return TlsFault.BAD_CLIENT_AUTH_CERT;
        }
        if (alert == Alert.UNRECOGNIZED_NAME) {
            return TlsFault.UNRECOGNIZED_NAME;
        }
        boolean nothingInCommon = alert == Alert.HANDSHAKE_FAILURE
                || alert == Alert.PROTOCOL_VERSION
                || alert == Alert.INSUFFICIENT_SECURITY;
        return nothingInCommon ? TlsFault.VERSION_OR_CIPHER_MISMATCH : TlsFault.ALERT;
    }

    /** The fault of a handshake that the wire itself explains; null where it does not. */
    static @Nullable TlsFault ofWire(ServerWords words, @Nullable String endedBy, boolean clientCertificateAsked) {
        Integer alert = words.fatalAlert();
        if (alert != null) {
            return ofAlert(alert, clientCertificateAsked);
        }
        return switch (words.state()) {
            case NOT_TLS -> TlsFault.NOT_TLS;
            case BROKEN -> TlsFault.PROTOCOL_ERROR;
            default -> endedBy == null ? null : ofEnd(words, endedBy, clientCertificateAsked);
        };
    }

    /** The engine gave up by itself: the server chose a version that this Java has switched off, or broke the protocol. */
    static TlsFault ofEngine(ServerWords words) {
        TlsFault gentle = ofWarning(words);
        if (gentle != null) {
            return gentle;
        }
        boolean old = TlsVersion.byText(Objects.requireNonNullElse(words.version(), ""))
                .filter(version -> version.compareTo(TlsVersion.TLS_1_2) < 0)
                .isPresent();
        return old ? TlsFault.VERSION_OR_CIPHER_MISMATCH : TlsFault.PROTOCOL_ERROR;
    }

    private static TlsFault ofEnd(ServerWords words, String endedBy, boolean clientCertificateAsked) {
        if (clientCertificateAsked) {
            return TlsFault.BAD_CLIENT_AUTH_CERT;
        }
        TlsFault gentle = ofWarning(words);
        if (gentle != null) {
            return gentle;
        }
        if (endedBy.equals("rst")) {
            return TlsFault.RESET;
        }
        return words.midway() ? TlsFault.PROTOCOL_ERROR : TlsFault.CLOSED;
    }

    /**
     * What a warning in the place of a ServerHello meant, once the handshake came to nothing: a polite end, or a name that
     * is not served (RFC 6066 section 3 leaves it to the server whether that is fatal).
     */
    private static @Nullable TlsFault ofWarning(ServerWords words) {
        Integer warning = words.warning();
        if (warning == null || words.version() != null) {
            return null;
        }
        return switch (Alert.byNumber(warning).orElse(Alert.INTERNAL_ERROR)) {
            case CLOSE_NOTIFY -> TlsFault.CLOSED;
            case UNRECOGNIZED_NAME -> TlsFault.UNRECOGNIZED_NAME;
            default -> null;
        };
    }
}
