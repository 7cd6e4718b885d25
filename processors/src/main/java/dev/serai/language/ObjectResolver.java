package dev.serai.language;

import dev.serai.language.Understood.ChangeRequest;
import dev.serai.language.Understood.Unclear;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the one object that is to be changed among those that exist. */
final class ObjectResolver {

    private final KnownNames known;
    private final ClusterCheck clusters;

    ObjectResolver(KnownNames known) {
        this.known = known;
        this.clusters = new ClusterCheck(known);
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
        if (verb == ChangeVerb.DELETE_POD && slots.namespace != null && !slots.namesObject()) {
            return Unclear.of(UnclearReason.NOT_OFFERED);
        }
        if (slots.kind != null && !verb.changes(slots.kind)) {
            return UnclearObject.wrongKind(verb, slots.kind.title());
        }
        ObjectFound found = slots.name == null ? spokenOf(verb, slots) : named(verb, slots);
        return found.object() == null ? found.unclear() : new ChangeRequest(verb, found.object(), count, slots.version);
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
            return ObjectFound.none(clusters.outOfReach(subject));
        }
        if (!verb.changes(subject.kind())) {
            return ObjectFound.none(UnclearObject.wrongKind(verb, subject.inWords()));
        }
        return slots.fits(subject) ? ObjectFound.of(subject) : ObjectFound.none(Unclear.of(UnclearReason.NO_TARGET));
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
                .filter(object -> slots.fits(object) && verb.changes(object.kind()))
                .toList();
        Unclear place = clusters.inAnotherCluster(slots, fitting, all);
        if (place != null) {
            return ObjectFound.none(place);
        }
        if (fitting.size() == 1) {
            return ObjectFound.of(fitting.get(0));
        }
        if (fitting.size() > 1) {
            return ObjectFound.none(UnclearObject.several(fitting));
        }
        return ObjectFound.none(
                same.isEmpty()
                        ? UnclearObject.unknown(slots, verb.kinds(), known)
                        : UnclearObject.elsewhere(verb, slots, same));
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
}
