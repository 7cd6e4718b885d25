package dev.serai.language;

import dev.serai.language.Understood.ChangeRequest;
import dev.serai.language.Understood.Unclear;
import dev.serai.language.Understood.WantedObject;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the one object that words mean among those that exist. */
final class ObjectResolver {

    private static final int MOST_CHOICES = 10;

    private final KnownNames known;

    ObjectResolver(KnownNames known) {
        this.known = known;
    }

    /** The request for a change, when it is about exactly one object that the change can be made to. */
    Understood request(ChangeVerb verb, Slots slots) {
        if (verb == ChangeVerb.SCALE && slots.count == null) {
            return Unclear.of(UnclearReason.NO_COUNT);
        }
        Integer count = slots.count;
        if (count != null && count > known.context().maxReplicas()) {
            return Unclear.of(UnclearReason.BAD_COUNT);
        }
        if (slots.kind != null && !verb.changes(slots.kind)) {
            return wrongKind(verb, slots.kind.title());
        }
        ObjectFound found = slots.name == null ? spokenOf(verb, slots) : named(verb, slots);
        return found.object() == null ? found.unclear() : new ChangeRequest(verb, found.object(), count);
    }

    /** An object, or why there is none. */
    private record ObjectFound(@Nullable NamedObject object, Unclear unclear) {

        static ObjectFound of(NamedObject object) {
            return new ObjectFound(object, Unclear.of(UnclearReason.NOT_UNDERSTOOD));
        }

        static ObjectFound none(Unclear unclear) {
            return new ObjectFound(null, unclear);
        }
    }

    /** "It", "the deployment": the object of the incident. */
    private ObjectFound spokenOf(ChangeVerb verb, Slots slots) {
        NamedObject subject = known.context().subject();
        if (!slots.pronoun && !slots.kindSaid || subject == null) {
            return ObjectFound.none(Unclear.of(UnclearReason.NO_TARGET));
        }
        if (subject.kind() == null) {
            return ObjectFound.none(outOfReach(subject));
        }
        if (!verb.changes(subject.kind())) {
            return ObjectFound.none(wrongKind(verb, subject.inWords()));
        }
        return fits(subject, slots) ? ObjectFound.of(subject) : ObjectFound.none(Unclear.of(UnclearReason.NO_TARGET));
    }

    private ObjectFound named(ChangeVerb verb, Slots slots) {
        if (!known.isComplete()) {
            return unresolved(verb, slots);
        }
        List<NamedObject> all = known.objects().stream()
                .filter(object -> object.name().equals(slots.name))
                .toList();
        List<NamedObject> same =
                all.stream().filter(object -> object.kind() != null).toList();
        List<NamedObject> fitting = same.stream()
                .filter(object -> fits(object, slots) && verb.changes(object.kind()))
                .toList();
        Unclear place = inAnotherCluster(slots, fitting, all);
        if (place != null) {
            return ObjectFound.none(place);
        }
        if (fitting.size() == 1) {
            return ObjectFound.of(fitting.get(0));
        }
        if (fitting.size() > 1) {
            return ObjectFound.none(several(fitting));
        }
        return ObjectFound.none(same.isEmpty() ? unknown(slots, verb.kinds()) : elsewhere(verb, slots, same));
    }

    /**
     * Why what fits may not be what is meant: the words or the incident that is talked about are of another cluster, or of
     * one that is not known, or what alerts name so is elsewhere. Nothing is ever changed in the place of what is meant.
     *
     * @param all of this name, also those that only alerts of other clusters name
     */
    private @Nullable Unclear inAnotherCluster(Slots slots, List<NamedObject> fitting, List<NamedObject> all) {
        NamedObject spokenOf =
                new NamedObject(slots.cluster, slots.kind, slots.namespace, String.valueOf(slots.name), false);
        if (slots.cluster != null) {
            return known.isManaged(slots.cluster) ? null : notManaged(spokenOf, slots.cluster);
        }
        NamedObject subject = known.context().subject();
        String cluster = subject == null ? null : subject.cluster();
        if (cluster != null) {
            boolean here = fitting.stream().allMatch(object -> cluster.equals(object.cluster()));
            boolean there = all.stream().anyMatch(object -> cluster.equals(object.cluster()));
            if (!known.isManaged(cluster) && (there || fitting.isEmpty() && !all.isEmpty())) {
                return notManaged(spokenOf, cluster);
            }
            return here ? null : fitting.size() > 1 ? several(fitting) : whichCluster(fitting.get(0));
        }
        if (subject != null && subject.name().equals(slots.name)) {
            return outOfReach(subject);
        }
        List<NamedObject> elsewhere = all.stream()
                .filter(object -> object.kind() == null && isThere(object, slots) && isElsewhere(object.cluster()))
                .distinct()
                .toList();
        return fitting.isEmpty() || elsewhere.isEmpty()
                ? null
                : several(Stream.concat(fitting.stream(), elsewhere.stream()).toList());
    }

    private boolean isElsewhere(@Nullable String cluster) {
        return cluster != null && !known.isManaged(cluster);
    }

    /** What only an alert names that says another cluster, or none. */
    private Unclear outOfReach(NamedObject object) {
        String cluster = object.cluster();
        return cluster == null || known.isManaged(cluster) ? whichCluster(object) : notManaged(object, cluster);
    }

    private static Unclear notManaged(NamedObject object, String cluster) {
        return new Unclear(
                UnclearReason.NOT_MANAGED,
                object.inWords() + ": the cluster " + cluster
                        + " is not configured here, so that nothing can be changed there.",
                List.of(new NamedObject(cluster, object.kind(), object.namespace(), object.name(), false)),
                null);
    }

