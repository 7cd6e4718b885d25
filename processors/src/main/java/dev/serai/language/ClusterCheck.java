package dev.serai.language;

import dev.serai.language.Understood.Unclear;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses objects in another cluster than what is meant: nothing is ever changed in the place of that. */
final class ClusterCheck {

    private final KnownNames known;

    ClusterCheck(KnownNames known) {
        this.known = known;
    }

    /**
     * Why what fits may not be what is meant: the words or the incident that is talked about are of another cluster, or of
     * one that is not known, or what alerts name so is elsewhere.
     *
     * @param all of this name, also those that only alerts of other clusters name
     */
    @Nullable
    Unclear inAnotherCluster(Slots slots, List<NamedObject> fitting, List<NamedObject> all) {
        NamedObject spokenOf = slots.object();
        if (slots.cluster != null) {
            return known.isManaged(slots.cluster) ? null : UnclearObject.notManaged(spokenOf, slots.cluster);
        }
        NamedObject subject = known.context().subject();
        String cluster = subject == null ? null : subject.cluster();
        if (cluster != null) {
            return besides(cluster, spokenOf, fitting, all);
        }
        if (subject != null && subject.name().equals(slots.name)) {
            return outOfReach(subject);
        }
        List<NamedObject> elsewhere = all.stream()
                .filter(object -> object.kind() == null && slots.isAt(object) && isElsewhere(object.cluster()))
                .distinct()
                .toList();
        return fitting.isEmpty() || elsewhere.isEmpty()
                ? null
                : UnclearObject.several(
                        Stream.concat(fitting.stream(), elsewhere.stream()).toList());
    }

    /** Where the incident that is talked about is of a cluster. */
    private @Nullable Unclear besides(
            String cluster, NamedObject spokenOf, List<NamedObject> fitting, List<NamedObject> all) {
        boolean here = fitting.stream().allMatch(object -> cluster.equals(object.cluster()));
        boolean there = all.stream().anyMatch(object -> cluster.equals(object.cluster()));
        if (!known.isManaged(cluster) && (there || fitting.isEmpty() && !all.isEmpty())) {
            return UnclearObject.notManaged(spokenOf, cluster);
        }
        if (here) {
            return null;
        }
        return fitting.size() > 1 ? UnclearObject.several(fitting) : UnclearObject.whichCluster(fitting.get(0));
    }

    private boolean isElsewhere(@Nullable String cluster) {
        return cluster != null && !known.isManaged(cluster);
    }

    /** What only an alert names that says another cluster, or none. */
    Unclear outOfReach(NamedObject object) {
        String cluster = object.cluster();
        return cluster == null || known.isManaged(cluster)
                ? UnclearObject.whichCluster(object)
                : UnclearObject.notManaged(object, cluster);
    }
}
