package dev.origindoctor.cli.option;

import dev.origindoctor.cli.console.WrongInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** A file of certificates in PEM. */
public final class TrustFile {
    private static final long LARGEST = 4 << 20;

    private TrustFile() {}

    public static List<X509Certificate> read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new WrongInput("--trust " + file + ": too large for certificates");
            }
            List<X509Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
                    .stream()
                    .map((Certificate certificate) -> (X509Certificate) certificate)
                    .toList();
            if (found.isEmpty()) {
                throw new WrongInput("--trust " + file + ": holds no certificate");
            }
            return found;
        } catch (IOException e) {
            throw new WrongInput("--trust " + file + ": cannot be read", e);
        } catch (CertificateException e) {
            throw new WrongInput("--trust " + file + ": holds something that is no certificate in PEM", e);
        }
    }
}
