package dev.serai.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What two policies make of the same alerts. The same stream and policies give the same comparison, and the same text of it
 * ({@link ReplayJson}).
 *
 * @param before the hash of the first policy
 * @param after of the other
 * @param events what became known of alerts
 * @param alerts that fired
 * @param pagesBefore how many paged under the first policy
 * @param pagesAfter and under the other
 * @param differences in the order in which the alerts fired
 */
public record ReplayComparison(
        String before,
        String after,
        int events,
        int alerts,
        long pagesBefore,
        long pagesAfter,
        List<ReplayDifference> differences) {

    public ReplayComparison {
        differences = List.copyOf(differences);
    }

    public static ReplayComparison of(AlertPolicy before, AlertPolicy after, ReplayStream stream) {
        // The two know nothing of each other, and a second processor halves the time.
        List<Collection<PlayedAlert>> played = Stream.of(before, after)
                .parallel()
                .map(policy -> PolicyRun.play(policy, stream))
                .toList();
        Collection<PlayedAlert> first = played.get(0);
        Collection<PlayedAlert> other = played.get(1);
        return new ReplayComparison(
                before.hash(),
                after.hash(),
                stream.events().size(),
                first.size(),
                pages(first),
                pages(other),
                differences(first, other));
    }

    public long count(ReplayKind kind) {
        return differences.stream().filter(one -> one.kind() == kind).count();
    }

    private static long pages(Collection<PlayedAlert> played) {
        return played.stream().filter(alert -> alert.pagedAt().isPresent()).count();
    }

    /** Both have the stream's alerts in the same order. */
    private static List<ReplayDifference> differences(Collection<PlayedAlert> first, Collection<PlayedAlert> other) {
        List<ReplayDifference> differences = new ArrayList<>();
        Iterator<PlayedAlert> after = other.iterator();
        for (PlayedAlert before : first) {
            ReplayDifference.of(before, after.next()).ifPresent(differences::add);
        }
        return differences;
    }
}
