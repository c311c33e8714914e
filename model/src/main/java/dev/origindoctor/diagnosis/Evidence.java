package dev.origindoctor.diagnosis;

import java.util.Objects;

/**
 * A finding and how far it moved a cause.
 *
 * @param finding the finding
 * @param weight the logarithm (base 2) of how much likelier the finding is under this cause than on the whole: positive
 *     speaks for the cause, negative against it
 */
public record Evidence(Finding finding, double weight) {
    public Evidence {
        Objects.requireNonNull(finding, "finding");
        if (Double.isNaN(weight) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("weight: " + weight + " (expected a finite number)");
        }
    }
}
