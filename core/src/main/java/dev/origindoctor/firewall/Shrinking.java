package dev.origindoctor.firewall;

import dev.origindoctor.ranges.AddressSet;
import java.util.Objects;

/** A set from which much is taken, little by little. */
final class Shrinking {
    /** Taking a little from a large set costs the large set's size, so that it is done for many takings at once. */
    private static final int PATIENCE = 256;

    private AddressSet addresses;
    private AddressSet gone = AddressSet.empty();
    private int takings;

    Shrinking(AddressSet addresses) {
        this.addresses = Objects.requireNonNull(addresses, "addresses");
    }

    /** Everything that is still here. */
    AddressSet left() {
        if (takings > 0) {
            addresses = addresses.subtract(gone);
            gone = AddressSet.empty();
            takings = 0;
        }
        return addresses;
    }

    /** Whether surely nothing is left; true may come a little late. */
    boolean isEmpty() {
        return addresses.isEmpty();
    }

    /** What is still here and in {@code others}. */
    AddressSet among(AddressSet others) {
        AddressSet both = addresses.intersect(others);
        return takings == 0 ? both : both.subtract(gone);
    }

    /** Takes out what must be here. */
    void take(AddressSet leaving) {
        if (leaving.isEmpty()) {
            return;
        }
        gone = gone.union(leaving);
        if (++takings >= PATIENCE || leaving.equals(addresses)) {
            left();
        }
    }
}
