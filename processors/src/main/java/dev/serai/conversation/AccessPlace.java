package dev.serai.conversation;

import dev.serai.language.NamedObject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody asks who may do something.
 *
 * @param namespace null for the whole cluster
 * @param clusters those that are named, else that of the object that is spoken of, else all
 */
public record AccessPlace(@Nullable String namespace, Set<String> clusters) {

    private static final Set<String> IT = Set.of("it", "this", "that", "es", "das", "ihn", "sie", "hier", "here");

    public AccessPlace {
        clusters = new LinkedHashSet<>(clusters);
    }

    /**
     * Reads it from a question.
     *
     * @param words of the question, in lower case
     * @param namespace that the question was understood to name
     * @param own the clusters that are known here
     * @param namespaces that alerts name
     * @param known objects that alerts name, in whatever cluster
     * @param spokenOf what "it" is; null for nothing
     */
    public static AccessPlace of(
            List<String> words,
            @Nullable String namespace,
            Set<String> own,
            Set<String> namespaces,
            Collection<NamedObject> known,
            @Nullable NamedObject spokenOf) {
        // A word that is both is the namespace where it stands as one.
        boolean placed = namespace != null && own.contains(namespace) && !namespaces.contains(namespace);
        String asked = placed ? null : namespace;
        Set<String> named = new TreeSet<>(words);
        named.retainAll(own);
        named.removeIf(name -> name.equals(asked));
        List<NamedObject> meant = meant(words, asked, known, spokenOf);
        return new AccessPlace(asked == null ? one(meant) : asked, clusters(named, own, meant, spokenOf));
    }

    private static List<NamedObject> meant(
            List<String> words,
            @Nullable String namespace,
            Collection<NamedObject> known,
            @Nullable NamedObject spokenOf) {
        List<NamedObject> named = known.stream()
                .filter(one -> words.contains(one.name()) && !one.name().equals(namespace))
                .toList();
        boolean it = spokenOf != null && words.stream().anyMatch(IT::contains);
        return named.isEmpty() && it ? List.of(spokenOf) : named;
    }

    /** What is not clear is not guessed: then it is the whole cluster. */
    private static @Nullable String one(List<NamedObject> meant) {
        Set<String> all = meant.stream()
                .map(NamedObject::namespace)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return all.size() == 1 ? all.iterator().next() : null;
    }

    private static Set<String> clusters(
            Set<String> named, Set<String> own, List<NamedObject> meant, @Nullable NamedObject spokenOf) {
        if (!named.isEmpty()) {
            return named;
        }
        Set<String> of = meant.stream()
                .map(NamedObject::cluster)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!of.isEmpty()) {
            return of;
        }
        String foreign = spokenOf == null ? null : spokenOf.cluster();
        return foreign == null || own.contains(foreign) ? new TreeSet<>(own) : Set.of(foreign);
    }
}
