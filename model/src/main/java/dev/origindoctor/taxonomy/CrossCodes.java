package dev.origindoctor.taxonomy;

import java.util.List;
import java.util.stream.Stream;

/**
 * How other tools call a fault. Most of them tell less apart than we do, so one code may stand beside several faults.
 *
 * @param nel W3C Network Error Logging types
 * @param proxyStatus RFC 9209 Proxy-Status errors
 * @param haproxyCheck HAProxy check statuses
 * @param curl curl's exit codes
 * @param chromium Chromium's net errors, without their ERR_
 * @param errno what connect, read or write gives on Linux
 * @param tlsAlert numbers of TLS alerts
 */
public record CrossCodes(
        List<String> nel,
        List<String> proxyStatus,
        List<String> haproxyCheck,
        List<Integer> curl,
        List<String> chromium,
        List<String> errno,
        List<Integer> tlsAlert) {
    public CrossCodes {
        nel = List.copyOf(nel);
        proxyStatus = List.copyOf(proxyStatus);
        haproxyCheck = List.copyOf(haproxyCheck);
        curl = List.copyOf(curl);
        chromium = List.copyOf(chromium);
        errno = List.copyOf(errno);
        tlsAlert = List.copyOf(tlsAlert);
    }

    static CrossCodes of(Fault fault) {
        return new CrossCodes(
                names(CodeSystem.NEL, fault),
                names(CodeSystem.PROXY_STATUS, fault),
                names(CodeSystem.HAPROXY_CHECK, fault),
                numbers(CodeSystem.CURL, fault),
                names(CodeSystem.CHROMIUM, fault),
                names(CodeSystem.ERRNO, fault),
                numbers(CodeSystem.TLS_ALERT, fault));
    }

    private static List<String> names(CodeSystem system, Fault fault) {
        return system.codesFor(fault).stream().map(ForeignCode::name).toList();
    }

    private static List<Integer> numbers(CodeSystem system, Fault fault) {
        return system.codesFor(fault).stream()
                .flatMap(code -> Stream.ofNullable(code.number()))
                .toList();
    }
}
