package dev.origindoctor.zoo;

import java.util.stream.Stream;

/** One way of being a broken (or healthy, or hostile) origin. The constants of the enums that implement it are the zoo. */
public interface Misbehaviour {
    /** Its name, as tests and the demo show it: lower case, words joined by hyphens. */
    String id();

    /** What it does, in one sentence. */
    String story();

    /** Starts one of its kind on a loopback port. */
    Exhibit open(Zoo zoo);

    /** The one with this name. */
    static Misbehaviour byId(String id) {
        return Stream.of(
                        TcpMisbehaviour.values(),
                        TlsMisbehaviour.values(),
                        HttpMisbehaviour.values(),
                        HttpsMisbehaviour.values())
                .flatMap(Stream::<Misbehaviour>of)
                .filter(behaviour -> behaviour.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("misbehaviour: " + id + " is not in the zoo"));
    }
}
