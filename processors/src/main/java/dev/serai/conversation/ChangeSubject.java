package dev.serai.conversation;

import dev.serai.conversation.PictureAction.PictureOrigin;
import dev.serai.incident.Place;
import dev.serai.language.NamedObject;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what a change that somebody asked for is about. */
final class ChangeSubject {

    private ChangeSubject() {}

    /**
     * Whether a change answers a question: what nobody asked for was proposed for the incident itself.
     *
     * @param subject the object that the question names; null for none, where the incident's own is meant
     * @param own the names of the incident's objects; empty where nobody knows
     */
    static boolean isAbout(PictureOrigin origin, @Nullable NamedObject subject, Set<String> own) {
        NamedObject object = origin.object();
        if (!origin.isOfPerson() || object == null) {
            return true;
        }
        if (subject != null) {
            return isOf(object, subject);
        }
        return own.isEmpty() || own.stream().anyMatch(one -> isSame(one, object.name()));
    }

    /** Whether what is changed is what a question names. */
    static boolean isOf(NamedObject object, NamedObject subject) {
        return isSame(subject.name(), object.name())
                && isPerhapsSame(subject.namespace(), object.namespace())
                && isPerhapsSame(subject.cluster(), object.cluster());
    }

    /** By the name, or as a pod of it. */
    private static boolean isSame(String one, String other) {
        return one.equals(other)
                || other.equals(Place.of(Map.of("pod", one)).workload())
                || one.equals(Place.of(Map.of("pod", other)).workload());
    }

    private static boolean isPerhapsSame(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }
}
