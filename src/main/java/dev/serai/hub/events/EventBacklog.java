package dev.serai.hub.events;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Bounds what waits for all who read slowly together. */
final class EventBacklog {

    private final long mostBytes;

    EventBacklog(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * Lets go of those for whom most waits, until it is not too much any more; they come back for what they missed.
     *
     * @return how many
     */
    int relieve(List<EventViewer> viewers) {
        if (viewers.stream().mapToLong(EventViewer::waiting).sum() <= mostBytes) {
            return 0;
        }
        Set<byte[]> held = Collections.newSetFromMap(new IdentityHashMap<>());
        long bytes = 0;
        int dropped = 0;
        List<EventViewer> least = viewers.stream()
                .filter(viewer -> !viewer.isOver())
                .sorted(Comparator.comparingInt(EventViewer::waiting))
                .toList();
        for (EventViewer viewer : least) {
            List<byte[]> own = viewer.waitingEvents().stream()
                    .filter(event -> !held.contains(event))
                    .toList();
            long more = own.stream().mapToLong(event -> event.length).sum();
            if (bytes + more > mostBytes) {
                viewer.drop();
                dropped++;
            } else {
                held.addAll(own);
                bytes += more;
            }
        }
        return dropped;
    }
}
