package dev.origindoctor.inference;

import static dev.origindoctor.finding.Clue.*;
import static dev.origindoctor.inference.PortTable.NOBODY_LISTENS;
import static dev.origindoctor.taxonomy.Cause.*;

/** How likely each answer to a request is under each cause. */
final class AnswerTable {
    private AnswerTable() {}

    static void write(Likelihoods t) {
        answers(t);
        refusedAnswers(t);
    }

    private static void answers(Likelihoods t) {
        t.clue(PAGE_SERVED, 0.93, "the page comes; the trouble is the edge's alone, or in front of it")
                .under(0.01, "no page without its application", UPSTREAM_DOWN, APPLICATION_ERROR)
                .under(0.01, "that is what is missing", RESPONSE_EMPTY)
                .under(0.05, "at least over HTTP/1.1", RESPONSE_MALFORMED)
                .under(0.01, "that is what is missing", RESPONSE_HEADERS_TOO_LARGE, REDIRECT_LOOP)
                .under(0.1, "in time for once", RESPONSE_TOO_SLOW)
                .under(0.2, "rules look at who asks", WAF_BLOCKS_REQUEST)
                .under(0.02, "nothing is served without the certificate", CLIENT_CERTIFICATE_REQUIRED)
                .under(0.02, "nothing is served without the header", PROXY_PROTOCOL_EXPECTED)
                .under(0.03, "nobody serves", NOBODY_LISTENS)
                .under(0.3, "slowly, if at all", OVERLOADED, DESCRIPTORS_EXHAUSTED)
                .under(0.4, "not for the way that the mode asks", SSL_MODE_MISMATCH)
                .under(0.3, "another site's page", DNS_POINTS_ELSEWHERE)
                .under(0.6, "until the limit is met", RATE_LIMITED)
                .under(0.7, "an origin given by its address may well be fine", DNS_MISSING);
        t.fault(ANSWER_EMPTY, 0.0005, "servers say something")
                .under(0.65, "that is the cause itself", RESPONSE_EMPTY)
                .under(0.08, "workers die under load", OVERLOADED, CRASH_LOOP)
                .under(0.1, "out of descriptors, connections are closed", DESCRIPTORS_EXHAUSTED)
                .under(0.3, "the request is read as a broken header", PROXY_PROTOCOL_EXPECTED)
                .under(0.03, "some rules close without a word", WAF_BLOCKS_REQUEST)
                .under(0.03, "refused after the handshake", CLIENT_CERTIFICATE_REQUIRED)
                .under(0.002, "over an HTTP/2 that is announced and not spoken", RESPONSE_MALFORMED);
        t.fault(ANSWER_RESET, 0.0005, "servers say something")
                .under(0.3, "whoever closes before having read the whole request resets", RESPONSE_EMPTY)
                .under(0.25, "refused after the handshake", CLIENT_CERTIFICATE_REQUIRED)
                .under(0.4, "the request is read as a broken header", PROXY_PROTOCOL_EXPECTED)
                .under(0.02, "few rules reset; most show a page", WAF_BLOCKS_REQUEST)
                .under(0.03, "over an HTTP/2 that is announced and not spoken", RESPONSE_MALFORMED)
                .under(0.05, "workers die under load", OVERLOADED, CRASH_LOOP)
                .under(0.05, "a limit that closes", RATE_LIMITED);
        t.fault(ANSWER_MALFORMED, 0.0003, "servers speak HTTP")
                .under(0.6, "that is the cause itself", RESPONSE_MALFORMED)
                .under(0.03, "another program has the port", DNS_POINTS_ELSEWHERE)
                .under(0.02, "TLS on a port that is asked in the clear", SSL_MODE_MISMATCH);
        t.fault(ANSWER_HEAD_TOO_LARGE, 0.0001, "heads are small")
                .under(0.97, "that is the cause itself", RESPONSE_HEADERS_TOO_LARGE);
        t.fault(ANSWER_TOO_SLOW, 0.0005, "pages come within seconds")
                .under(0.88, "that is the cause itself", RESPONSE_TOO_SLOW)
                .under(0.35, "everything is slow", OVERLOADED)
                .under(0.2, "nobody takes the connection from the queue", DESCRIPTORS_EXHAUSTED)
                .under(0.1, "a hanging application", UPSTREAM_DOWN)
                .under(0.03, "it waits for its header", PROXY_PROTOCOL_EXPECTED);
        t.fault(ANSWER_CUT_SHORT, 0.001, "bodies are complete")
                .under(0.3, "the length does not match", RESPONSE_MALFORMED)
                .under(0.05, "a worker dies in the middle", CRASH_LOOP, RESPONSE_EMPTY)
                .under(0.02, "what is behind the web server goes in the middle", UPSTREAM_DOWN)
                .under(0.01, "a worker dies in the middle", OVERLOADED, APPLICATION_ERROR);
        t.fault(REDIRECTS_IN_A_CIRCLE, 0.0003, "redirects end somewhere")
                .under(0.95, "that is the cause itself", REDIRECT_LOOP)
                .under(0.06, "an origin that forces HTTPS and is asked in the clear", SSL_MODE_MISMATCH);
    }

