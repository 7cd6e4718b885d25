package dev.serai.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call when.
 *
 * @param name as the policy has it
 * @param layers a later one covers those before it, wherever it names somebody
 */
public record Rota(String name, List<RotaLayer> layers) {

    /** How far shifts are followed: longer ones end there. */
    public static final Duration HORIZON = Duration.ofDays(100);

    public Rota {
        layers = List.copyOf(layers);
    }

    /** Who is on call at an instant; of overrides that overlap the last counts. */
    public Optional<String> at(Instant instant, List<RotaOverride> overrides) {
        for (int at = overrides.size() - 1; at >= 0; at--) {
            RotaOverride override = overrides.get(at);
            if (override.rota().equals(name) && override.shift().overlaps(instant, instant.plusNanos(1))) {
                return Optional.of(override.shift().person());
            }
        }
        for (int at = layers.size() - 1; at >= 0; at--) {
            Optional<String> person = layers.get(at).at(instant);
            if (person.isPresent()) {
                return person;
            }
        }
        return Optional.empty();
    }

    /** The shifts of a time, in order, cut to it; there is none while nobody is on call. Equal neighbours are one. */
    public List<Shift> shifts(Instant from, Instant until, List<RotaOverride> overrides) {
        List<Shift> shifts = new ArrayList<>();
        Instant begin = from;
        String person = at(from, overrides).orElse(null);
        for (Instant edge : edges(from, until, overrides)) {
            String next = edge.equals(until) ? null : at(edge, overrides).orElse(null);
            if (!Objects.equals(person, next) || edge.equals(until)) {
                add(shifts, begin, edge, person);
                begin = edge;
                person = next;
            }
        }
        return shifts;
    }

    private static void add(List<Shift> shifts, Instant begin, Instant end, @Nullable String person) {
        if (person != null) {
            shifts.add(new Shift(begin, end, person));
        }
    }

    private List<Instant> edges(Instant from, Instant until, List<RotaOverride> overrides) {
        Stream<Instant> own = layers.stream().flatMap(layer -> layer.boundaries(from, until));
        Stream<Instant> others = overrides.stream()
                .filter(override -> override.rota().equals(name))
                .flatMap(override ->
                        Stream.of(override.shift().from(), override.shift().until()));
        return Stream.of(own, others, Stream.of(until))
                .flatMap(each -> each)
                .filter(at -> at.isAfter(from) && !at.isAfter(until))
                .sorted()
                .distinct()
                .toList();
    }
}
