package dev.origindoctor.accuracy;

/** How much a diagnosis is told; each level has what the one before it has. */
enum Knowledge {
    OUTSIDE("outside only", "the origin probed from an ordinary address"),
    WITH_EDGE("with the edge", "and the same asked through the edge"),
    WITH_HOST("with host evidence", "and what the origin's own machine says");

    private final String title;
    private final String meaning;

    Knowledge(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** A few words that name it. */
    String title() {
        return title;
    }

    /** What it adds. */
    String meaning() {
        return meaning;
    }
}
