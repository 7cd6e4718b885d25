package dev.serai.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Turns over two years, with the zones' changes, are what an iCalendar of the same turns says. */
class RotaCalendarTest {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    @Property(tries = 150)
    void agreesWithTheLibraryOverTwoYears(@ForAll("turns") TurnLayer turns) {
        Rota rota = new Rota("any", List.of(turns));
        Instant from = turns.start().atStartOfDay(turns.zone()).toInstant();
        Instant until = turns.start().plusYears(2).atStartOfDay(turns.zone()).toInstant();

        List<Shift> listed = expanded(calendarOfTheLibrary(turns), turns, until);

        assertThat(listed).hasSizeGreaterThan(50);
        List<Shift> own = rota.shifts(from, until, List.of());
        assertThat(joined(own)).isEqualTo(joined(listed));
    }

    /** RFC 5545, 3.3.10: each turn begins at the written time; that the first is skipped by the clocks moves no other. */
    @Example
    void aTurnThatBeginsAtASkippedTimeIsFollowedByTheWrittenOne() {
        TurnLayer turns = new TurnLayer(
                ZoneId.of("Europe/Berlin"),
                LocalDate.of(2025, 3, 30),
                LocalTime.of(2, 30),
                1,
                List.of("anna", "ben"),
                List.of());
        Instant from = Instant.parse("2025-03-29T00:00:00Z");
        Instant until = Instant.parse("2025-04-02T00:00:00Z");
        List<Shift> said = List.of(
                new Shift(Instant.parse("2025-03-30T01:30:00Z"), Instant.parse("2025-03-31T00:30:00Z"), "anna"),
                new Shift(Instant.parse("2025-03-31T00:30:00Z"), Instant.parse("2025-04-01T00:30:00Z"), "ben"),
                new Shift(Instant.parse("2025-04-01T00:30:00Z"), until, "anna"));

        assertThat(new Rota("any", List.of(turns)).shifts(from, until, List.of()))
                .isEqualTo(said);
        CalendarLayer read = CalendarFile.read(calendar(turns), ZoneId.of("UTC"));
        assertThat(new Rota("any", List.of(read)).shifts(from, until, List.of()))
                .isEqualTo(said);
    }

    @Property(tries = 60)
    void isReadBackFromItsCalendar(@ForAll("turns") TurnLayer turns, @ForAll("minutes") int minutes) {
        CalendarLayer read = CalendarFile.read(calendar(turns), ZoneId.of("UTC"));
        Instant at = turns.start().atStartOfDay(turns.zone()).toInstant().plus(Duration.ofMinutes(minutes));

        assertThat(read.at(at)).isEqualTo(turns.at(at));
    }

    @Property(tries = 100)
    void namesTheSameAtEachInstantAsInItsList(@ForAll("turns") TurnLayer turns, @ForAll("minutes") int minutes) {
        Rota rota = new Rota("any", List.of(turns));
        Instant at = turns.start().atStartOfDay(turns.zone()).toInstant().plus(Duration.ofMinutes(minutes));
        List<Shift> around = rota.shifts(at, at.plus(Duration.ofDays(30)), List.of());

        around.forEach(shift -> {
            assertThat(rota.at(shift.from(), List.of())).contains(shift.person());
            assertThat(rota.at(shift.until().minusSeconds(1), List.of())).contains(shift.person());
        });
    }

    @Provide
    Arbitrary<Integer> minutes() {
        return Arbitraries.integers().between(0, 2 * 365 * 24 * 60);
    }

    @Provide
    Arbitrary<TurnLayer> turns() {
        return Combinators.combine(
                        Arbitraries.of(
                                "Europe/Berlin",
                                "America/New_York",
                                "Australia/Lord_Howe",
                                "Asia/Kolkata",
                                "America/Santiago",
                                "UTC"),
                        Arbitraries.integers().between(0, 800),
                        Arbitraries.integers().between(0, 24 * 60 - 1),
                        Arbitraries.integers().between(1, 14),
                        Arbitraries.integers().between(1, 5))
                .as((zone, day, minute, days, people) -> new TurnLayer(
                        ZoneId.of(zone),
                        LocalDate.of(2025, 1, 1).plusDays(day),
                        LocalTime.ofSecondOfDay(minute * 60L),
                        days,
                        IntStream.range(0, people).mapToObj(i -> "person" + i).toList(),
                        List.of()));
    }

    /** One event for each person's turns, lasting whole days by the clocks. */
    private static String calendar(TurnLayer turns) {
        return calendar(turns, begin -> begin);
    }

    /** The library would repeat the time to which a skipped first beginning is moved: it begins a round earlier. */
    private static String calendarOfTheLibrary(TurnLayer turns) {
        int round = turns.days() * turns.people().size();
        return calendar(
                turns,
                begin -> turns.zone().getRules().getValidOffsets(begin).isEmpty() ? begin.minusDays(round) : begin);
    }

    private static String calendar(TurnLayer turns, UnaryOperator<LocalDateTime> begins) {
        StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n");
        for (int i = 0; i < turns.people().size(); i++) {
            String start = LOCAL.format(
                    begins.apply(turns.start().plusDays((long) i * turns.days()).atTime(turns.handOver())));
            text.append("BEGIN:VEVENT\r\nUID:").append(i).append("\r\nDTSTAMP:20250101T000000Z\r\nDTSTART;TZID=/");
            text.append(turns.zone())
                    .append(":")
                    .append(start)
                    .append("\r\nDURATION:P")
                    .append(turns.days());
            text.append("D\r\nRRULE:FREQ=DAILY;INTERVAL=")
                    .append(turns.days() * turns.people().size());
            text.append("\r\nSUMMARY:").append(turns.people().get(i)).append("\r\nEND:VEVENT\r\n");
        }
        return text.append("END:VCALENDAR\r\n").toString();
    }

    /** By the library alone: where its events begin; each lasts until the next. */
    private static List<Shift> expanded(String calendar, TurnLayer turns, Instant until) {
        List<Shift> begins = new ArrayList<>();
        for (VEvent event : Biweekly.parse(calendar).first().getEvents()) {
            var each = event.getDateIterator(TimeZone.getTimeZone(turns.zone()));
            while (each.hasNext()) {
                // Of a time that comes twice the library takes the second, RFC 5545 the first.
                Instant begin = each.next()
                        .toInstant()
                        .atZone(turns.zone())
                        .withEarlierOffsetAtOverlap()
                        .toInstant();
                if (!begin.isBefore(until)) {
                    break;
                }
                if (!begin.isBefore(turns.start()
                        .atTime(turns.handOver())
                        .atZone(turns.zone())
                        .toInstant())) {
                    begins.add(new Shift(begin, until, event.getSummary().getValue()));
                }
            }
        }
        begins.sort(Comparator.comparing(Shift::from));
        List<Shift> shifts = new ArrayList<>();
        for (int i = 0; i < begins.size(); i++) {
            Instant end = i + 1 < begins.size() ? begins.get(i + 1).from() : until;
            shifts.add(new Shift(begins.get(i).from(), end, begins.get(i).person()));
        }
        return shifts;
    }

    /** Neighbours of one person as one shift. */
    private static List<Shift> joined(List<Shift> shifts) {
        List<Shift> joined = new ArrayList<>();
        for (Shift shift : shifts) {
            Shift last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null
                    && last.person().equals(shift.person())
                    && last.until().equals(shift.from())) {
                joined.set(joined.size() - 1, new Shift(last.from(), shift.until(), shift.person()));
            } else {
                joined.add(shift);
            }
        }
        return joined;
    }
}
