package dev.serai.hub;

import java.util.UUID;
import java.util.stream.Collectors;

/** Words that one test alone uses. */
public final class OwnWord {

    private OwnWord() {}

    /**
     * A word of letters. A digit would end it for the search, which also looks for the parts of {@code w7d0a} and
     * so finds other tests' words.
     */
    public static String next() {
        return UUID.randomUUID()
                .toString()
                .substring(0, 8)
                .chars()
                .mapToObj(c -> String.valueOf((char) (c <= '9' ? c - '0' + 'g' : c)))
                .collect(Collectors.joining("", "wo", "x"));
    }
}
