package dev.origindoctor.benchmarks;

import dev.origindoctor.fleet.FleetTarget;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.zoo.Certificates;
import dev.origindoctor.zoo.HttpMisbehaviour;
import dev.origindoctor.zoo.HttpsMisbehaviour;
import dev.origindoctor.zoo.TlsMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Iterator;
import java.util.stream.IntStream;

/**
 * Healthy origins, without TLS, with it, and with TLS 1.3 alone, in a process of their own: what a prober has to load and to compile is then
 * its own, and none of it was done by the server before.
 */
final class OriginsElsewhere implements AutoCloseable {
    private final Process process;
    private final int plainPort;
    private final int tlsPort;
    private final int newestTlsPort;
    private final X509Certificate root;

    private OriginsElsewhere(Process process, BufferedReader said) throws IOException, CertificateException {
        this.process = process;
        this.plainPort = Integer.parseInt(said.readLine());
        this.tlsPort = Integer.parseInt(said.readLine());
        this.newestTlsPort = Integer.parseInt(said.readLine());
        byte[] der = Base64.getDecoder().decode(said.readLine());
        this.root = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /** Starts them, on loopback. */
    static OriginsElsewhere start() throws IOException, CertificateException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OriginsElsewhere.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new OriginsElsewhere(
                process,
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII)));
    }

    /** Where the origin of this scheme is. */
    Endpoint at(Scheme scheme) {
        return new Endpoint(InetAddress.getLoopbackAddress(), scheme == Scheme.HTTPS ? tlsPort : plainPort);
    }

    /** Where one is that speaks TLS 1.3 and nothing older. */
    Endpoint ofNewestTls() {
        return new Endpoint(InetAddress.getLoopbackAddress(), newestTlsPort);
    }

    /** So many origins of this scheme, of which each has an address of its own. */
    Iterator<FleetTarget> fleet(Scheme scheme, int count) {
        HostName name = HostName.of(Certificates.NAME);
        return IntStream.range(0, count)
                .mapToObj(each -> FleetTarget.at(
                        name, new Endpoint(FleetGround.address(each), at(scheme).port())))
                .iterator();
    }

    /** Whom to trust. */
    X509Certificate root() {
        return root;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** The other process, which ends with whoever started it. */
    public static void main(String... none) throws Exception {
        try (Zoo zoo = Zoo.openAt(InetAddress.getByAddress(new byte[4]))) {
            System.out.println(zoo.start(HttpMisbehaviour.HEALTHY_PAGE).port());
            System.out.println(zoo.start(HttpsMisbehaviour.PAGE).port());
            System.out.println(zoo.start(TlsMisbehaviour.ONLY_TLS_1_3).port());
            System.out.println(
                    Base64.getEncoder().encodeToString(Certificates.root().getEncoded()));
            while (System.in.read() >= 0) {
                // Nobody says anything; the end of it is what is waited for.
            }
        }
    }
}
