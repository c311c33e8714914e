package dev.origindoctor.host.webserver;

import dev.origindoctor.host.source.Neutral;
import dev.origindoctor.host.source.Quote;
import dev.origindoctor.host.source.Reading;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.observation.CertificateFacts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is in the certificate files that a web server is told to show. */
final class CertificateFiles {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]{1,20000}-----END CERTIFICATE-----");
    private static final int MOST = 20;

    private final CertificateReading reading;

    CertificateFiles(CertificateReading reading) {
        this.reading = reading;
    }

    CertificateFile read(String path, Quote quote) {
        if (path.indexOf('$') >= 0) {
            return new CertificateFile(path, List.of(), "its name has a variable in it", quote);
        }
        Reading read = reading.read(path);
        if (read instanceof Unread unread) {
            return new CertificateFile(path, List.of(), unread.why(), quote);
        }
        try {
            List<CertificateFacts> certificates = parse(((SourceText) read).text());
            return new CertificateFile(
                    path, certificates, certificates.isEmpty() ? "no certificate in it" : null, quote);
        } catch (CertificateException e) {
            return new CertificateFile(path, List.of(), "it holds something that is no certificate", quote);
        }
    }

    static List<CertificateFacts> parse(String text) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<CertificateFacts> certificates = new ArrayList<>();
        Matcher pem = PEM.matcher(text);
        while (pem.find() && certificates.size() < MOST) {
            byte[] bytes = pem.group().getBytes(StandardCharsets.US_ASCII);
            certificates.add(facts((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes))));
        }
        return certificates;
    }

    private static CertificateFacts facts(X509Certificate certificate) throws CertificateException {
        return new CertificateFacts(
                Neutral.text(certificate.getSubjectX500Principal().getName(), 300),
                Neutral.text(certificate.getIssuerX500Principal().getName(), 300),
                names(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                key(certificate.getPublicKey()),
                certificate.getSigAlgName(),
                fingerprint(certificate));
    }

    /** RFC 5280 section 4.2.1.6: type 2 is a DNS name, type 7 an address. */
    private static List<String> names(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null
                ? List.of()
                : names.stream()
                        .filter(name -> name.get(0).equals(2) || name.get(0).equals(7))
                        .map(name -> Neutral.text(String.valueOf(name.get(1)), 260))
                        .toList();
    }

    private static String key(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return "RSA " + rsa.getModulus().bitLength();
        }
        return key instanceof ECPublicKey ec
                ? "EC " + ec.getParams().getCurve().getField().getFieldSize()
                : key.getAlgorithm();
    }

    private static String fingerprint(X509Certificate certificate) throws CertificateEncodingException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
