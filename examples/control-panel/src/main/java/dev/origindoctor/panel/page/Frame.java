package dev.origindoctor.panel.page;

import java.util.function.Consumer;

/** What is around every page: the head, the way home, the choice of language. */
final class Frame {
    private final Reader reader;
    private final Markup html = new Markup();

    Frame(Reader reader) {
        this.reader = reader;
    }

    /** The page; {@code renewedWithoutScript} for one whose news a browser without script has to ask for. */
    String page(String title, boolean renewedWithoutScript, Consumer<Markup> main) {
        Words words = reader.words();
        html.open("html", "lang", words.tag())
                .open("head")
                .open("meta", "charset", "utf-8")
                .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .open("meta", "name", "color-scheme", "content", "light dark")
                .element("title", words.say("title", title))
                .open("link", "rel", "stylesheet", "href", "/panel.css")
                .open("link", "rel", "icon", "href", "/icon.svg")
                .open("script", "src", "/panel.js", "defer", "defer")
                .close("script");
        if (renewedWithoutScript) {
            html.open("noscript")
                    .open("meta", "http-equiv", "refresh", "content", "2")
                    .close("noscript");
        }
        html.close("head").open("body");
        html.element("a", words.say("skip"), "class", "skip", "href", "#main");
        header(words);
        html.open("main", "id", "main", "tabindex", "-1");
        main.accept(html);
        html.close("main").close("body").close("html");
        return html.toString();
    }

    private void header(Words words) {
        html.open("header").open("nav", "aria-label", words.say("nav"));
        html.element("a", words.say("panel"), "href", "/", "class", "home").close("nav");
        form("/language", "languages");
        for (Words language : Words.values()) {
            String chosen = Boolean.toString(language == words);
            html.element(
                    "button",
                    language.nativeName(),
                    "name",
                    "language",
                    "value",
                    language.tag(),
                    "lang",
                    language.tag(),
                    "aria-pressed",
                    chosen);
        }
        html.close("form").close("header");
    }

    /** Opens a form that changes something: a post, with the reader's token in it. */
    Markup form(String action, String style, String... attributes) {
        String[] all = new String[6 + attributes.length];
        System.arraycopy(new String[] {"method", "post", "action", action, "class", style}, 0, all, 0, 6);
        System.arraycopy(attributes, 0, all, 6, attributes.length);
        return html.open("form", all).open("input", "type", "hidden", "name", "token", "value", reader.token());
    }

    /** A form of a single button; {@code about} is read to those who do not see what it stands beside. */
    void button(String action, String style, String label, String about) {
        form(action, "single").open("button", "class", style).text(label);
        if (!about.isEmpty()) {
            html.element("span", " " + about, "class", "unseen");
        }
        html.close("button").close("form");
    }

    /** A command to copy. */
    void command(String command) {
        html.element(
                "pre",
                command,
                "class",
                "command",
                "tabindex",
                "0",
                "data-copy",
                reader.words().say("copy"));
    }
}
