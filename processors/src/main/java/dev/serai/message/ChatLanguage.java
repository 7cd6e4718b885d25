package dev.serai.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The languages in which the hub answers. */
public enum ChatLanguage {
    ENGLISH,
    GERMAN;

    private static final Set<String> GERMAN_WORDS = setOf(
            """
            warum danke dir gib gibt wann wartet kann woher worauf du dich ich man mir einen eine ein für mit zu
            wieso weshalb was wer wie ist sind hat haben wir das der die es ja bitte mach mache tu los schon gab
            geändert passiert schlägst vor geholfen hilfe lage stand vorfälle zeig zeige und nicht welche kaputt
            starte skaliere neu auf rolle zurück wurde bin darf übernehme vorschlagen nimm kannst könnt könntest
            den dem vorfall runter hoch skalier neustarten lösche löschen sperre leere läuft geht wo mal noch
            lieber brich rückgängig""");

    private static final Set<String> ENGLISH_WORDS = setOf(
            """
            why what is the it do have we did this help show how you please which seen who has are yes restart
            scale roll back to of can my take thanks thank thx ty cheers should when where there and""");

    /** German when it has more German words than English ones; English else. */
    public static ChatLanguage of(String text) {
        return spoken(text).orElse(ENGLISH);
    }

    /** That of an answer of the hub: by its own lines, not by what it quotes and lists. */
    public static ChatLanguage ofAnswer(String text) {
        return of(text.lines()
                .filter(line -> !line.startsWith("> ") && !line.startsWith("- "))
                .collect(Collectors.joining("\n")));
    }

    /** The language of a text; empty where its words tell none, such as a command and a name. */
    public static Optional<ChatLanguage> spoken(String text) {
        long german = words(text).filter(GERMAN_WORDS::contains).count();
        long english = words(text).filter(ENGLISH_WORDS::contains).count();
        return german == english ? Optional.empty() : Optional.of(german > english ? GERMAN : ENGLISH);
    }

    /** The one of two that is in this language. */
    public String pick(String english, String german) {
        return this == GERMAN ? german : english;
    }

    private static Set<String> setOf(String words) {
        return words(words).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
    }
}
