package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.ranges.AddressSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A set from which much is taken, little by little. Taking a little from a large set costs the large set's size, so what
 * is gone is kept beside it, in sets each of which stands for twice as many takings as the one before: like the digits
 * of a binary number, so that every address is moved a few times only.
 */
final class Shrinking {
    private AddressSet addresses;
    private final List<AddressSet> gone = new ArrayList<>(4);
    private int takings;
    private int patience = 256;

    Shrinking(AddressSet addresses) {
        this.addresses = Objects.requireNonNull(addresses, "addresses");
    }

    /** Everything that is still here. */
    AddressSet left() {
        if (takings > 0) {
            AddressSet all = AddressSet.empty();
            for (AddressSet some : gone) {
                all = all.union(some);
            }
            addresses = addresses.subtract(all);
            gone.clear();
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
        for (AddressSet some : gone) {
            both = both.subtract(some);
        }
        return both;
    }

    /** Takes out what must be here. */
    void take(AddressSet leaving) {
        if (leaving.isEmpty()) {
            return;
        }
        AddressSet carried = leaving;
        int digit = 0;
        while (digit < gone.size() && !gone.get(digit).isEmpty()) {
            carried = carried.union(gone.get(digit));
            gone.set(digit++, AddressSet.empty());
        }
        if (digit == gone.size()) {
            gone.add(carried);
        } else {
            gone.set(digit, carried);
        }
        takings++;
        if (takings >= patience) {
            patience *= 2;
            left();
        } else if (leaving.equals(addresses)) {
            left();
        }
    }
}
