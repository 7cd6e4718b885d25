package dev.serai.incident;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A title with the names that people use: the workload instead of its pod, which is gone with its next restart. */
final class PlainTitle {

    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9][a-z0-9.-]{0,62}/)?([a-z0-9][a-z0-9.-]*[a-z0-9])");

    private PlainTitle() {}

    /** For instance {@code Container cart of shop/cart crashes} instead of {@code … of cart-5d9f8b7c4d-x2x7k crashes}. */
    static String of(String title, @Nullable String namespace, @Nullable String workload) {
        if (workload == null) {
            return title;
        }
        String name = namespace == null ? workload : namespace + "/" + workload;
        return NAME.matcher(title)
                .replaceAll(found -> Matcher.quoteReplacement(isPod(found.group(1), workload) ? name : found.group()));
    }

    private static boolean isPod(String word, String workload) {
        return word.length() > workload.length()
                && word.startsWith(workload)
                && WorkloadName.ofPod(word).equals(workload);
    }
}
