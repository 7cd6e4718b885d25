package dev.serai.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an iCalendar says: who an event is called after is on call while it lasts. */
public record CalendarLayer(List<CalendarShifts> events) implements RotaLayer {

    public CalendarLayer {
        events = List.copyOf(events);
    }

    /** Where events overlap, the one that began last counts; of those that began at once the one that stands last. */
    @Override
    public Optional<String> at(Instant instant) {
        return between(instant, instant.plus(Duration.ofNanos(1)))
                .max(Comparator.comparing(Shift::from))
                .map(Shift::person);
    }

    @Override
    public Stream<Instant> boundaries(Instant from, Instant until) {
        return between(from, until.plus(Duration.ofNanos(1)))
                .flatMap(shift -> Stream.of(shift.from(), shift.until()))
                .filter(at -> at.isAfter(from) && !at.isAfter(until));
    }

    private Stream<Shift> between(Instant from, Instant until) {
        return events.stream().flatMap(event -> event.between(from, until));
    }
}
