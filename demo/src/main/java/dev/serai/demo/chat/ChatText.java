package dev.serai.demo.chat;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person reads of a text in the Bot API's HTML style. */
public final class ChatText {

    private static final Pattern TAG =
            Pattern.compile("</?(b|i|pre|code)>|<a href=\"tg://user\\?id=[0-9]{1,20}\">|</a>");
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(lt|gt|amp|quot));");
    private static final Map<String, String> NAMES = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");

    private ChatText() {}

    /** Without tags and with the signs that references stand for; one that stands for none stays. */
    public static String plain(String html) {
        return REFERENCE
                .matcher(TAG.matcher(html).replaceAll(""))
                .replaceAll(found -> Matcher.quoteReplacement(sign(found)));
    }

    private static String sign(MatchResult found) {
        if (found.group(3) != null) {
            return NAMES.getOrDefault(found.group(3), "");
        }
        int point = found.group(1) != null ? Integer.parseInt(found.group(1)) : Integer.parseInt(found.group(2), 16);
        return point == 0 || !Character.isValidCodePoint(point) ? found.group() : Character.toString(point);
    }
}
