package dev.serai.language;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of the objects that are known, for finding them among words. */
final class KnownNames {

    private final UnderstandingContext context;
    private final Set<String> names = new HashSet<>();
    private final Set<String> namespaces = new HashSet<>();
    private final Set<String> clusters = new HashSet<>();

    KnownNames(UnderstandingContext context) {
        this.context = context;
        clusters.addAll(context.clusters());
        namespaces.addAll(context.namespaces());
        objects().forEach(this::add);
        if (context.subject() != null) {
            add(context.subject());
        }
    }

    private void add(NamedObject object) {
        names.add(object.name());
        if (object.namespace() != null) {
            namespaces.add(object.namespace());
        }
        if (object.cluster() != null) {
            clusters.add(object.cluster());
        }
    }

    UnderstandingContext context() {
        return context;
    }

    List<NamedObject> objects() {
        List<NamedObject> objects = context.objects();
        return objects == null ? List.of() : objects;
    }

    boolean isComplete() {
        return context.objects() != null;
    }

    boolean isName(String word) {
        return names.contains(word);
    }

    boolean isNamespace(String word) {
        return namespaces.contains(word);
    }

    boolean isCluster(String word) {
        return clusters.contains(word);
    }

    /** Whether the hub itself reaches a cluster; one that only alerts name it does not. */
    boolean isManaged(String cluster) {
        return context.clusters().contains(cluster)
                || objects().stream().anyMatch(object -> object.kind() != null && cluster.equals(object.cluster()));
    }

    /** Whether a word could be the name of an object at all. */
    static boolean isNameShaped(String word) {
        return !word.isEmpty()
                && word.chars()
                        .allMatch(unit ->
                                unit >= 'a' && unit <= 'z' || unit >= '0' && unit <= '9' || unit == '-' || unit == '.')
                && Character.isLetterOrDigit(word.charAt(0))
                && Character.isLetterOrDigit(word.charAt(word.length() - 1));
    }

    /** Whether somebody put the word in quotes, so that it is a name whatever it means otherwise. */
    static boolean isQuoted(String word) {
        return !word.isEmpty() && word.charAt(0) == Tokenizer.QUOTED;
    }

    static String unquoted(String word) {
        return isQuoted(word) ? word.substring(1) : word;
    }
}
