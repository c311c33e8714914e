package dev.origindoctor.taxonomy;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A vocabulary of somebody else's for what goes wrong on a connection, whole: codes that are no origin's fault included. */
public enum CodeSystem {
    NEL("W3C Network Error Logging type"),
    PROXY_STATUS("RFC 9209 Proxy-Status error"),
    HAPROXY_CHECK("HAProxy check status"),
    CURL("curl exit code"),
    CHROMIUM("Chromium net error"),
    ERRNO("errno on Linux"),
    TLS_ALERT("TLS alert");

    private final String title;

    CodeSystem(String title) {
        this.title = title;
    }

    /** What its codes are called. */
    public String title() {
        return title;
    }

    /** The identifier used in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every code of it that we know, in its own order. */
    public List<ForeignCode> codes() {
        return switch (this) {
            case NEL -> NelCodes.TABLE;
            case PROXY_STATUS -> ProxyStatusCodes.TABLE;
            case HAPROXY_CHECK -> HaproxyCodes.TABLE;
            case CURL -> CurlCodes.TABLE;
            case CHROMIUM -> ChromiumCodes.TABLE;
            case ERRNO -> ErrnoCodes.TABLE;
            case TLS_ALERT -> TlsAlertCodes.TABLE;
        };
    }

    /** The code as people write it: its name in any case, with or without {@code ERR_} or {@code CURLE_}, or its number. */
    public Optional<ForeignCode> code(String text) {
        Objects.requireNonNull(text, "code");
        String wanted = text.strip().toUpperCase(Locale.ROOT).replaceFirst("^(NET::ERR_|ERR_|CURLE_)", "");
        return codes().stream()
                .filter(code -> code.name().toUpperCase(Locale.ROOT).equals(wanted) || code.hasNumber(wanted))
                .findFirst();
    }

    /** The faults that the code stands for, the most usual first; none where it stands for none, or is not known. */
    public List<Fault> faults(String code) {
        return code(code).map(ForeignCode::faults).orElse(List.of());
    }

    /** The codes of this vocabulary that stand for {@code fault}, in its own order. */
    public List<ForeignCode> codesFor(Fault fault) {
        return codes().stream().filter(code -> code.faults().contains(fault)).toList();
    }
}
