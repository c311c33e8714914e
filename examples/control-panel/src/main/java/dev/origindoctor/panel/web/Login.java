package dev.origindoctor.panel.web;

import dev.origindoctor.panel.Customer;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Optional;

/**
 * Who is asking. The panel has no accounts of its own: its embedder looks at the request, at a cookie of its own or at
 * what its proxy put there, and says whose it is. Must not block.
 */
@FunctionalInterface
public interface Login {
    /** The customer who made this request; empty for nobody, who then sees nothing. */
    Optional<Customer> customer(HttpHeaders request);

    /** Everybody is this customer: for a panel that only its own machine can reach. */
    static Login everybodyIs(Customer customer) {
        return request -> Optional.of(customer);
    }

    /**
     * Whoever the proxy in front names in this header. For a panel that nobody reaches but through that proxy, which
     * takes the header away from what comes from outside.
     */
    static Login namedBy(String header) {
        return request -> Optional.ofNullable(request.get(header))
                .filter(name -> !name.isBlank())
                .map(Customer::new);
    }
}
