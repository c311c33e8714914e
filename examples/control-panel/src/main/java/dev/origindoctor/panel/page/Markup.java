package dev.origindoctor.panel.page;

/** HTML in the making. What goes in as text is escaped; no method takes markup, so none can be smuggled in. */
final class Markup {
    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");

    /** Opens an element; attributes are given in pairs. */
    Markup open(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    Markup close(String element) {
        out.append("</").append(element).append(">\n");
        return this;
    }

    Markup text(String content) {
        escape(content);
        return this;
    }

    /** An element that holds nothing but text. */
    Markup element(String element, String content, String... attributes) {
        return open(element, attributes).text(content).close(element);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void escape(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c < ' ' && c != '\n' ? '\ufffd' : c);
            }
        }
    }
}
