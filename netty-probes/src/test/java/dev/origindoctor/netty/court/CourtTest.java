package dev.origindoctor.netty.court;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.observation.CertificateVerdict;
import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.zoo.Certificates;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every defect of a chain is found, whoever judges, at whatever time. */
class CourtTest {
    private static final String NAME = Certificates.NAME;

    private final Court court = court(Clock.systemUTC());

    private static Court court(Clock clock) {
        return new Court(List.of(Certificates.root()), text -> text, clock, null);
    }

    static Stream<Arguments> bundles() {
        return Stream.of(
                row("healthy", Certificates.healthy()),
                row("healthy, RSA", Certificates.healthyRsa()),
                row("expired", Certificates.expired(), CertificateFault.EXPIRED),
                row("not yet valid", Certificates.notYetValid(), CertificateFault.NOT_YET_VALID),
                row("wrong name", Certificates.wrongName(), CertificateFault.NAME_INVALID),
                row("self-signed", Certificates.selfSigned(), CertificateFault.SELF_SIGNED),
                row("unknown root", Certificates.unknownRoot(), CertificateFault.AUTHORITY_INVALID),
                row("RSA 1024", Certificates.weakRsa(), CertificateFault.WEAK),
                row("SHA-1", Certificates.sha1(), CertificateFault.WEAK),
                row("for clients", Certificates.forClientsOnly(), CertificateFault.INVALID),
                row("for signing lists", Certificates.forSigningListsOnly(), CertificateFault.INVALID),
                row("issued by a leaf", Certificates.issuedByLeaf(), CertificateFault.INVALID),
                row(
                        "three defects",
                        Certificates.threeDefects(),
                        CertificateFault.EXPIRED,
                        CertificateFault.NAME_INVALID,
                        CertificateFault.AUTHORITY_INVALID));
    }

