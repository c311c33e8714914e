package dev.origindoctor.zoo;

/**
 * Answers as Cloudflare does for an origin that it cannot get a page from: the number as status, its marks in the head,
 * and the body in the form that the visitor asks for. It is well itself, and says so at {@code /cdn-cgi/trace}.
 *
 * @param status the status that visitors get; 200 serves a page
 * @param code the 1xxx number in the body beside it; the status itself where there is none
 * @param form how the body says it
 */
public record CloudflareStandIn(int status, int code, Form form) implements Misbehaviour {
    private static final String RAY = "8f2a1b3c4d5e6f70-LHR";

    /** In which of its forms the error comes. */
    public enum Form {
        /** As the visitor's Accept header asks. */
        NEGOTIATED,
        /** {@code error code: 521}, as programs get it. */
        SHORT,
        /** The page that browsers get. */
        PAGE,
        /** Problem details as RFC 9457 has them. */
        JSON
    }

    /** The stand-in that shows this status, in the form that is asked for. */
    public static CloudflareStandIn showing(int status) {
        return new CloudflareStandIn(status, status, Form.NEGOTIATED);
    }

    /** The same with a 1xxx number. */
    public CloudflareStandIn withCode(int number) {
        return new CloudflareStandIn(status, number, form);
    }

    /** The same in one form, whatever is asked for. */
    public CloudflareStandIn in(Form fixed) {
        return new CloudflareStandIn(status, code, fixed);
    }

    /** The same for visitors who come by HTTPS. */
    public Exhibit openEncrypted(Zoo zoo) {
        return zoo.serve(TlsServer.before(() -> new HttpStage(this::answer)));
    }

    @Override
    public String id() {
        return "cloudflare-" + (code == status ? "" : code + "-") + status;
    }

    @Override
    public String story() {
        return "answers like Cloudflare with status " + status;
    }

    @Override
    public Exhibit open(Zoo zoo) {
        return zoo.serve(() -> new HttpStage(this::answer));
    }

    private void answer(HttpStage stage) {
        if (stage.target().equals("/cdn-cgi/trace")) {
            stage.send(response(200, "text/plain", "fl=1f1\nh=" + stage.header("host") + "\ncolo=LHR\n"))
                    .close();
        } else if (status < 400) {
            stage.send(response(status, "text/html", "<h1>Welcome</h1>")).close();
        } else {
            stage.later(() -> stage.send(error(chosen(stage.header("accept")))).close(), waitMillis());
        }
    }

    /** A hundredth of what the edge itself waits: 19 s for a connection, 120 s for a first byte. */
    private long waitMillis() {
        return switch (status) {
            case 522 -> 190;
            case 524 -> 1200;
            default -> 0;
        };
    }

    private Form chosen(String accept) {
        if (form != Form.NEGOTIATED) {
            return form;
        }
        if (accept.contains("json")) {
            return Form.JSON;
        }
        return accept.contains("text/html") ? Form.PAGE : Form.SHORT;
    }

    private String error(Form chosen) {
        return switch (chosen) {
            case JSON ->
                response(
                        status,
                        "application/problem+json",
                        "{\"status\":" + status + ",\"error_code\":" + code + ",\"cloudflare_error\":true,\"ray_id\":\""
                                + RAY.substring(0, 16) + "\"}");
            case PAGE ->
                response(
                        status,
                        "text/html",
                        "<title>shop.example | " + code + ": Error</title><div id=\"cf-wrapper\"><div"
                                + " id=\"cf-error-details\"><span>Error code " + code + "</span></div></div>");
            default -> response(status, "text/plain", "error code: " + code);
        };
    }

    private static String response(int status, String type, String body) {
        return "HTTP/1.1 " + status + " Status\r\nServer: cloudflare\r\nCF-RAY: " + RAY + "\r\nContent-Type: " + type
                + "\r\nCache-Control: no-store\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
