package dev.serai.silence;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What silences an incident: the labels that all of its alerts have in common, but for those that name one of many alike. */
public final class IncidentMatchers {

    private static final String NAME = "alertname";
    private static final int MOST_NAMES = 20;

    /** They change with each restart; what the pods belong to says the same for longer. */
    private static final Set<String> PASSING =
            Set.of("pod", "exported_pod", "pod_name", "container_id", "uid", "pod_template_hash", "replicaset");

    private IncidentMatchers() {}

    /** Empty where the alerts have nothing in common that is not empty. */
    public static Optional<LabelMatchers> of(Collection<Map<String, String>> alerts) {
        if (alerts.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> common = new TreeMap<>(alerts.iterator().next());
        alerts.forEach(labels -> common.entrySet().retainAll(labels.entrySet()));
        common.keySet().removeAll(PASSING);
        common.values().removeIf(String::isEmpty);
        List<LabelMatcher> all = new ArrayList<>();
        common.forEach((label, value) -> all.add(LabelMatcher.of(label, MatchOperator.EQUAL, value)));
        names(alerts, common).ifPresent(all::add);
        return all.isEmpty() ? Optional.empty() : Optional.of(new LabelMatchers(all));
    }

    /**
     * The same, but nothing that silences more than it says.
     *
     * @throws IllegalArgumentException saying why it cannot be said, for instance because the names differ too much
     */
    public static Optional<LabelMatchers> exact(Collection<Map<String, String>> alerts) {
        Optional<LabelMatchers> common = of(alerts);
        if (common.isPresent() && !saysNames(common.get(), alerts)) {
            throw new IllegalArgumentException("The names of its alerts that fire differ too much for one silence");
        }
        return common;
    }

    private static boolean saysNames(LabelMatchers matchers, Collection<Map<String, String>> alerts) {
        return alerts.stream().allMatch(labels -> labels.getOrDefault(NAME, "").isEmpty())
                || matchers.all().stream().anyMatch(one -> one.label().equals(NAME));
    }

    /** One of the names that fire now, where they differ. */
    private static Optional<LabelMatcher> names(Collection<Map<String, String>> alerts, Map<String, String> common) {
        TreeSet<String> names = new TreeSet<>();
        alerts.forEach(labels -> names.add(labels.getOrDefault(NAME, "")));
        if (common.containsKey(NAME) || names.contains("") || names.size() > MOST_NAMES) {
            return Optional.empty();
        }
        String any = names.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return any.length() > LabelMatcher.MAX_VALUE_CHARS
                ? Optional.empty()
                : Optional.of(LabelMatcher.of(NAME, MatchOperator.MATCHES, any));
    }
}
