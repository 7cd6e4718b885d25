package dev.serai.conversation;

import dev.serai.message.ChatLanguage;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shows a model's words as a model's: named, each line marked, and without what only the hub writes. Whatever it says, it cannot end its
 * part of an answer, nor number a citation.
 */
public final class ModelWords {

    /** As evidence is quoted. */
    private static final String MARK = "> ";

    /** A number of a citation, in brackets of any script. */
    private static final Pattern NUMBER = Pattern.compile(
            "[\\[\\uFF3B\\u3010\\u3014\\u27E6](\\s*\\p{N}[\\p{N}\\s,;-]*)[\\]\\uFF3D\\u3011\\u3015\\u27E7]");

    private static final Pattern BREAKS =
            Pattern.compile("[\\s\\p{Zl}\\p{Zp}\\u0085]+", Pattern.UNICODE_CHARACTER_CLASS);

    private ModelWords() {}

    /** The line before its words. */
    public static String begin(ChatLanguage language, String model) {
        return language.pick("Model " + model + " says:", "Modell " + model + " sagt:");
    }

    /** That it answers for another one, both by their configured names. */
    public static String standsIn(ChatLanguage language, String model, String insteadOf) {
        return language.pick(
                "The model " + insteadOf + " did not answer; " + model + " answers instead.",
                "Das Modell " + insteadOf + " antwortete nicht; " + model + " antwortet stattdessen.");
    }

    /** A claim as one line. */
    public static String line(String claim) {
        return MARK + unnumbered(BREAKS.matcher(claim).replaceAll(" ").strip());
    }

    /** What there is so far of an answer, when it is not known yet who gives it: it only grows when the words do. */
    public static String draft(ChatLanguage language, String words) {
        return words.lines()
                .map(one -> MARK + unnumbered(one))
                .collect(Collectors.joining("\n", language.pick("A model says:", "Ein Modell sagt:") + "\n", ""));
    }

    private static String unnumbered(String text) {
        return NUMBER.matcher(text).replaceAll("($1)");
    }
}
