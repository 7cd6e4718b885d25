package dev.serai.hub.http;

import java.util.regex.Pattern;

/** Whether a text has a word that lists can be searched by. */
final class SearchWords {

    /** What PostgreSQL's full-text parser reads as a tag, an entity or a protocol, and never as a word. */
    private static final Pattern NO_WORDS = Pattern.compile("<[/!?A-Za-z][^>]*>|&#?\\w+;|[A-Za-z]+://");

    private SearchWords() {}

    static boolean hasSome(String text) {
        return NO_WORDS.matcher(text).replaceAll(" ").codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
