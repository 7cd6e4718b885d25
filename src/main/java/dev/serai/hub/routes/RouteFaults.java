package dev.serai.hub.routes;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;

/** Which files of routes, or entries in them, are not in use as they stand there. */
@Component
class RouteFaults implements FaultSource {

    private final Map<String, List<RouteFault>> broken = new ConcurrentSkipListMap<>();

    @Override
    public List<RouteFault> faults() {
        return broken.values().stream().flatMap(List::stream).toList();
    }

    List<RouteFault> of(String name) {
        return broken.getOrDefault(name, List.of());
    }

    /** The names of the files that have any. */
    SortedSet<String> broken() {
        return new TreeSet<>(broken.keySet());
    }

    /** What is wrong with a file now; whether that is news. An editor's one change may come as several. */
    boolean report(String name, List<RouteFault> faults) {
        List<RouteFault> before = faults.isEmpty() ? broken.remove(name) : broken.put(name, List.copyOf(faults));
        return !faults.isEmpty() && !faults.equals(before);
    }
}
