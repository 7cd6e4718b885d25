package dev.serai.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The languages in which the hub answers. */
public enum ChatLanguage {
    ENGLISH,
    GERMAN;

    private static final Set<String> GERMAN_WORDS = Set.of(
            "warum",
            "danke",
            "dir",
            "gib",
            "gibt",
            "wann",
            "wartet",
            "kann",
            "woher",
            "worauf",
            "du",
            "dich",
            "ich",
            "man",
            "mir",
            "einen",
            "eine",
            "ein",
            "für",
            "mit",
            "zu",
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
            "kaputt",
            "starte",
            "skaliere",
            "neu",
            "auf",
            "rolle",
            "zurück",
            "wurde",
            "bin",
            "darf",
            "übernehme",
            "vorschlagen");

    private static final Set<String> ENGLISH_WORDS = Set.of(
            "why", "what", "is", "the", "it", "do", "have", "we", "did", "this", "help", "show", "how", "you", "please",
            "which", "seen", "who", "has", "are", "yes");

    /** German when at least one word is German and no English one says otherwise; English else. */
    public static ChatLanguage of(String text) {
        long german = words(text).filter(GERMAN_WORDS::contains).count();
        long english = words(text).filter(ENGLISH_WORDS::contains).count();
        return german > english ? GERMAN : ENGLISH;
    }

    /** The one of two that is in this language. */
    public String pick(String english, String german) {
        return this == GERMAN ? german : english;
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
    }
}
