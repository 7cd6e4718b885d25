package dev.serai.action;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The actions that exist. What is not in it cannot be proposed, approved or run. */
public final class ActionCatalogue {

    private final Map<String, ActionDefinition> byName = new TreeMap<>();

    public ActionCatalogue(Collection<ActionDefinition> definitions) {
        for (ActionDefinition definition : definitions) {
            if (byName.put(definition.name(), definition) != null) {
                throw new IllegalArgumentException("action Kamelet '" + definition.name() + "' is there twice");
            }
        }
    }

    public Optional<ActionDefinition> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public SortedSet<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    /** The names of those with an effect. */
    public SortedSet<String> names(Effect effect) {
        return byName.values().stream()
                .filter(definition -> definition.effect() == effect)
                .map(ActionDefinition::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
