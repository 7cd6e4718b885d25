package dev.serai.language;

import dev.serai.language.Understood.Unclear;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of the objects that are known a question means. */
final class SubjectObjects {

    private SubjectObjects() {}

    /** Why a question is about no single object; null if it is about the one that was found. */
    static @Nullable Unclear problem(Slots slots, List<NamedObject> found, KnownNames known) {
        if (found.isEmpty()) {
            return UnclearObject.unknown(slots, Set.of(TargetKind.values()), known);
        }
        return found.size() > 1 ? UnclearObject.several(found) : null;
    }

    /** What the words may mean: workloads and pods alike, those of the said kind first. */
    static List<NamedObject> of(Slots slots, KnownNames known) {
        List<NamedObject> same = inCluster(
                known.objects().stream()
                        .filter(object -> object.name().equals(slots.name) && slots.isAt(object))
                        .toList(),
                known);
        List<NamedObject> ofKind = same.stream().filter(slots::fits).toList();
        return ofKind.isEmpty() ? same : ofKind;
    }

    /**
     * Those in the cluster of what is talked about, where there are any; without those that are named once more by an
     * alert that does not say what they are, or where.
     */
    private static List<NamedObject> inCluster(List<NamedObject> same, KnownNames known) {
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
}
