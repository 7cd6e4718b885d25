package dev.serai.silence;

import dev.serai.policy.Durations;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A silence as somebody writes it in a chat: {@code alertname=HighCPU service=~"cart.*" 2h deploy work}.
 *
 * @param duration as policies write it
 * @param comment what follows
 */
public record WrittenSilence(LabelMatchers matchers, String duration, String comment) {

    private static final String USUAL = "1h";

    /**
     * @param instead what is meant where no matcher is written, asked for only then; empty for nothing
     * @throws IllegalArgumentException saying what is missing or wrong
     */
    public static WrittenSilence read(String text, Supplier<Optional<LabelMatchers>> instead) {
        MatcherText.Leading read = MatcherText.leading(text);
        LabelMatchers matchers = read.matchers().all().isEmpty()
                ? instead.get()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "say what is to be silenced, for instance alertname=HighCPU 2h deploy work"))
                : read.matchers();
        String[] words = read.rest().strip().split("\\s+", 2);
        if (!isDuration(words[0])) {
            return new WrittenSilence(matchers, USUAL, read.rest().strip());
        }
        return new WrittenSilence(matchers, words[0], words.length < 2 ? "" : words[1]);
    }

    private static boolean isDuration(String word) {
        return word.matches(Durations.PATTERN);
    }
}
