package dev.origindoctor.host.listener;

import java.util.ArrayList;
import java.util.List;

/** One list of sockets from several that show the same ones, each knowing something that the others don't. */
public final class ListenerMerge {
    private ListenerMerge() {}

    /** The sockets of {@code first}, with what {@code second} knows in addition, then those that only it has. */
    public static List<Listener> of(List<Listener> first, List<Listener> second) {
        List<Listener> left = new ArrayList<>(second);
        List<Listener> merged = new ArrayList<>();
        for (Listener one : first) {
            int at = indexOfSame(left, one);
            merged.add(at < 0 ? one : both(one, left.remove(at)));
        }
        merged.addAll(left);
        return List.copyOf(merged);
    }

    private static int indexOfSame(List<Listener> among, Listener one) {
        for (int i = 0; i < among.size(); i++) {
            Listener other = among.get(i);
            boolean addresses = other.address().equals(one.address()) || starOf(other, one) || starOf(one, other);
            if (addresses && other.port() == one.port() && ownersAgree(one, other)) {
                return i;
            }
        }
        return -1;
    }

    /** ss prints a dual socket as a star, which is read as 0.0.0.0; the kernel has it as ::. */
    private static boolean starOf(Listener star, Listener six) {
        return star.address().isAnyLocalAddress()
                && six.address().isAnyLocalAddress()
                && star.families() == Families.BOTH
                && six.families() == Families.IPV6_AND_PERHAPS_IPV4;
    }

    /** Several sockets on the same port (SO_REUSEPORT) are told apart by who holds them. */
    private static boolean ownersAgree(Listener one, Listener other) {
        return one.owners().isEmpty()
                || other.owners().isEmpty()
                || one.owners().stream()
                        .anyMatch(owner -> other.owners().stream()
                                .anyMatch(same ->
                                        owner.pid() == null || owner.pid().equals(same.pid())));
    }

    private static Listener both(Listener one, Listener other) {
        boolean doubtful = one.families() == Families.IPV6_AND_PERHAPS_IPV4;
        return new Listener(
                one.address(),
                one.port(),
                doubtful ? other.families() : one.families(),
                one.device() == null ? other.device() : one.device(),
                one.owners().isEmpty() ? other.owners() : one.owners(),
                other.waiting() == null ? one.waiting() : other.waiting(),
                other.backlog() == null ? one.backlog() : other.backlog(),
                other.backlog() == null ? one.quote() : other.quote());
    }
}
