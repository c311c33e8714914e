package dev.origindoctor.panel.page;

/** Says that something was not done, and why, as far as it is the reader's business. */
public final class ProblemPage {
    private final Reader reader;

    /** The page for this reader. */
    public ProblemPage(Reader reader) {
        this.reader = reader;
    }

    /** The page that says this, with the way back to {@code cameFrom}, a path within the panel. */
    public String of(String says, String cameFrom) {
        Words words = reader.words();
        return new Frame(reader).page(words.say("problem"), false, html -> {
            html.element("h1", words.say("problem")).element("p", says, "class", "problem");
            String way = words.say(cameFrom.equals("/") ? "home" : "way-back");
            html.open("p").element("a", way, "href", cameFrom).close("p");
        });
    }
}