    private static Arguments row(String what, X509Bundle bundle, CertificateFault... defects) {
        return Arguments.of(what, bundle, List.of(defects));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bundles")
    void bothJudgesFindEveryDefect(String what, X509Bundle bundle, List<Fault> defects) {
        Judgement judgement = judged(court, NAME, bundle.getCertificatePath());

        assertThat(judgement.verdicts()).extracting(CertificateVerdict::judge).containsExactly("browser", "cloudflare");
        assertThat(judgement.verdicts())
                .as(judgement.toString())
                .allSatisfy(verdict -> assertThat(verdict.defects()).isEqualTo(defects));
        assertThat(judgement.chain()).hasSize(bundle.getCertificatePath().length);
    }

    @Test
    void onlyCloudflareTakesTheCommonName() {
        Judgement judgement = judged(court, NAME, Certificates.commonNameOnly().getCertificatePath());

        assertThat(defects(judgement, "browser")).containsExactly(CertificateFault.NAME_INVALID);
        assertThat(defects(judgement, "cloudflare")).isEmpty();
    }

    @Test
    void theNameMayStandBehindAThousandOthers() throws Exception {
        CertificateBuilder many = new CertificateBuilder().subject("CN=many");
        for (int i = 0; i < 1_000; i++) {
            many.addSanDnsName("site" + i + ".example");
        }
        X509Bundle leaf = many.addSanDnsName(NAME).buildIssuedBy(Certificates.intermediate());

        Judgement judgement = judged(court, NAME, leaf.getCertificatePath());

        assertThat(defects(judgement, "browser")).isEmpty();
        assertThat(judgement.chain().get(0).names()).hasSizeLessThan(1_000);
    }

    @Test
    void withoutANameNoNameIsWrong() {
        assertThat(defects(judged(court, null, Certificates.wrongName().getCertificatePath()), "browser"))
                .isEmpty();
    }

    @Test
    void theOrderOfTheChainDoesNotMatterAboveTheLeaf() throws Exception {
        X509Bundle lower = new CertificateBuilder()
                .subject("CN=Zoo Lower")
                .setIsCertificateAuthority(true)
                .buildIssuedBy(Certificates.intermediate());
        X509Bundle leaf =
                new CertificateBuilder().subject("CN=leaf").addSanDnsName(NAME).buildIssuedBy(lower);

        Judgement judgement = judged(
                court,
                NAME,
                leaf.getCertificate(),
                Certificates.root(),
                Certificates.intermediate().getCertificate(),
                lower.getCertificate());

        assertThat(defects(judgement, "browser")).isEmpty();
    }

    @Test
    void aMissingIntermediateIsToldByTheAddressOfItsIssuer() {
        X509Certificate alone = Certificates.pointingToIssuer().getCertificate();

        assertThat(defects(judged(court, NAME, alone), "browser")).containsExactly(CertificateFault.INCOMPLETE_CHAIN);
    }

    @Test
    void anIssuerThatNobodyKnowsIsAnUnknownAuthority() {
        X509Certificate alone = Certificates.unknownRoot().getCertificate();

        assertThat(defects(judged(court, NAME, alone), "browser")).containsExactly(CertificateFault.AUTHORITY_INVALID);
    }

    @Test
    void anIntermediateMetElsewhereProvesThatItIsMissingHere() {
        X509Certificate alone = Certificates.healthyRsa().getCertificate();
        assertThat(defects(judged(court, NAME, alone), "browser")).containsExactly(CertificateFault.AUTHORITY_INVALID);

        judged(court, NAME, Certificates.healthy().getCertificatePath());

        assertThat(defects(judged(court, NAME, alone), "browser")).containsExactly(CertificateFault.INCOMPLETE_CHAIN);
    }

    @Test
    void theIntermediateIsFetchedWhereThatIsAllowed() throws Exception {
        List<URI> asked = new ArrayList<>();
        byte[] issuer = Certificates.intermediate().getCertificate().getEncoded();
        Court curious = new Court(List.of(Certificates.root()), text -> text, Clock.systemUTC(), address -> {
            asked.add(address);
            return CompletableFuture.completedFuture(issuer);
        });

        Judgement judgement =
                judged(curious, NAME, Certificates.pointingToIssuer().getCertificate());

        assertThat(asked).containsExactly(URI.create("http://issuers.origin.test/intermediate.der"));
        assertThat(judgement.verdicts().get(0).defects()).containsExactly(CertificateFault.INCOMPLETE_CHAIN);
        assertThat(judgement.verdicts().get(0).notes()).containsExactly("not shown: O=Origin Zoo,CN=Zoo Intermediate");
    }

    @Test
    void aFetchedChainMayLeadToAnUnknownRootAllTheSame() throws Exception {
        byte[] issuer = Certificates.intermediate().getCertificate().getEncoded();
        Court stranger = new Court(
                List.of(), text -> text, Clock.systemUTC(), address -> CompletableFuture.completedFuture(issuer));

        Judgement judgement =
                judged(stranger, NAME, Certificates.pointingToIssuer().getCertificate());

        assertThat(defects(judgement, "browser"))
                .doesNotContain(CertificateFault.EXPIRED)
                .isNotEmpty();
    }

    @Test
    void aFetchThatFailsLeavesTheVerdictOfWhatWasShown() {
        Court unlucky = new Court(
                List.of(Certificates.root()),
                text -> text,
                Clock.systemUTC(),
                address -> CompletableFuture.failedFuture(new java.io.IOException("no route")));

        assertThat(defects(judged(unlucky, NAME, Certificates.pointingToIssuer().getCertificate()), "browser"))
                .containsExactly(CertificateFault.INCOMPLETE_CHAIN);
    }

    @Test
    void aSignatureThatTheIssuerDidNotMakeIsInvalid() throws Exception {
        X509Bundle impostor = new CertificateBuilder()
                .subject(Certificates.intermediate()
                        .getCertificate()
                        .getSubjectX500Principal()
                        .getName())
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        X509Bundle forged =
                new CertificateBuilder().subject("CN=f").addSanDnsName(NAME).buildIssuedBy(impostor);

        Judgement judgement = judged(
                court,
                NAME,
                forged.getCertificate(),
                Certificates.intermediate().getCertificate());

        assertThat(defects(judgement, "browser")).containsExactly(CertificateFault.INVALID);
    }

    @Test
    void timeIsTheClocks() {
        Court later = court(Clock.offset(Clock.systemUTC(), Duration.ofDays(100)));
        Court earlier = court(Clock.offset(Clock.systemUTC(), Duration.ofDays(-100)));
        X509Certificate[] chain = Certificates.healthy().getCertificatePath();

        assertThat(defects(judged(later, NAME, chain), "browser")).containsExactly(CertificateFault.EXPIRED);
        assertThat(defects(judged(earlier, NAME, chain), "browser")).containsExactly(CertificateFault.NOT_YET_VALID);
    }

    @Test
    void aRememberedVerdictEndsWithTheCertificate() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        Court aging = court(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        });
        X509Certificate[] chain = Certificates.healthy().getCertificatePath();

