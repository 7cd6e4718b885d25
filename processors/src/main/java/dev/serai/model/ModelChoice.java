package dev.serai.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who wants which model; null where somebody has not chosen. The nearest choice counts: conversation, user, channel, tenant,
 * system. One that is not configured any more counts as none.
 */
public record ModelChoice(
        @Nullable String conversation,
        @Nullable String user,
        @Nullable String channel,
        @Nullable String tenant,
        @Nullable String system) {

    /** Whose choice it was. */
    public enum ChosenBy {
        CONVERSATION,
        USER,
        CHANNEL,
        TENANT,
        SYSTEM
    }

    /** A model, and whose choice it is. */
    public record ChosenModel(String name, ChosenBy by) {}

    /** The model to ask; null where there is none. */
    public @Nullable ChosenModel choose(Set<String> configured) {
        Map<ChosenBy, @Nullable String> choices = new LinkedHashMap<>();
        choices.put(ChosenBy.CONVERSATION, conversation);
        choices.put(ChosenBy.USER, user);
        choices.put(ChosenBy.CHANNEL, channel);
        choices.put(ChosenBy.TENANT, tenant);
        choices.put(ChosenBy.SYSTEM, system);
        for (Map.Entry<ChosenBy, @Nullable String> choice : choices.entrySet()) {
            String name = choice.getValue();
            if (name != null && configured.contains(name)) {
                return new ChosenModel(name, choice.getKey());
            }
        }
        return null;
    }

    /** The chosen model first, then those that may stand in for it, in their order, each once. */
    public List<String> candidates(Set<String> configured, Collection<String> fallback) {
        ChosenModel chosen = choose(configured);
        Set<String> names = new LinkedHashSet<>();
        if (chosen != null) {
            names.add(chosen.name());
        }
        fallback.stream().filter(configured::contains).forEach(names::add);
        return List.copyOf(names);
    }
}
