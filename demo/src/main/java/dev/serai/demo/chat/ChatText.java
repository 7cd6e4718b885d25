package dev.serai.demo.chat;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person reads of a text in the Bot API's HTML style. */
final class ChatText {

    private static final Pattern TAG = Pattern.compile("</?(b|i|pre|code)>");
    private static final Pattern REFERENCE = Pattern.compile("&(?:#([0-9]{1,7})|(lt|gt|amp|quot));");
    private static final Map<String, String> NAMES = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");

    private ChatText() {}

    static String plain(String html) {
        return REFERENCE
                .matcher(TAG.matcher(html).replaceAll(""))
                .replaceAll(found -> Matcher.quoteReplacement(sign(found)));
    }

    private static String sign(MatchResult found) {
        if (found.group(2) != null) {
            return NAMES.getOrDefault(found.group(2), "");
        }
        int point = Integer.parseInt(found.group(1));
        return Character.isValidCodePoint(point) ? Character.toString(point) : found.group();
    }
}
