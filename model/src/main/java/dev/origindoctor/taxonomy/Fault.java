package dev.origindoctor.taxonomy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What happened on the wire, as one probe saw it. Certain as an observation; why it happened is a {@link Cause}. */
public sealed interface Fault permits DnsFault, TcpFault, TlsFault, CertificateFault, HttpFault, LocalFault {
    /** The permanent identifier, such as {@code tcp.refused}; W3C Network Error Logging's where that has one. */
    String id();

    /** Where on the way it belongs. */
    Layer layer();

    /** A few words that name it. */
    String title();

    /** The title as it stands inside a sentence: abbreviations keep their capitals. */
    default String inSentence() {
        String title = title();
        boolean abbreviated = title.length() > 1 && Character.isUpperCase(title.charAt(1));
        return abbreviated ? title : Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }

    /** Who can act on it, the likeliest first. */
    List<Party> parties();

    /** One sentence on what happened on the wire. */
    default String wire() {
        return Texts.of(id(), "wire");
    }

    /** What it means, for somebody who owns the site and no server. */
    default String customer() {
        return Texts.of(id(), "customer");
    }

    /** What it means, for somebody who can log in. */
    default String engineer() {
        return Texts.of(id(), "engineer");
    }

    /** How other tools call it. */
    default CrossCodes crossCodes() {
        return CrossCodes.of(this);
    }

    /** Every fault, in the order in which an edge would meet them. */
    static List<Fault> all() {
        return Stream.<Fault[]>of(
                        DnsFault.values(),
                        TcpFault.values(),
                        TlsFault.values(),
                        CertificateFault.values(),
                        HttpFault.values(),
                        LocalFault.values())
                .flatMap(Stream::of)
                .toList();
    }

    /** The fault with this identifier, if there is one. */
    static Optional<Fault> byId(String id) {
        return all().stream().filter(fault -> fault.id().equals(id)).findFirst();
    }

    /** The faults that a W3C Network Error Logging type stands for, such as {@code tcp.refused}. */
    static List<Fault> fromNel(String type) {
        return CodeSystem.NEL.faults(type);
    }

    /** The faults that an RFC 9209 Proxy-Status error stands for, such as {@code connection_refused}. */
    static List<Fault> fromProxyStatus(String error) {
        return CodeSystem.PROXY_STATUS.faults(error);
    }

    /** The faults that an HAProxy check status stands for, such as {@code L4CON}. */
    static List<Fault> fromHaproxyCheck(String status) {
        return CodeSystem.HAPROXY_CHECK.faults(status);
    }

    /** The faults that an exit code of curl stands for, such as 52. */
    static List<Fault> fromCurlExit(int code) {
        return CodeSystem.CURL.faults(Integer.toString(code));
    }

    /** The faults that a Chromium net error stands for, such as {@code ERR_CONNECTION_REFUSED} or {@code -102}. */
    static List<Fault> fromChromium(String error) {
        return CodeSystem.CHROMIUM.faults(error);
    }

    /** The faults that an errno stands for, such as {@code ECONNREFUSED}, or its number on Linux. */
    static List<Fault> fromErrno(String errno) {
        return CodeSystem.ERRNO.faults(errno);
    }

    /** The faults that a TLS alert from the origin stands for, such as 112. */
    static List<Fault> fromTlsAlert(int alert) {
        return CodeSystem.TLS_ALERT.faults(Integer.toString(alert));
    }
}
