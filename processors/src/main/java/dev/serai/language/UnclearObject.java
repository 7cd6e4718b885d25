package dev.serai.language;

import dev.serai.language.Understood.Unclear;
import dev.serai.language.Understood.WantedObject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Why no single object is meant, in words for the person who named it. */
final class UnclearObject {

    private static final int MOST_CHOICES = 10;
    private static final int MOST_NEAR = 3;

    private UnclearObject() {}

    static Unclear several(List<NamedObject> objects) {
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

    /** @param kinds of which it may be, where the words name none */
    static Unclear unknown(Slots slots, Set<TargetKind> kinds, KnownNames known) {
        String name = (slots.namespace == null ? "" : slots.namespace + "/") + slots.name;
        List<NamedObject> near = near(String.valueOf(slots.name), known);
        String perhaps = near.isEmpty() ? "" : " Did you mean " + eachInWords(near) + "?";
        return new Unclear(
                UnclearReason.UNKNOWN_OBJECT,
                "Nothing called '" + name + "' is known." + perhaps,
                near,
                wanted(slots, kinds));
    }

    /** What is called almost the same: it is named to the person, and never taken for what was meant. */
    private static List<NamedObject> near(String name, KnownNames known) {
        return known.objects().stream()
                .filter(object -> Spelling.isAlmost(name, object.name()))
                .sorted(Comparator.comparing(NamedObject::inWords))
                .limit(MOST_NEAR)
                .toList();
    }

    private static WantedObject wanted(Slots slots, Set<TargetKind> kinds) {
        return new WantedObject(slots.object(), slots.kind == null ? kinds : Set.of(slots.kind));
    }

    /** @param same objects of the name in other places, or of other kinds */
    static Unclear elsewhere(ChangeVerb verb, Slots slots, List<NamedObject> same) {
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

    static Unclear wrongKind(ChangeVerb verb, String what) {
        Set<String> kinds = verb.kinds().stream().map(TargetKind::title).collect(Collectors.toCollection(TreeSet::new));
        return new Unclear(
                UnclearReason.WRONG_KIND,
                what + " is not of a kind for this, which are: " + String.join(", ", kinds) + ".",
                List.of(),
                null);
    }

    static Unclear notManaged(NamedObject object, String cluster) {
        return new Unclear(
                UnclearReason.NOT_MANAGED,
                object.inWords() + ": the cluster " + cluster
                        + " is not configured here, so that nothing can be changed there."
                        + " If you mean another cluster, name it.",
                List.of(new NamedObject(cluster, object.kind(), object.namespace(), object.name(), false)),
                null);
    }

    static Unclear whichCluster(NamedObject object) {
        String there = object.cluster() == null
                ? "It is not known in which cluster " + object.inWords() + " is"
                : "There is " + object.inWordsWithCluster() + ", but this is about another cluster";
        return new Unclear(
                UnclearReason.WHICH_CLUSTER,
                there + ": name the object with its kind and cluster.",
                List.of(object),
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
