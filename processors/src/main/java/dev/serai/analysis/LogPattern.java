package dev.serai.analysis;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A known kind of trouble and what it looks like.
 *
 * @param id its name
 * @param cause the likely cause, one sentence for people
 * @param confidence how sure a match makes one, 0 to 1
 * @param playbook the playbook that helps, if it exists and matches
 * @param any expressions of which one must be found; case is ignored, {@code ^} and {@code $} stand for line ends
 * @param unless expressions of which none may be found in the same evidence
 */
record LogPattern(
        String id,
        String cause,
        double confidence,
        String playbook,
        List<LogExpression> any,
        List<LogExpression> unless) {

    /** How the expressions are compiled. */
    static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.MULTILINE;

    private static final int LONGEST_LINE = 200;

    /**
     * One expression.
     *
     * @param place by which the {@link Prefilter} knows it
     */
    record LogExpression(Pattern pattern, int place) {

        boolean isFoundIn(String text, BitSet possible) {
            return possible.get(place) && matcher(text).find();
        }

        Matcher matcher(String text) {
            return pattern.matcher(new BoundedText(text));
        }
    }

    LogPattern {
        any = List.copyOf(any);
        unless = List.copyOf(unless);
    }

    /** The line in which it is found, at most 200 characters of it, or nothing; others than the possible ones are not there. */
    Optional<String> find(String text, BitSet possible) {
        try {
            if (unless.stream().anyMatch(one -> one.isFoundIn(text, possible))) {
                return Optional.empty();
            }
            return any.stream()
                    .filter(one -> possible.get(one.place()))
                    .map(one -> one.matcher(text))
                    .filter(Matcher::find)
                    .findFirst()
                    .map(found -> line(text, found.start()));
        } catch (BoundedText.Exhausted e) {
            // An expression that takes forever on this text has not found anything in it.
            return Optional.empty();
        }
    }

    private static String line(String text, int at) {
        int start = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
        int from = Math.max(Math.min(start, at), at - LONGEST_LINE / 2);
        int end = text.indexOf('\n', at);
        int to = Math.min(end < 0 ? text.length() : end, from + LONGEST_LINE);
        return Excerpt.storable(text.substring(from, to)).strip();
    }
}
