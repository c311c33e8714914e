package dev.origindoctor.ranges.allowlist;

import java.util.Map;

/** The header in which an edge names its visitor, where it has one of its own; others append to X-Forwarded-For. */
final class VisitorHeader {
    static final String USUAL = "X-Forwarded-For";

    private static final Map<String, String> HEADERS = Map.of(
            "cloudflare", "CF-Connecting-IP",
            "fastly", "Fastly-Client-IP",
            "imperva", "Incap-Client-IP",
            "sucuri", "X-Sucuri-ClientIP");

    private VisitorHeader() {}

    static String of(String edge) {
        return HEADERS.getOrDefault(edge, USUAL);
    }
}
