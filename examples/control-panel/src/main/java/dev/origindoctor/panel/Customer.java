package dev.origindoctor.panel;

import java.util.Objects;

/**
 * Somebody who has sites here. Limits are counted, and sites and diagnoses shown, by customer.
 *
 * @param id what the embedder's own accounts call them
 */
public record Customer(String id) {
    public Customer {
        Objects.requireNonNull(id, "id");
    }
}
