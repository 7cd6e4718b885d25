package dev.serai.kamelet.cluster;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a Kamelet is called with. The schema in its file says the same; a caller that does not check it is refused here.
 *
 * @param body the arguments
 * @param actionId the trace of the effect
 * @param startBefore ISO-8601 instant after which nothing is written
 */
record Arguments(Map<String, ?> body, @Nullable String actionId, @Nullable String startBefore) {

    private static final Pattern ACTION_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

    /** Empty if it is missing. */
    String text(String name) {
        return body.get(name) instanceof String text ? text : "";
    }

    @Nullable
    String optional(String name) {
        return body.get(name) instanceof String text && !text.isEmpty() ? text : null;
    }

    long number(String name, long least, long most) throws ClusterRefusal {
        if (body.get(name) instanceof Number number
                && number.doubleValue() == number.longValue()
                && number.longValue() >= least
                && number.longValue() <= most) {
            return number.longValue();
        }
        throw new ClusterRefusal(
                ClusterResultReason.REFUSED_ARGUMENTS,
                name + " is not a whole number within " + least + " and " + most);
    }

    long number(String name, long least, long most, long otherwise) throws ClusterRefusal {
        return body.get(name) == null ? otherwise : number(name, least, most);
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(body.get(name));
    }

    Target target(ObjectKind kind) throws ClusterRefusal {
        return Target.of(kind, kind.namespaced() ? text("namespace") : "", text("name"));
    }

    /** Of the kind that the argument {@code kind} names. */
    Target target() throws ClusterRefusal {
        return target(ObjectKind.of(text("kind")));
    }

    String requiredActionId() throws ClusterRefusal {
        if (actionId == null || !ACTION_ID.matcher(actionId).matches()) {
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_ARGUMENTS, "the header actionId is missing or not of its form");
        }
        return actionId;
    }
}
