package dev.serai.silence;

import java.util.List;
import java.util.Map;

/**
 * An alert that matches the target notifies nobody while one fires that matches the source and has the same values of the
 * labels in {@code equal}; a label that neither has is the same. As in Alertmanager, what matches both sides is not
 * inhibited by what matches both sides, so that nothing inhibits itself.
 */
public record InhibitRule(String name, LabelMatchers source, LabelMatchers target, List<String> equal) {

    public InhibitRule {
        equal = List.copyOf(equal);
    }

    public boolean isSource(Map<String, String> labels) {
        return source.matches(labels);
    }

    public boolean isTarget(Map<String, String> labels) {
        return target.matches(labels);
    }

    /** What must be the same: equal keys, equal values of all the labels. */
    public String key(Map<String, String> labels) {
        StringBuilder key = new StringBuilder();
        for (String label : equal) {
            String value = labels.getOrDefault(label, "");
            key.append(value.length()).append(':').append(value);
        }
        return key.toString();
    }

    /** Whether a source that fires inhibits a target. */
    public boolean inhibits(Map<String, String> firing, Map<String, String> labels) {
        return isTarget(labels)
                && isSource(firing)
                && key(firing).equals(key(labels))
                && !(isSource(labels) && isTarget(firing));
    }
}
