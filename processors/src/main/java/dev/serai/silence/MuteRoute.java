package dev.serai.silence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A node of a tree of routes as Alertmanager has it: an alert goes down to the first child that matches, and on to its
 * siblings where that one continues.
 *
 * @param name for people
 * @param mute times at which what arrives here notifies nobody
 * @param active times at which alone it notifies somebody; none for always
 * @param proceeds whether siblings are tried after a match
 */
public record MuteRoute(
        String name,
        LabelMatchers matchers,
        List<MuteTime> mute,
        List<MuteTime> active,
        boolean proceeds,
        List<MuteRoute> routes) {

    public MuteRoute {
        mute = List.copyOf(mute);
        active = List.copyOf(active);
        routes = List.copyOf(routes);
    }

    /** The nodes at which an alert arrives; none when it does not match this one. */
    public List<MuteRoute> arrivals(Map<String, String> labels) {
        if (!matchers.matches(labels)) {
            return List.of();
        }
        List<MuteRoute> all = new ArrayList<>();
        for (MuteRoute route : routes) {
            List<MuteRoute> found = route.arrivals(labels);
            all.addAll(found);
            if (!found.isEmpty() && !route.proceeds) {
                break;
            }
        }
        return all.isEmpty() ? List.of(this) : List.copyOf(all);
    }

    boolean isMuted(Instant now) {
        return mute.stream().anyMatch(time -> time.contains(now))
                || !active.isEmpty() && active.stream().noneMatch(time -> time.contains(now));
    }
}
