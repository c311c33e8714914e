package dev.origindoctor.panel.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The few files that pages refer to. */
final class Assets {
    private final Map<String, Answer> files = Map.of(
            "panel.css", file("panel.css", "text/css; charset=utf-8"),
            "panel.js", file("panel.js", "text/javascript; charset=utf-8"),
            "icon.svg", file("icon.svg", "image/svg+xml"));

    Optional<Answer> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private static Answer file(String name, String type) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            Bytes bytes = Bytes.of(Objects.requireNonNull(in, name).readAllBytes());
            return new Answer.Whole(HttpResponseStatus.OK, type, bytes, Map.of("cache-control", "max-age=300"));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