        Judgement first = judged(aging, NAME, chain);
        assertThat(judged(aging, NAME, chain)).isSameAs(first);
        assertThat(defects(first, "browser")).isEmpty();
        assertThat(defects(judged(aging, "other.test", chain), "browser"))
                .containsExactly(CertificateFault.NAME_INVALID);

        now.set(chain[0].getNotAfter().toInstant().plusSeconds(1));
        assertThat(defects(judged(aging, NAME, chain), "browser")).containsExactly(CertificateFault.EXPIRED);
    }

    @Test
    void aCertificateThatCannotBeReadIsInvalid() {
        Judgement judgement =
                court.judge(List.of(new byte[] {1, 2, 3}), NAME, null).join();

        assertThat(judgement.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.defects()).containsExactly(CertificateFault.INVALID));
    }

    @Test
    void aJunkCertificateAboveTheLeafIsNoted() {
        List<byte[]> chain = ders(Certificates.healthy().getCertificatePath());
        chain.add(new byte[] {0x30, 0x03, 0x02, 0x01, 0x00});

        Judgement judgement = court.judge(chain, NAME, null).join();

        assertThat(defects(judgement, "browser")).containsExactly(CertificateFault.INVALID);
        assertThat(judgement.verdicts().get(0).notes()).containsExactly("1 certificates that cannot be read");
    }

    @Test
    void anExtensionThatIsNoAsn1IsInvalidAndHurtsNobody() throws Exception {
        X509Bundle mangled = new CertificateBuilder()
                .subject("CN=mangled")
                .addSanDnsName(NAME)
                .addExtensionOctetString("2.5.29.35", false, new byte[] {0x28, 0x03, (byte) 0x80, 1, 0})
                .buildIssuedBy(Certificates.intermediate());

        assertThat(defects(judged(court, NAME, mangled.getCertificatePath()), "browser"))
                .containsExactly(CertificateFault.INVALID);
    }

    @Test
    void nothingShownIsNothingJudged() {
        assertThat(court.judge(List.of(), NAME, null).join()).isEqualTo(Judgement.NOTHING_SHOWN);
    }

    @Test
    void anAuthorityMayNotGoBeyondItsNamesOrItsLength() throws Exception {
        X509Bundle tight = new CertificateBuilder()
                .subject("CN=Tight")
                .setIsCertificateAuthority(true)
                .setPathLengthConstraint(OptionalInt.of(0))
                .buildIssuedBy(Certificates.authority());
        X509Bundle below = new CertificateBuilder()
                .subject("CN=Below")
                .setIsCertificateAuthority(true)
                .buildIssuedBy(tight);
        X509Bundle leaf =
                new CertificateBuilder().subject("CN=l").addSanDnsName(NAME).buildIssuedBy(below);

        assertThat(defects(judged(court, NAME, leaf.getCertificatePath()), "browser"))
                .containsExactly(CertificateFault.INVALID);
    }

    /** permitted | excluded | name in the certificate | the defect */
    @ParameterizedTest(name = "{0} but not {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        origin.test | -               | shop.origin.test | -
        other.test  | -               | shop.origin.test | INVALID
        -           | shop.origin.test | shop.origin.test | INVALID
        -           | vip.shop.origin.test | *.shop.origin.test | INVALID
        -           | vip.other.test  | *.shop.origin.test | -
        10.0.0.0/255.0.0.0 | -        | 10.1.2.3         | -
        10.0.0.0/255.0.0.0 | -        | 192.0.2.1        | INVALID
        """)
    void aRootsOwnLimitsCount(
            @Nullable String permitted, @Nullable String excluded, String shown, @Nullable CertificateFault defect)
            throws Exception {
        byte[] limits = new NameConstraints(subtree(permitted), subtree(excluded)).getEncoded();
        X509Bundle root = new CertificateBuilder()
                .subject("CN=Narrow")
                .setIsCertificateAuthority(true)
                .addExtensionOctetString("2.5.29.30", true, limits)
                .buildSelfSigned();
        int kind = shown.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName;
        X509Bundle server = new CertificateBuilder()
                .subject("O=Shop")
                .addExtensionOctetString(
                        "2.5.29.17", false, new GeneralNames(new GeneralName(kind, shown)).getEncoded())
                .buildIssuedBy(root);

        Court narrow = new Court(List.of(root.getCertificate()), text -> text, Clock.systemUTC(), null);

        assertThat(defects(judged(narrow, null, server.getCertificatePath()), "browser"))
                .isEqualTo(defect == null ? List.of() : List.of(defect));
    }

    private static GeneralSubtree[] subtree(@Nullable String name) {
        if (name == null) {
            return null;
        }
        int kind = name.contains("/") ? GeneralName.iPAddress : GeneralName.dNSName;
        return new GeneralSubtree[] {new GeneralSubtree(new GeneralName(kind, name))};
    }

    @Test
    void anAuthorityThatRenewedItsOwnCertificateMakesTheChainNoLonger() throws Exception {
        CertificateBuilder authority = new CertificateBuilder()
                .subject("CN=Renewed")
                .setIsCertificateAuthority(true)
                .setPathLengthConstraint(OptionalInt.of(0));
        X509Bundle old = authority.buildIssuedBy(Certificates.authority());
        X509Bundle renewed = authority.buildIssuedBy(old);
        X509Bundle leaf =
                new CertificateBuilder().subject("CN=l").addSanDnsName(NAME).buildIssuedBy(renewed);

        assertThat(defects(judged(court, NAME, leaf.getCertificatePath()), "browser"))
                .isEmpty();
    }

    @Test
    void anExpiredForerunnerOfAnAuthorityDoesNoHarmBesideTheCurrentOne() throws Exception {
        CertificateBuilder authority =
                new CertificateBuilder().subject("CN=Lasting").setIsCertificateAuthority(true);
        X509Bundle current = authority.buildIssuedBy(Certificates.authority());
        Instant now = Instant.now();
        X509Bundle expired = authority
                .publicKey(current.getKeyPair().getPublic())
                .notBefore(now.minus(Duration.ofDays(20)))
                .notAfter(now.minus(Duration.ofDays(10)))
                .buildIssuedBy(Certificates.authority());
        X509Bundle leaf =
                new CertificateBuilder().subject("CN=l").addSanDnsName(NAME).buildIssuedBy(current);

        Judgement judgement =
                judged(court, NAME, leaf.getCertificate(), expired.getCertificate(), current.getCertificate());

        assertThat(defects(judgement, "browser")).isEmpty();
    }

    @Test
    void aCriticalExtensionThatNobodyKnowsIsInvalid() throws Exception {
        X509Bundle odd = new CertificateBuilder()
                .subject("CN=odd")
                .addSanDnsName(NAME)
                .addExtensionOctetString("1.2.3.4.5", true, new byte[] {5, 0})
                .buildIssuedBy(Certificates.intermediate());

        assertThat(defects(judged(court, NAME, odd.getCertificatePath()), "browser"))
                .containsExactly(CertificateFault.INVALID);
    }

    @Test
    void theOriginCaIsTrustedByCloudflareAlone() {
        Anchors originCa = Anchors.cloudflareOriginCa();
        Judge browser = Judge.browser(Anchors.publicRoots(), originCa);
        Judge cloudflare = Judge.cloudflare(Anchors.publicRoots(), originCa);

        assertThat(originCa.named(new org.bouncycastle.asn1.x500.X500Name("C=US,ST=California,L=San Francisco,"
                        + "O=CloudFlare\\, Inc.,OU=CloudFlare Origin SSL ECC Certificate Authority")))
                .singleElement()
                .satisfies(root -> {
                    assertThat(root.signedBy(root)).isTrue();
                    assertThat(cloudflare.anchors().contain(root)).isTrue();
                    assertThat(browser.anchors().contain(root)).isFalse();
                });
        assertThat(originCa.named(new org.bouncycastle.asn1.x500.X500Name("C=US,O=CloudFlare\\, Inc.,"
                        + "OU=CloudFlare Origin SSL Certificate Authority,L=San Francisco,ST=California")))
                .singleElement()
                .satisfies(root -> assertThat(root.signedBy(root)).isTrue());
    }

    private static Judgement judged(Court court, String name, X509Certificate... chain) {
        return court.judge(ders(chain), name, null).join();
    }

    private static List<byte[]> ders(X509Certificate... chain) {
        List<byte[]> ders = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            try {
                ders.add(certificate.getEncoded());
            } catch (CertificateEncodingException e) {
                throw new AssertionError(e);
            }
        }
        return ders;
    }

    private static List<Fault> defects(Judgement judgement, String judge) {
        return judgement.verdicts().stream()
                .filter(verdict -> verdict.judge().equals(judge))
                .findFirst()
                .orElseThrow()
                .defects();
    }
}
