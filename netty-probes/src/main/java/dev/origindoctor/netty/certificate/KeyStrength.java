package dev.origindoctor.netty.certificate;

import java.util.Map;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParametersHolder;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The kind and size of a key.
 *
 * @param text such as {@code RSA 2048} or {@code EC secp256r1}
 * @param weak whether it is too small to be trusted today
 */
public record KeyStrength(String text, boolean weak) {
    private static final int SMALLEST_RSA = 2048;
    private static final int SMALLEST_CURVE = 224;
    private static final Map<ASN1ObjectIdentifier, String> EDWARDS =
            Map.of(EdECObjectIdentifiers.id_Ed25519, "Ed25519", EdECObjectIdentifiers.id_Ed448, "Ed448");

    public static KeyStrength of(SubjectPublicKeyInfo key) {
        ASN1ObjectIdentifier kind = key.getAlgorithm().getAlgorithm();
        try {
            if (kind.equals(PKCSObjectIdentifiers.rsaEncryption) || kind.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
                int bits = RSAPublicKey.getInstance(key.parsePublicKey())
                        .getModulus()
                        .bitLength();
                return new KeyStrength("RSA " + bits, bits < SMALLEST_RSA);
            }
            if (kind.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
                return curve(ASN1ObjectIdentifier.getInstance(key.getAlgorithm().getParameters()));
            }
            // DSA never had more than browsers refuse.
            boolean dsa = kind.equals(X9ObjectIdentifiers.id_dsa);
            return new KeyStrength(dsa ? "DSA" : EDWARDS.getOrDefault(kind, kind.getId()), dsa);
        } catch (java.io.IOException | IllegalArgumentException e) {
            return new KeyStrength("unreadable " + kind.getId(), false);
        }
    }

    private static KeyStrength curve(ASN1ObjectIdentifier id) {
        String name = SECNamedCurves.getName(id);
        X9ECParametersHolder parameters = ECNamedCurveTable.getByOIDLazy(id);
        if (parameters == null) {
            return new KeyStrength("EC " + id.getId(), false);
        }
        String shown = name != null ? name : Objects.requireNonNullElse(ECNamedCurveTable.getName(id), id.getId());
        return new KeyStrength("EC " + shown, parameters.getCurve().getFieldSize() < SMALLEST_CURVE);
    }
}
