package dev.origindoctor.ranges.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A publisher on the loopback: HTTP/1.1, a connection for each request, bodies with tags, one that hardly ends. */
final class FeedServer implements AutoCloseable {
    private record Page(String body, String tag, int times) {}

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Map<String, String> heads = new ConcurrentHashMap<>();

    FeedServer() throws IOException {
        Thread thread = new Thread(this::run, "feed");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where {@code body} is served from now on, {@code times} over. */
    URI serve(String path, String body, String tag, int times) {
        pages.put(path, new Page(body, tag, times));
        return at(path);
    }

    /** Where exactly this is answered from now on. */
    URI answer(String path, String head, String body) {
        heads.put(path, head);
        return serve(path, body, "", 1);
    }

    URI at(String path) {
        return URI.create("http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort() + path);
    }

    private void run() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                answer(client);
            } catch (SocketException e) {
                // closed by the client, which has read enough, or by the test, which is over
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void answer(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        String path = in.readLine().split(" ")[1];
        String known = "";
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            known = line.startsWith("If-None-Match: ") ? line.substring(15) : known;
        }
        Page page = pages.get(path);
        String status = page == null ? "404 Not Found" : page.tag.equals(known) ? "304 Not Modified" : "200 OK";
        boolean body = status.startsWith("200") && page != null;
        String head = "HTTP/1.1 " + status + "\r\nConnection: close\r\n"
                + (page == null ? "" : "ETag: " + page.tag + "\r\n")
                + "Content-Length: " + (body ? (long) page.body.length() * page.times : 0) + "\r\n\r\n";
        head = heads.getOrDefault(path, head);
        OutputStream out = client.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        byte[] bytes = page == null ? new byte[0] : page.body.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; body && i < page.times; i++) {
            out.write(bytes);
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