    private static Unclear whichCluster(NamedObject object) {
        String there = object.cluster() == null
                ? "It is not known in which cluster " + object.inWords() + " is"
                : "There is " + object.inWordsWithCluster() + ", but this is about another cluster";
        return new Unclear(
                UnclearReason.WHICH_CLUSTER,
                there + ": name the object with its kind and cluster.",
                List.of(object),
                null);
    }

    /** Nothing is known: the words' own object is kept. A deletion needs the word "pod". */
    private static ObjectFound unresolved(ChangeVerb verb, Slots slots) {
        if (verb == ChangeVerb.DELETE_POD && slots.kind == null) {
            return ObjectFound.none(Unclear.of(UnclearReason.NOT_OFFERED));
        }
        TargetKind kind = slots.kind == null && verb.kinds().size() == 1
                ? verb.kinds().iterator().next()
                : slots.kind;
        return ObjectFound.of(new NamedObject(slots.cluster, kind, slots.namespace, String.valueOf(slots.name), false));
    }

    /** The object that a question is about; null when it names none. */
    @Nullable
    Understood subjectProblem(Slots slots, List<NamedObject> found) {
        return found.isEmpty() ? unknown(slots, Set.of(TargetKind.values())) : found.size() > 1 ? several(found) : null;
    }

    /** What a question's words may mean: workloads and pods alike, those of the said kind first. */
    List<NamedObject> candidates(Slots slots) {
        List<NamedObject> same = inCluster(known.objects().stream()
                .filter(object -> object.name().equals(slots.name) && isThere(object, slots))
                .toList());
        List<NamedObject> ofKind =
                same.stream().filter(object -> fits(object, slots)).toList();
        return ofKind.isEmpty() ? same : ofKind;
    }

    /**
     * Those in the cluster of what is talked about, where there are any; without those that are named once more by an
     * alert that does not say what they are, or where.
     */
    private List<NamedObject> inCluster(List<NamedObject> same) {
        NamedObject subject = known.context().subject();
        String cluster = subject == null ? null : subject.cluster();
        List<NamedObject> there = same.stream()
                .filter(object -> Objects.equals(cluster, object.cluster()))
                .toList();
        List<NamedObject> meant = cluster == null || there.isEmpty() ? same : there;
        return meant.stream()
                .filter(object -> object.kind() != null || meant.stream().noneMatch(other -> saysMore(other, object)))
                .toList();
    }

    private static boolean saysMore(NamedObject other, NamedObject object) {
        return other.kind() != null
                && Objects.equals(other.namespace(), object.namespace())
                && (object.cluster() == null || object.cluster().equals(other.cluster()));
    }

    private static boolean fits(NamedObject object, Slots slots) {
        return (slots.kind == null || slots.kind == object.kind()) && isThere(object, slots);
    }

    private static boolean isThere(NamedObject object, Slots slots) {
        return (slots.namespace == null || slots.namespace.equals(object.namespace()))
                && (slots.cluster == null || slots.cluster.equals(object.cluster()));
    }

    private static Unclear several(List<NamedObject> objects) {
        List<NamedObject> choices = objects.stream()
                .sorted(Comparator.comparing(NamedObject::inWords))
                .limit(MOST_CHOICES)
                .toList();
        return new Unclear(
                UnclearReason.AMBIGUOUS,
                UnclearReason.AMBIGUOUS.hint() + " There are: " + eachInWords(choices) + ".",
                choices,
                null);
    }

    private static Unclear unknown(Slots slots, Set<TargetKind> kinds) {
        String name = (slots.namespace == null ? "" : slots.namespace + "/") + slots.name;
        return new Unclear(
                UnclearReason.UNKNOWN_OBJECT,
                "Nothing called '" + name + "' is known.",
                List.of(),
                wanted(slots, kinds));
    }

    private static WantedObject wanted(Slots slots, Set<TargetKind> kinds) {
        return new WantedObject(
                new NamedObject(slots.cluster, slots.kind, slots.namespace, String.valueOf(slots.name), false),
                slots.kind == null ? kinds : Set.of(slots.kind));
    }

    private static Unclear elsewhere(ChangeVerb verb, Slots slots, List<NamedObject> same) {
        boolean kindFits = same.stream().anyMatch(object -> verb.changes(object.kind()));
        boolean asSaid = slots.kind == null || same.stream().anyMatch(object -> slots.kind.equals(object.kind()));
        UnclearReason reason = kindFits && asSaid ? UnclearReason.UNKNOWN_OBJECT : UnclearReason.WRONG_KIND;
        String hint = kindFits
                ? "Not there; there is "
                        + inWords(same.stream().limit(MOST_CHOICES).toList()) + "."
                : wrongKind(verb, inWords(same)).hint();
        boolean unknown = reason == UnclearReason.UNKNOWN_OBJECT;
        return new Unclear(reason, hint, List.of(), unknown ? wanted(slots, verb.kinds()) : null);
    }

    private static Unclear wrongKind(ChangeVerb verb, String what) {
        Set<String> kinds =
                verb.kinds().stream().map(TargetKind::title).collect(Collectors.toCollection(java.util.TreeSet::new));
        return new Unclear(
                UnclearReason.WRONG_KIND,
                what + " is not of a kind for this, which are: " + String.join(", ", kinds) + ".",
                List.of(),
                null);
    }

    /** With their clusters, where these alone tell them apart. */
    private static String eachInWords(List<NamedObject> objects) {
        boolean alike = objects.stream().map(NamedObject::inWords).distinct().count() < objects.size();
        return alike
                ? objects.stream().map(NamedObject::inWordsWithCluster).collect(Collectors.joining(", "))
                : inWords(objects);
    }

    private static String inWords(List<NamedObject> objects) {
        return objects.stream().map(NamedObject::inWords).collect(Collectors.joining(", "));
    }
}
