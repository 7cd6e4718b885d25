package dev.serai.action;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the arguments that name what is acted upon, as {@code serai.dev/target} lists them: {@code name}, or several
 * joined by {@code /}, such as {@code cluster/kind/namespace?/name}.
 *
 * @param argument its name
 * @param optional whether it may be missing, which a {@code ?} behind it says: a node has no namespace
 */
public record TargetPart(String argument, boolean optional) {

    static List<TargetPart> of(@Nullable String target) {
        return target == null
                ? List.of()
                : Arrays.stream(target.split("/", -1)).map(TargetPart::part).toList();
    }

    private static TargetPart part(String text) {
        boolean optional = text.endsWith("?");
        return new TargetPart(optional ? text.substring(0, text.length() - 1) : text, optional);
    }
}
