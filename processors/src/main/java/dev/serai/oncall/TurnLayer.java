package dev.serai.oncall;

import dev.serai.notify.OnCallHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * People who take turns of whole days, handed over at a time of a zone's clocks. A time that is skipped when these are put
 * forward counts with the offset before, one that comes twice is its first (RFC 5545, 3.3.5).
 *
 * @param start the day on which the first turn begins; nobody is on call before
 * @param days the length of a turn, in days of the zone
 * @param people accounts in their order
 * @param hours when the turns count; always where there are none
 */
public record TurnLayer(
        ZoneId zone, LocalDate start, LocalTime handOver, int days, List<String> people, List<OnCallHours> hours)
        implements RotaLayer {

    public TurnLayer {
        people = List.copyOf(people);
        hours = List.copyOf(hours);
        if (people.isEmpty() || days < 1) {
            throw new IllegalArgumentException("turns need a person, and a day at least");
        }
    }

    @Override
    public Optional<String> at(Instant instant) {
        long turn = turn(instant);
        boolean counts = hours.isEmpty() || hours.stream().anyMatch(some -> some.contains(instant));
        return turn < 0 || !counts ? Optional.empty() : Optional.of(people.get((int) (turn % people.size())));
    }

    private long turn(Instant instant) {
        long passed = ChronoUnit.DAYS.between(start, instant.atZone(zone).toLocalDate());
        long turn = Math.floorDiv(passed, days);
        return instant.isBefore(begin(turn)) ? turn - 1 : turn;
    }

    private Instant begin(long turn) {
        return start.plusDays(turn * days).atTime(handOver).atZone(zone).toInstant();
    }

    @Override
    public Stream<Instant> boundaries(Instant from, Instant until) {
        long first = Math.max(0, turn(from));
        Stream<Instant> turns =
                LongStream.rangeClosed(first, Math.max(first, turn(until))).mapToObj(this::begin);
        return Stream.concat(turns, hours.stream().flatMap(some -> edges(some, from, until)))
                .filter(at -> at.isAfter(from) && !at.isAfter(until));
    }

    private static Stream<Instant> edges(OnCallHours hours, Instant from, Instant until) {
        LocalDate first = from.minus(Duration.ofDays(1)).atZone(hours.zone()).toLocalDate();
        LocalDate last = until.plus(Duration.ofDays(1)).atZone(hours.zone()).toLocalDate();
        return first.datesUntil(last.plusDays(1))
                .flatMap(day -> Stream.of(hours.from(), hours.until()).map(minute -> day.plusDays(minute / (24 * 60))
                        .atTime(LocalTime.ofSecondOfDay(minute % (24 * 60) * 60L))
                        .atZone(hours.zone())
                        .toInstant()));
    }
}
