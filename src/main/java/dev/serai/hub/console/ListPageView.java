package dev.serai.hub.console;

import dev.serai.hub.console.IncidentView.ListedLine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list that is searched and gone through page by page.
 *
 * @param search what narrows it; null where nothing does
 * @param refused what is wrong with what was searched for; empty else
 * @param said what the page found out beside the list, such as whether the audit is whole; may be empty
 * @param empty what to do next when there is nothing
 * @param begin where the list begins, when this is a later page
 * @param next the page behind this one
 */
public record ListPageView(
        String title,
        @Nullable SearchForm search,
        String refused,
        List<PageFact> said,
        List<ListedLine> lines,
        EmptyList empty,
        @Nullable String begin,
        @Nullable String next) {

    /** @param words what is searched for; null where words do not narrow the list */
    public record SearchForm(String path, @Nullable String words, List<Choice> choices, List<TypedChoice> typed) {}

    public record TypedChoice(String name, TypedField field, String value) {}

    /**
     * @param type of the field in the page
     * @param pattern what is taken; null for anything
     * @param example null for none
     */
    public record TypedField(String label, String type, @Nullable String pattern, @Nullable String example) {}

    public record Choice(String name, String label, List<ChoiceOption> options) {}

    public record ChoiceOption(String value, String text, boolean chosen) {

        /** One for each value with its text, in their order. */
        static List<ChoiceOption> of(Map<String, String> texts, String chosen) {
            return texts.entrySet().stream()
                    .map(one -> new ChoiceOption(
                            one.getKey(), one.getValue(), one.getKey().equals(chosen)))
                    .toList();
        }
    }

    public record EmptyList(String title, String hint) {}
}
