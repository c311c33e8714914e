package dev.origindoctor.zoo;

import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.Scheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Cloudflare where it hands on what the origin says: asks the origin as the edge would, and puts its marks on the
 * answer. It takes any certificate, and it is for origins that answer.
 *
 * @param origin where the origin is
 * @param scheme how it is asked
 * @param from the address that it asks from; null where that does not matter
 * @param proxyHeader whether it sends a PROXY protocol header first, as a balancer does
 */
public record PassingEdge(
        Endpoint origin, Scheme scheme, @Nullable InetAddress from, boolean proxyHeader) {
    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final int PATIENCE_MILLIS = 4000;
    private static final int PAUSE_MILLIS = 300;

    /** An edge that may ask from any address. */
    public PassingEdge(Endpoint origin, Scheme scheme) {
        this(origin, scheme, null, false);
    }

    /** The same, asking from this address. */
    public PassingEdge askingFrom(InetAddress address) {
        return new PassingEdge(origin, scheme, address, proxyHeader);
    }

    /** The same, with a PROXY protocol header before everything that it says. */
    public PassingEdge withProxyHeader() {
        return new PassingEdge(origin, scheme, from, true);
    }

    /** Opens it for visitors who come by HTTPS. */
    public Exhibit open(Zoo zoo) {
        return zoo.serve(TlsServer.before(() -> new HttpStage(this::hand)));
    }

    /** Asking blocks, and the zoo has one loop alone. */
    private void hand(HttpStage stage) {
        String target = stage.target();
        String host = stage.header("host");
        Thread asking =
                new Thread(() -> stage.send(marked(answer(target, host))).close(), "passing-edge");
        asking.setDaemon(true);
        asking.start();
    }

    private String answer(String target, String host) {
        String request = "GET " + target + " HTTP/1.1\r\nHost: " + host
                + "\r\nX-Forwarded-Proto: https\r\nCF-Visitor: {\"scheme\":\"https\"}\r\nCDN-Loop: cloudflare\r\n"
                + "User-Agent: zoo\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        try (Socket plain = new Socket()) {
            plain.bind(from == null ? null : new InetSocketAddress(from, 0));
            plain.connect(new InetSocketAddress(origin.address(), origin.port()), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            if (proxyHeader) {
                plain.getOutputStream()
                        .write("PROXY TCP4 192.0.2.7 192.0.2.1 55555 443\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            Socket line = scheme == Scheme.HTTPS ? encrypted(plain, host) : plain;
            line.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            line.getOutputStream().flush();
            return firstWords(line);
        } catch (IOException | GeneralSecurityException e) {
            return "HTTP/1.1 500 the stand-in got no answer to hand on\r\nContent-Length: 0\r\n\r\n";
        }
    }

    /** What comes without a pause: an event stream never ends. */
    private static String firstWords(Socket line) throws IOException {
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        try {
            for (int read = line.getInputStream().read(piece);
                    read > 0 && words.size() < LARGEST_ANSWER;
                    read = line.getInputStream().read(piece)) {
                words.write(piece, 0, read);
                line.setSoTimeout(PAUSE_MILLIS);
            }
        } catch (SocketTimeoutException e) {
            if (words.size() == 0) {
                throw e;
            }
        }
        return words.toString(StandardCharsets.ISO_8859_1);
    }

    private static Socket encrypted(Socket plain, String host) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TakesAny()}, new SecureRandom());
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(host)));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** Interim answers are not handed on. */
    private static String marked(String whole) {
        int begin = whole.startsWith("HTTP/1.1 1") ? whole.indexOf("\r\n\r\n") + 4 : 0;
        String answer = whole.substring(begin);
        int end = answer.indexOf("\r\n");
        if (end < 0) {
            return answer;
        }
        String rest = answer.substring(end).replaceFirst("(?i)\r\nserver: [^\r]*", "");
        return answer.substring(0, end) + "\r\nServer: cloudflare\r\nCF-RAY: 8f2a1b3c4d5e6f70-LHR\r\n"
                + "CF-Cache-Status: DYNAMIC" + rest;
    }

    private static final class TakesAny implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // nobody comes with one
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // the zoo's certificates are bad on purpose
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
