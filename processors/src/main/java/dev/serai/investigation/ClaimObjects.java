package dev.serai.investigation;

import dev.serai.analysis.Evidence;
import dev.serai.incident.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what a claim cites is of what the claim names: evidence about one object shows nothing of another one. */
final class ClaimObjects {

    private static final Pattern OBJECT = Pattern.compile("kubernetes:.*/([^/]+)/(?:logs/[^/]+|[^/]+)");
    private static final int SHORTEST = 3;

    /** Objects that evidence was shown of. */
    private final Set<String> names;

    private ClaimObjects(Set<String> names) {
        this.names = names;
    }

    static ClaimObjects of(List<Evidence> shown) {
        return new ClaimObjects(
                shown.stream().flatMap(one -> objects(one).stream()).collect(Collectors.toSet()));
    }

    /** True too where the claim names none of the objects. */
    boolean fits(String claim, Evidence cited) {
        List<String> named = names.stream().filter(name -> isIn(name, claim)).toList();
        Set<String> of = objects(cited);
        return named.isEmpty() || named.stream().anyMatch(name -> of.contains(name) || isIn(name, cited.excerpt()));
    }

    /** An object and, of a pod, what it belongs to. */
    private static Set<String> objects(Evidence evidence) {
        Matcher object = OBJECT.matcher(evidence.source());
        if (!object.matches()) {
            return Set.of();
        }
        String name = object.group(1);
        return Stream.concat(
                        Stream.of(name),
                        Stream.ofNullable(Place.of(Map.of("pod", name)).workload()))
                .filter(one -> one.length() >= SHORTEST)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean isIn(String name, String text) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
                .matcher(text)
                .find();
    }
}
