package dev.serai.conversation;

import dev.serai.language.NamedObject;
import dev.serai.language.TargetKind;
import dev.serai.language.Understood.WantedObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where an object may be that somebody speaks of and no alert has named: the same name in each namespace of each cluster
 * that the hub is configured for. Nothing is guessed, and what would take too long is not begun.
 *
 * @param candidates one for each place and kind; empty when there are too many
 * @param isWhole whether it can be nowhere else
 */
public record ObjectSearch(List<NamedObject> candidates, boolean isWhole) {

    /** Most objects that are looked for at once. */
    static final int MOST = 60;

    public ObjectSearch {
        candidates = List.copyOf(candidates);
    }

    /**
     * What a cluster may be asked about.
     *
     * @param namespaces names and patterns as they are configured; a star stands for any characters
     */
    public record SearchedCluster(String name, Collection<String> namespaces) {}

    /** @param named namespaces that are known by name, for patterns */
    public static ObjectSearch of(WantedObject wanted, List<SearchedCluster> clusters, Set<String> named) {
        List<NamedObject> candidates = new ArrayList<>();
        boolean whole = true;
        for (SearchedCluster cluster : clusters) {
            String said = wanted.object().cluster();
            if (said != null && !said.equals(cluster.name())) {
                continue;
            }
            String namespace = wanted.object().namespace();
            Set<String> namespaces = namespaces(cluster, namespace == null ? named : Set.of(namespace));
            if (namespace == null) {
                whole &= cluster.namespaces().stream().noneMatch(ObjectSearch::isPattern) || isOfNodes(wanted);
            } else {
                namespaces.retainAll(Set.of(namespace));
            }
            add(wanted, cluster.name(), namespaces, candidates);
        }
        return candidates.size() > MOST ? new ObjectSearch(List.of(), false) : new ObjectSearch(candidates, whole);
    }

    private static void add(WantedObject wanted, String cluster, Set<String> namespaces, List<NamedObject> candidates) {
        String name = wanted.object().name();
        for (TargetKind kind : new TreeSet<>(wanted.kinds())) {
            if (kind == TargetKind.NODE) {
                candidates.add(NamedObject.known(cluster, kind, null, name));
            } else {
                namespaces.forEach(one -> candidates.add(NamedObject.known(cluster, kind, one, name)));
            }
        }
    }

    private static boolean isOfNodes(WantedObject wanted) {
        return wanted.kinds().equals(Set.of(TargetKind.NODE));
    }

    private static Set<String> namespaces(SearchedCluster cluster, Set<String> named) {
        Set<String> namespaces = new TreeSet<>();
        for (String entry : cluster.namespaces()) {
            if (isPattern(entry)) {
                Pattern pattern = Pattern.compile(Pattern.quote(entry).replace("*", "\\E.*\\Q"));
                named.stream().filter(pattern.asMatchPredicate()).forEach(namespaces::add);
            } else {
                namespaces.add(entry);
            }
        }
        return namespaces;
    }

    private static boolean isPattern(String entry) {
        return entry.contains("*");
    }
}
