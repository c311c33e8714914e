package dev.origindoctor.panel.web;

import dev.origindoctor.panel.RefusedException;
import dev.origindoctor.panel.web.RequestGate.Arrived;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form brought.
 *
 * @param form its fields
 * @param file its file, where it had one
 */
record Posted(Map<String, List<String>> form, @Nullable Bytes file) {
    static final Posted NOTHING = new Posted(Map.of(), null);
    private static final int MOST_FIELDS = 64;
    private static final int BUFFERED = 64 << 10;

    static Posted read(Arrived arrived) {
        try {
            return HttpPostRequestDecoder.isMultipart(arrived.head()) ? parts(arrived) : fields(arrived);
        } catch (IOException | RuntimeException unreadable) {
            throw new RefusedException(400, "refused.request");
        }
    }

    private static Posted fields(Arrived arrived) {
        String text = arrived.body().text();
        return new Posted(new QueryStringDecoder(text, StandardCharsets.UTF_8, false, MOST_FIELDS).parameters(), null);
    }

    private static Posted parts(Arrived arrived) throws IOException {
        FullHttpRequest whole = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                arrived.head().method(),
                arrived.head().uri(),
                Unpooled.wrappedBuffer(arrived.body().array()));
        whole.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, arrived.head().headers().get(HttpHeaderNames.CONTENT_TYPE));
        HttpPostRequestDecoder decoder = new HttpPostRequestDecoder(
                new DefaultHttpDataFactory(false), whole, StandardCharsets.UTF_8, MOST_FIELDS, BUFFERED);
        try {
            Map<String, List<String>> form = new HashMap<>();
            Bytes file = null;
            for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
                if (part instanceof FileUpload upload) {
                    file = Bytes.of(upload.get());
                } else if (part instanceof Attribute field) {
                    form.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                            .add(field.getValue());
                }
            }
            return new Posted(form, file);
        } finally {
            decoder.destroy();
            whole.release();
        }
    }
}
