/**
 * The nouns of Origin Doctor: what can go wrong between an edge and its origin, what each edge then shows, and the
 * values that flow from a probe to a diagnosis. Depends on nothing and starts nothing.
 */
@org.jspecify.annotations.NullMarked
module dev.origindoctor.model {
    requires static org.jspecify;

    exports dev.origindoctor.diagnosis;
    exports dev.origindoctor.edge;
    exports dev.origindoctor.observation;
    exports dev.origindoctor.origin;
    exports dev.origindoctor.probe;
    exports dev.origindoctor.taxonomy;
}
