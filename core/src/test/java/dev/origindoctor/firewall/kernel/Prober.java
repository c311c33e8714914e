package dev.origindoctor.firewall.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program for the two ends of a test's network. {@code echo PORT} answers every byte; {@code probe} reads lines
 * "MILLIS ADDRESS PORT SOURCE…" and connects from all sources at once, then prints what each met.
 */
public final class Prober {
    private final Map<String, String> met = new TreeMap<>();

    private Prober() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("echo")) {
            echo(Integer.parseInt(arguments[1]));
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(new Prober().probe(line.split(" ")));
            System.out.flush();
        }
    }

    private static void echo(int port) throws IOException {
        try (Selector selector = Selector.open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(port), 4096);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            System.out.println("ready");
            while (true) {
                selector.select(key -> serve(selector, key));
            }
        }
    }

    private static void serve(Selector selector, SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel accepted = ((ServerSocketChannel) key.channel()).accept();
                accepted.configureBlocking(false);
                accepted.register(selector, SelectionKey.OP_READ);
                return;
            }
            SocketChannel peer = (SocketChannel) key.channel();
            ByteBuffer bytes = ByteBuffer.allocate(16);
            if (peer.read(bytes) < 0) {
                peer.close();
            } else {
                peer.write(bytes.flip());
            }
        } catch (IOException gone) {
            key.cancel();
        }
    }

    private String probe(String[] words) throws IOException {
        long patience = Long.parseLong(words[0]);
        InetSocketAddress target = new InetSocketAddress(InetAddress.getByName(words[1]), Integer.parseInt(words[2]));
        try (Selector selector = Selector.open()) {
            for (int i = 3; i < words.length; i++) {
                start(selector, words[i], target);
            }
            long end = System.nanoTime() + patience * 1_000_000;
            while (System.nanoTime() < end && met.values().stream().anyMatch(this::open)) {
                selector.select(key -> event(key), 5);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }
        return met.toString();
    }

    private boolean open(String state) {
        return state.equals("timeout") || state.equals("stalled");
    }

    private void start(Selector selector, String source, InetSocketAddress target) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        met.put(source, "timeout");
        channel.bind(new InetSocketAddress(InetAddress.getByName(source), 0));
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, source);
        try {
            if (channel.connect(target)) {
                event(key);
            }
        } catch (IOException refused) {
            met.put(source, word(refused));
            channel.close();
        }
    }

    private void event(SelectionKey key) {
        SocketChannel channel = (SocketChannel) key.channel();
        String source = (String) key.attachment();
        boolean connected = channel.isConnected();
        try {
            if (!connected && channel.finishConnect()) {
                met.put(source, "stalled");
                key.interestOps(SelectionKey.OP_READ);
                channel.write(ByteBuffer.wrap(new byte[] {'x'}));
            } else if (channel.read(ByteBuffer.allocate(16)) > 0) {
                met.put(source, "accepted");
                key.cancel();
            }
        } catch (IOException refused) {
            met.put(source, channel.isConnected() || connected ? "reset" : word(refused));
            key.cancel();
        }
    }

    private static String word(IOException refused) {
        String text = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("refused")) {
            return "refused";
        }
        if (text.contains("no route to host")) {
            return "no_route";
        }
        if (text.contains("network is unreachable")) {
            return "no_network";
        }
        return text.contains("permission denied")
                ? "denied"
                : text.contains("reset") ? "reset" : text.replace(' ', '_');
    }
}
