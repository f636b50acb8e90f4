package dev.sluice.tck.report;

import java.util.regex.Pattern;

/** Puts text into HTML. */
final class Html {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern EMPHASIS = Pattern.compile("(?<![\\w*])\\*([^*\\s][^*]*)\\*(?![\\w*])");

    private Html() {}

    /** Returns text as it is, with nothing in it taken for HTML. */
    static String escape(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Returns a sentence in which `code` and *emphasis* are marked the way of Markdown. */
    static String sentence(String marked) {
        String escaped = EMPHASIS.matcher(escape(marked)).replaceAll("<em>$1</em>");
        return CODE.matcher(escaped).replaceAll("<code>$1</code>");
    }
}
