package dev.serai.probe;

import dev.serai.analysis.CitedFacts;
import dev.serai.analysis.Evidence;
import dev.serai.analysis.Observation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Names where evidence about objects of a cluster comes from: {@code kubernetes:shop/web/cart-1/logs/previous}. */
public final class ProbeSource {

    static final String PREFIX = "kubernetes:";
    /** What sources of series begin with. */
    private static final String METRICS = "prometheus:";

    private static final int LONGEST_NAME = 100;

    private ProbeSource() {}

    /** @param what which look at it */
    public static String of(ClusterObject object, String what) {
        String place = object.namespace().isEmpty() ? "" : object.namespace() + "/";
        String kind = object.is(ClusterObject.POD) ? "" : object.kind().toLowerCase(Locale.ROOT) + "/";
        String name = object.name().length() <= LONGEST_NAME
                ? object.name()
                : object.name().substring(0, LONGEST_NAME - 1) + "…";
        String source = PREFIX + object.cluster() + "/" + place + kind + name + "/" + what;
        return source.length() <= Observation.MAX_SOURCE ? source : source.substring(0, Observation.MAX_SOURCE);
    }

    /**
     * The evidence that still holds: what was seen of a cluster's object before is left out once the same look shows
     * something else, or nothing was seen this time and a later look did. How often the lines of
     * a log come is of this look alone. Other evidence always holds.
     *
     * @param all what is stored, in any order
     * @param now ids of what was seen just now
     */
    public static List<Evidence> current(List<Evidence> all, Collection<UUID> now) {
        Set<String> seen = all.stream()
                .filter(one -> now.contains(one.id()))
                .map(Evidence::source)
                .collect(Collectors.toSet());
        Map<String, Evidence> latest = new HashMap<>();
        all.forEach(one -> latest.merge(one.source(), one, ProbeSource::later));
        return all.stream()
                .filter(one -> !CitedFacts.isOfLines(one.source()) || now.contains(one.id()))
                .filter(one -> !isProbed(one)
                        || (seen.contains(one.source()) ? now.contains(one.id()) : latest.get(one.source()) == one))
                .toList();
    }

    private static boolean isProbed(Evidence one) {
        return one.source().startsWith(PREFIX) || one.source().startsWith(METRICS);
    }

    private static Evidence later(Evidence one, Evidence other) {
        return other.collectedAt().isAfter(one.collectedAt()) ? other : one;
    }
}
