package dev.origindoctor.netty.court;

import dev.origindoctor.netty.certificate.ShownCertificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a way from a leaf to an anchor through any certificates at hand, in any order, as browsers do (RFC 4158).
 * Bounded in depth and in signatures verified, because the pool comes from the network.
 */
final class PathSearch {
    private static final int DEEPEST = 10;
    private static final int MOST_SIGNATURES = 40;

    private final Anchors anchors;
    private final Collection<ShownCertificate> pool;
    private int signatures;
    private @Nullable Path best;

    private PathSearch(Anchors anchors, Collection<ShownCertificate> pool) {
        this.anchors = anchors;
        this.pool = pool;
    }

    /**
     * The first way to an anchor, or else the longest way up. An authority's certificate that is in date at {@code now} is
     * tried before its expired forerunner.
     */
    static Path from(ShownCertificate leaf, Set<ShownCertificate> pool, Anchors anchors, Instant now) {
        List<ShownCertificate> currentFirst = pool.stream()
                .sorted(Comparator.comparing(certificate -> !inDate(certificate, now)))
                .toList();
        PathSearch search = new PathSearch(anchors, currentFirst);
        Path found = search.upwards(List.of(leaf));
        return found.trusted() || search.best == null ? found : search.best;
    }

    private static boolean inDate(ShownCertificate certificate, Instant now) {
        return !now.isAfter(certificate.notAfter()) && !now.isBefore(certificate.notBefore());
    }

    private Path upwards(List<ShownCertificate> way) {
        ShownCertificate top = way.get(way.size() - 1);
        if (anchors.contain(top)) {
            return new Path(way, Path.End.ANCHOR);
        }
        for (ShownCertificate anchor : anchors.named(top.issuer())) {
            if (verified(top, anchor)) {
                return new Path(joined(way, anchor), Path.End.ANCHOR);
            }
        }
        if (top.selfIssued() && verified(top, top)) {
            return keep(new Path(way, way.size() == 1 ? Path.End.SELF_SIGNED : Path.End.UNKNOWN_ROOT));
        }
        return throughPool(way, top);
    }

    private Path throughPool(List<ShownCertificate> way, ShownCertificate top) {
        for (ShownCertificate issuer : pool) {
            boolean next = way.size() < DEEPEST && !way.contains(issuer) && top.mayBeIssuedBy(issuer);
            if (next && verified(top, issuer)) {
                Path path = upwards(joined(way, issuer));
                if (path.trusted()) {
                    return path;
                }
            }
        }
        return keep(new Path(way, issuerAtHand(way, top) ? Path.End.BROKEN_SIGNATURE : Path.End.MISSING_ISSUER));
    }

    /** An issuer of the right name and key identifier whose key did not make the signature. */
    private boolean issuerAtHand(List<ShownCertificate> way, ShownCertificate top) {
        return pool.stream()
                .filter(issuer -> !way.contains(issuer) || issuer.equals(top))
                .anyMatch(issuer -> top.mayBeIssuedBy(issuer) && !top.signedBy(issuer));
    }

    private boolean verified(ShownCertificate signed, ShownCertificate by) {
        return signatures++ < MOST_SIGNATURES && signed.signedBy(by);
    }

    private Path keep(Path path) {
        if (best == null || path.certificates().size() > best.certificates().size()) {
            best = path;
        }
        return path;
    }

    private static List<ShownCertificate> joined(List<ShownCertificate> way, ShownCertificate next) {
        List<ShownCertificate> longer = new ArrayList<>(way);
        longer.add(next);
        return longer;
    }
}