    private static void refusedAnswers(Likelihoods t) {
        t.fault(BLOCKED_PAGE, 0.0004, "blocks are recognised by their marks")
                .under(0.75, "that is the cause itself", WAF_BLOCKS_REQUEST)
                .under(0.05, "limits of security plugins", RATE_LIMITED);
        t.clue(STRANGERS_SHOWN_BLOCK_PAGE, 0.0008, "an origin that serves its edge and nobody else")
                .under(0.05, "the best that an origin can do", HEALTHY)
                .under(0.01, "the rule may hit some of the edge's requests too", WAF_BLOCKS_REQUEST)
                .under(0.02, "the edge asks another machine", DNS_POINTS_ELSEWHERE);
        t.fault(RATE_LIMIT_PAGE, 0.0004, "few probes meet no limit")
                .under(0.25, "that is the cause itself", RATE_LIMITED)
                .under(
                        0.015,
                        "rules answer 403; 429 is the status of limits (RFC 6585, section 4)",
                        WAF_BLOCKS_REQUEST);
        t.fault(EDGE_ANSWERS_FOR_ORIGIN, 0.0002, "an origin is no edge")
                .under(0.12, "a second edge stands in front of the origin, and meets its fault", UPSTREAM_DOWN)
                .under(0.15, "the record leads to an edge, or back to this one", DNS_POINTS_ELSEWHERE)
                .under(0.02, "an application that repeats such an answer", APPLICATION_ERROR);
        t.fault(GATEWAY_ERROR, 0.0004, "a gateway's own words")
                .under(0.8, "the web server answers for what is behind it", UPSTREAM_DOWN)
                .under(0.06, "applications say so too", APPLICATION_ERROR)
                .under(0.08, "what is behind is choked", OVERLOADED)
                .under(0.05, "the one behind was killed", OOM_KILLED)
                .under(0.06, "some gateways, Apache among them, say 502 for it", RESPONSE_TOO_SLOW);
        t.fault(GATEWAY_WAITED_IN_VAIN, 0.0004, "a gateway's own words (RFC 9110, section 15.6.5)")
                .under(0.3, "the gateway on the origin gives up before the edge does", RESPONSE_TOO_SLOW)
                .under(0.12, "what is behind is gone without a word", UPSTREAM_DOWN)
                .under(0.08, "what is behind is choked", OVERLOADED)
                .under(0.02, "applications say so too", APPLICATION_ERROR);
        t.fault(BUSY_ERROR, 0.0004, "servers that serve do not say 503")
                .under(0.25, "maintenance pages", APPLICATION_ERROR)
                .under(0.25, "some proxies say 503 for what is down", UPSTREAM_DOWN)
                .under(0.25, "workers are used up", OVERLOADED)
                .under(0.2, "limit_req answers 503", RATE_LIMITED)
                .under(0.03, "security plugins say 503", WAF_BLOCKS_REQUEST);
        t.fault(SERVER_ERROR, 0.0004, "500 is said by applications")
                .under(0.5, "that is the cause itself", APPLICATION_ERROR)
                .under(0.03, "an application that starves", OVERLOADED)
                .under(0.03, "the database behind it is gone", UPSTREAM_DOWN);
        t.fault(CLIENT_ERROR, 0.0004, "a page that exists and is public is served")
                .under(0.25, "404, 401 and kin are said by applications", APPLICATION_ERROR)
                .under(0.01, "rules say 403", WAF_BLOCKS_REQUEST)
                .under(0.1, "an unmarked 400", CLIENT_CERTIFICATE_REQUIRED)
                .under(0.15, "the other machine does not know the page", DNS_POINTS_ELSEWHERE)
                .under(0.05, "an unmarked 400", PROXY_PROTOCOL_EXPECTED);
        t.fault(ACCESS_FORBIDDEN, 0.0004, "a page that exists and is public is served")
                .under(0.12, "an unmarked 403 is what the server's own rules answer", WAF_BLOCKS_REQUEST)
                .under(0.06, "logins and permissions of the application", APPLICATION_ERROR)
                .under(0.08, "the other machine has no page to show there", DNS_POINTS_ELSEWHERE)
                .under(0.03, "Apache says so where the certificate is missing", CLIENT_CERTIFICATE_REQUIRED);
        t.fault(WRONG_SITE, 0.0002, "421, and some pages, say that the server is not for this name")
                .under(0.2, "the other machine does not serve the name", DNS_POINTS_ELSEWHERE)
                .under(0.5, "no virtual host has the name", SNI_NOT_SERVED);
        t.fault(TLS_EXPECTED, 0.0002, "a 400 for plain text on a TLS port")
                .under(0.4, "asked in the clear where the origin expects TLS", SSL_MODE_MISMATCH);
        t.fault(CLIENT_CERTIFICATE_EXPECTED, 0.0002, "a 400 of its own")
                .under(0.5, "that is the cause itself", CLIENT_CERTIFICATE_REQUIRED);
        t.fault(PROXY_HEADER_EXPECTED, 0.0002, "a 400 of its own")
                .under(0.15, "that is the cause itself", PROXY_PROTOCOL_EXPECTED);
        t.fault(ANSWER_SOMETIMES_FAILS, 0.004, "a configuration fails always")
                .under(0.15, "when it is too much", OVERLOADED, RATE_LIMITED)
                .under(0.1, "while it is down", CRASH_LOOP, UPSTREAM_DOWN)
                .under(0.1, "now and then", RESPONSE_EMPTY, RESPONSE_TOO_SLOW, APPLICATION_ERROR)
                .under(0.05, "when packets are lost", PATH_LOSSY);
        t.fault(ADDRESSES_ANSWER_UNLIKE, 0.02, "one machine answers alike at all of its addresses")
                .under(0.5, "one of the records leads to another machine", DNS_POINTS_ELSEWHERE)
                .under(0.2, "the AAAA leads to another machine", IPV6_MISALIGNED)
                .under(
                        0.06,
                        "one of several machines was forgotten",
                        CERTIFICATE_EXPIRED,
                        APPLICATION_ERROR,
                        UPSTREAM_DOWN);
        t.fault(PROBER_IN_TROUBLE, 0.001, "a healthy prober gets as far as the origin")
                .under(0.97, "that is the cause itself", PROBER_LIMITED);
    }
}
