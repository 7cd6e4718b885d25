package dev.serai.knowledge;

import java.util.regex.Pattern;

/** Takes the markup of Markdown and HTML off and leaves what it says. */
final class Markup {

    private static final Pattern CITATION =
            Pattern.compile("\\(Citation: [^()]{0,200}(?:\\([^()]{0,100}\\))?[^()]{0,100}\\)");
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]{0,300}]\\([^()\\s]{0,1000}\\)");
    private static final Pattern ATTRIBUTES = Pattern.compile("\\{:[^}\\n]{0,300}}");
    private static final Pattern LINK =
            Pattern.compile("\\[([^\\]\\n]{1,300})]\\([^()\\s]{0,1000}(?:\\([^()]{0,100}\\)[^()\\s]{0,300})?\\)");
    private static final Pattern BLOCK =
            Pattern.compile("(?i)</?(?:p|br|tr|table|li|ul|ol|div|h[1-6])\\b[^<>]{0,300}>");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,300}>");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\w*])(\\*{1,3}|__)(?=\\S)([^*\\n]{1,300}?)(?<=\\S)\\1(?![\\w*])");

    /** What is longer is no text that people read; each pattern costs no more than this times its own bounds. */
    private static final int LENGTH = 64_000;

    private Markup() {}

    static String plain(String text) {
        String plain = withoutComments(text.length() > LENGTH ? text.substring(0, LENGTH) : text);
        plain = CITATION.matcher(plain).replaceAll("");
        plain = IMAGE.matcher(plain).replaceAll("");
        plain = ATTRIBUTES.matcher(plain).replaceAll("");
        plain = LINK.matcher(plain).replaceAll("$1");
        plain = BLOCK.matcher(plain).replaceAll("\n");
        plain = TAG.matcher(plain).replaceAll("");
        plain = EMPHASIS.matcher(plain).replaceAll("$2");
        return entities(plain);
    }

    /** One that does not end is none. */
    private static String withoutComments(String text) {
        StringBuilder kept = new StringBuilder();
        int from = 0;
        for (int begin = text.indexOf("<!--"); begin >= 0; begin = text.indexOf("<!--", from)) {
            int end = text.indexOf("-->", begin + 4);
            if (end < 0) {
                break;
            }
            kept.append(text, from, begin).append(' ');
            from = end + 3;
        }
        return kept.append(text, from, text.length()).toString();
    }

    private static String entities(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }
}
