package dev.origindoctor.report;

/** HTML text in the making. Whatever goes in as text is escaped; markup is written by the methods alone. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Opens an element; attributes are given in pairs. */
    Html open(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        out.append('>');
        return this;
    }

    Html close(String element) {
        out.append("</").append(element).append(">\n");
        return this;
    }

    Html text(String content) {
        out.append(escaped(content));
        return this;
    }

    /** An element that holds nothing but text. */
    Html element(String element, String content, String... attributes) {
        return open(element, attributes).text(content).close(element);
    }

    /** Text that is markup already: constants of this package only. */
    Html constant(String markup) {
        out.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static String escaped(String content) {
        StringBuilder text = new StringBuilder(content.length() + 16);
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.append(c < ' ' && c != '\n' ? '\ufffd' : c);
            }
        }
        return text.toString();
    }
}
