package dev.origindoctor.panel;

import dev.origindoctor.origin.Addresses;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser's plainest relative: cookies, forms with their token, no script. */
final class PanelClient {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String panel;
    private final String customer;

    PanelClient(ControlPanel panel, String customer) {
        this(InetAddress.getLoopbackAddress(), panel.port(), customer);
    }

    PanelClient(InetAddress address, int port, String customer) {
        this.panel = "http://" + Addresses.withPort(address, port);
        this.customer = customer;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    /** Posts the form as the site's own page would. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        return post(path, fields, token());
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String token, String... headers) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(path).header("content-type", "application/x-www-form-urlencoded");
        if (headers.length > 0) {
            request.headers(headers);
        }
        BodyPublisher body = BodyPublishers.ofString("token=" + token + "&" + form);
        return send(request.POST(body).build());
    }

    HttpResponse<String> upload(String path, byte[] file) {
        String head = "--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + token()
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"folder\"; filename=\"../../f.zip\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n";
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(file),
                BodyPublishers.ofString("\r\n--b--\r\n"));
        return send(request(path)
                .header("content-type", "multipart/form-data; boundary=b")
                .POST(body)
                .build());
    }

    /** An answer whose body is read as it comes. */
    HttpResponse<InputStream> stream(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofInputStream());
    }

    /** The whole of a stream, once it has ended. */
    CompletableFuture<String> wholeStream(String path) {
        return http.sendAsync(request(path).GET().build(), BodyHandlers.ofString())
                .thenApply(HttpResponse::body);
    }

    String token() {
        Matcher token = TOKEN.matcher(get("/").body());
        return token.find() ? token.group(1) : "";
    }

    static String placeOf(HttpResponse<?> answer) {
        return answer.headers().firstValue("location").orElse("");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(panel + path)).timeout(Duration.ofSeconds(120));
        return customer.isEmpty() ? request : request.header("x-customer", customer);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
