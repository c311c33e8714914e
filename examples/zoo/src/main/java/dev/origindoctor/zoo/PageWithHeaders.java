package dev.origindoctor.zoo;

/** A healthy page under header fields of the test's choice, CRLF between them. */
public record PageWithHeaders(String fields) implements Misbehaviour {
    @Override
    public String id() {
        return "page-with-headers";
    }

    @Override
    public String story() {
        return "serves a page with " + fields;
    }

    @Override
    public Exhibit open(Zoo zoo) {
        String answer = "HTTP/1.1 200 OK\r\n" + fields + "\r\nContent-Length: 4\r\n\r\npage";
        return zoo.serve(() -> new HttpStage(stage -> stage.send(answer).close()));
    }
}
