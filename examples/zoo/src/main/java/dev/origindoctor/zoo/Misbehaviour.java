package dev.origindoctor.zoo;

/** One way of being a broken (or healthy, or hostile) origin. The constants of the enums that implement it are the zoo. */
public interface Misbehaviour {
    /** Its name, as tests and the demo show it: lower case, words joined by hyphens. */
    String id();

    /** What it does, in one sentence. */
    String story();

    /** Starts one of its kind on a loopback port. */
    Exhibit open(Zoo zoo);
}
