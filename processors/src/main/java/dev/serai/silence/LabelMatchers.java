package dev.serai.silence;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Conditions on labels that must all hold; none hold always. */
public record LabelMatchers(List<LabelMatcher> all) {

    /** How many there are at most. */
    public static final int MAX = 50;

    public LabelMatchers {
        if (all.size() > MAX) {
            throw new IllegalArgumentException("there are at most " + MAX + " matchers");
        }
        all = List.copyOf(all);
    }

    public static LabelMatchers of(LabelMatcher... all) {
        return new LabelMatchers(List.of(all));
    }

    public boolean matches(Map<String, String> labels) {
        return all.stream().allMatch(matcher -> matcher.matches(labels));
    }

    /** Whether what carries none of the labels is a match too: far too much for a silence. */
    public boolean matchesEverything() {
        return all.stream().allMatch(LabelMatcher::matchesEmpty);
    }

    /** As {@link MatcherText} reads them: {@code {alertname="HighCPU", service=~"cart.*"}}. */
    @Override
    public String toString() {
        return all.stream().map(LabelMatcher::toString).collect(Collectors.joining(", ", "{", "}"));
    }
}
