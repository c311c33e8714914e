package dev.origindoctor.finding;

/** One piece of reasoning: looks at the scene and notes what follows. */
@FunctionalInterface
interface Rule {
    void apply(Scene scene, Notes notes);
}
