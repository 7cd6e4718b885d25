package dev.serai.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was committed at one moment: each transaction whose number is below {@code next} and not among those that were open.
 * Numbers are given at the first write, so that a transaction with a lower number may commit after one with a higher.
 *
 * @param next the first number that was not yet given
 * @param open ascending, all below {@code next}
 * @see <a href="https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT">pg_snapshot</a>
 */
public record StreamSnapshot(long next, List<Long> open) {

    /** As text, so that it stays short: behind the first so many all counts as open. */
    private static final int MOST_OPEN = 200;

    private static final Pattern FORM = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18}){0," + MOST_OPEN + "}");

    /** @throws IllegalArgumentException when it is no snapshot */
    public StreamSnapshot {
        open = List.copyOf(open);
        long before = 0;
        for (long number : Stream.concat(open.stream(), Stream.of(next)).toList()) {
            if (number <= before) {
                throw new IllegalArgumentException("the numbers do not ascend");
            }
            before = number;
        }
    }

    /** Reads what PostgreSQL writes: {@code <first open>:<next>:<open>,<open>…}. */
    public static StreamSnapshot ofDatabase(String text) {
        String[] parts = text.split(":", -1);
        List<Long> open = parts[2].isEmpty()
                ? List.of()
                : Stream.of(parts[2].split(",")).map(Long::valueOf).toList();
        return new StreamSnapshot(Long.parseLong(parts[1]), open);
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    static Optional<StreamSnapshot> find(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        List<Long> numbers = Stream.of(text.split("\\.")).map(Long::valueOf).collect(Collectors.toList());
        long next = numbers.remove(0);
        List<Long> open =
                new ArrayList<>(numbers.stream().map(back -> next - back).toList());
        Collections.reverse(open);
        try {
            return Optional.of(new StreamSnapshot(next, open));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether its text says less than itself. */
    boolean isCrowded() {
        return open.size() > MOST_OPEN;
    }

    /** The number that comes next, and how far before it each open one is, the last first. */
    String text() {
        if (isCrowded()) {
            return new StreamSnapshot(open.get(MOST_OPEN), open.subList(0, MOST_OPEN)).text();
        }
        StringBuilder text = new StringBuilder(Long.toString(next));
        for (int at = open.size() - 1; at >= 0; at--) {
            text.append('.').append(next - open.get(at));
        }
        return text.toString();
    }
}
