package dev.serai.conversation;

import java.util.Set;

/** The languages in which the hub answers. */
public enum ChatLanguage {
    ENGLISH,
    GERMAN;

    private static final Set<String> GERMAN_WORDS = Set.of(
            "warum",
            "wieso",
            "weshalb",
            "was",
            "wer",
            "wie",
            "ist",
            "sind",
            "hat",
            "haben",
            "wir",
            "das",
            "der",
            "die",
            "es",
            "ja",
            "bitte",
            "mach",
            "mache",
            "tu",
            "los",
            "schon",
            "gab",
            "geändert",
            "passiert",
            "schlägst",
            "vor",
            "geholfen",
            "hilfe",
            "lage",
            "stand",
            "vorfälle",
            "zeig",
            "zeige",
            "und",
            "nicht",
            "welche",
            "kaputt");

    /** German when at least one word is German and no English one says otherwise; English else. */
    public static ChatLanguage of(String text) {
        long german = PlainQuestions.words(text).filter(GERMAN_WORDS::contains).count();
        long english = PlainQuestions.words(text)
                .filter(PlainQuestions.ENGLISH::contains)
                .count();
        return german > english ? GERMAN : ENGLISH;
    }

    String pick(String english, String german) {
        return this == GERMAN ? german : english;
    }
}
