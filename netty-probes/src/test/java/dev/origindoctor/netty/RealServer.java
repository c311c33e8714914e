package dev.origindoctor.netty;

import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.zoo.RealThings;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the world outside, started for a test and ended after it. */
final class RealServer implements AutoCloseable {
    private final Process process;
    private final Path log;

    private RealServer(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** The program's path. Where it is missing the test is skipped, or fails where real programs are required. */
    static String program(String name) {
        return RealThings.program(name).toString();
    }

    /** Starts the command and waits until all these ports take connections. */
    static RealServer start(Path folder, List<String> command, List<Endpoint> endpoints) {
        Path log = folder.resolve("server.log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            RealServer server = new RealServer(process, log);
            endpoints.forEach(server::awaitListening);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitListening(Endpoint endpoint) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (System.nanoTime() < end && !listens(endpoint)) {
            try {
                if (process.waitFor(30, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("the server ended: " + Files.readString(log));
                }
            } catch (InterruptedException | IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static boolean listens(Endpoint endpoint) {
        try (Socket socket = new Socket(endpoint.address(), endpoint.port())) {
            return socket.isConnected();
        } catch (IOException e) {
            // Not yet.
            return false;
        }
    }

    static Endpoint freeEndpoint() {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            return new Endpoint(loopback(), socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /** Writes chain and key where a server can read them. */
    static void certificate(Path folder, String name, X509Bundle bundle) {
        List<String> chain = new ArrayList<>();
        Arrays.stream(bundle.getCertificatePath())
                .forEach(certificate -> chain.add(pem("CERTIFICATE", encoded(certificate))));
        try {
            Files.writeString(folder.resolve(name + ".pem"), String.join("", chain));
            Files.writeString(
                    folder.resolve(name + ".key"),
                    pem("PRIVATE KEY", bundle.getKeyPair().getPrivate().getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(java.security.cert.Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(String kind, byte[] der) {
        String body = java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
