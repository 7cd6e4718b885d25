package dev.serai.analysis;

import dev.serai.analysis.Statement.StatementOrigin;
import dev.serai.evidence.LogTemplate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A known kind of trouble and what it looks like.
 *
 * @param id its name
 * @param cause the likely cause, one sentence for people
 * @param confidence how sure a match makes one, 0 to 1
 * @param playbook the playbook that helps, if it exists and matches
 * @param any expressions of which one must be found; case is ignored, {@code ^} and {@code $} stand for line ends
 * @param unless expressions of which none may be found in the same evidence
 * @param supports what typed facts say for it
 * @param explains other patterns that follow from this one
 * @param symptom whether it only says again what an alert of it says, which is no cause: something else has to show it
 * @param transition whether it is something that happens and is over at once, so that what happened lately counts as well
 */
record LogPattern(
        String id,
        String cause,
        double confidence,
        String playbook,
        List<LogExpression> any,
        List<LogExpression> unless,
        List<FactCondition> supports,
        Set<String> explains,
        boolean symptom,
        boolean transition) {

    /** How the expressions are compiled. */
    static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.MULTILINE;

    private static final int LONGEST_LINE = 200;

    /** Matches of one expression in one text that are looked at: the first of them may be denied. */
    private static final int MOST_MATCHES = 50;

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
        supports = List.copyOf(supports);
        explains = Set.copyOf(explains);
    }

    /** What all the facts say for it and against it. */
    Stream<Clue> clues(List<Statement> statements, FactView facts) {
        return Stream.concat(
                statements.stream().flatMap(one -> clue(one).stream()),
                supports.stream().flatMap(condition -> condition.clues(facts)));
    }

    /** What a statement says: of the present where it does, else of the past, else that it is denied. */
    private Optional<Clue> clue(Statement said) {
        try {
            if (unless.stream().anyMatch(one -> one.isFoundIn(said.text(), said.possible()))) {
                return Optional.empty();
            }
            return any.stream()
                    .filter(one -> said.possible().get(one.place()))
                    .map(one -> best(one.matcher(said.text()), said))
                    .flatMap(Optional::stream)
                    .reduce((one, other) -> isBetter(other, one) ? other : one);
        } catch (BoundedText.Exhausted e) {
            // An expression that takes forever on this text has not found anything in it.
            return Optional.empty();
        }
    }

    private Optional<Clue> best(Matcher found, Statement said) {
        @Nullable Clue best = null;
        boolean more = found.find();
        for (int i = 0; i < MOST_MATCHES && more; ) {
            boolean usual = isUsual(said, found);
            Clue next = clue(said, found.start(), found.end(), usual);
            best = best == null || isBetter(next, best) ? next : best;
            i += usual ? 0 : 1;
            more = usual ? findBehindLine(said.text(), found) : found.find();
        }
        return Optional.ofNullable(best);
    }

    /** Of a line that is usual one match is enough. */
    private static boolean findBehindLine(String text, Matcher found) {
        int next = Math.max(Denial.lineEnd(text, found.start()), found.end()) + 1;
        return next <= text.length() && found.find(next);
    }

    private static boolean isBetter(Clue next, Clue than) {
        return next.now() == than.now() ? next.weight() > than.weight() : next.now() && next.weight() > 0;
    }

    /** Whether the line comes as often as ever, and it is what all such lines have in common that was found. */
    private static boolean isUsual(Statement said, Matcher found) {
        return said.templates()
                .find(lineOf(said.text(), found.start()))
                .filter(LogTemplate::isUsual)
                .filter(template -> found.pattern()
                        .matcher(new BoundedText(template.template()))
                        .find())
                .isPresent();
    }

    private Clue clue(Statement said, int start, int end, boolean usual) {
        String text = said.text();
        StatementOrigin origin = usual ? StatementOrigin.USUAL : said.origin();
        if (origin == StatementOrigin.LINES) {
            origin = FactStatements.level(lineOf(text, start));
        }
        boolean denied = Denial.isDenied(text, start, end);
        boolean over = Denial.isOver(text, start, end) || FactTimes.isOldLine(text, start);
        return new Clue(
                origin.name(),
                denied ? -origin.weight() / 2 : origin.weight(),
                origin != StatementOrigin.CLAIM,
                denied || said.now() && !over || transition && said.lately(),
                said.object(),
                said.evidence(),
                line(text, start));
    }

    private static String lineOf(String text, int at) {
        return text.substring(Denial.lineStart(text, at), Denial.lineEnd(text, at));
    }

    /** The line around that place, at most 200 characters of it; it begins and ends with a word. */
    private static String line(String text, int at) {
        int start = Denial.lineStart(text, at);
        int end = Denial.lineEnd(text, at);
        int from = Math.max(Math.min(start, at), at - LONGEST_LINE / 2);
        int to = Math.min(end, from + LONGEST_LINE);
        String cut = Excerpt.storable(text.substring(from, to)).strip();
        return (from > start ? cut.replaceFirst("^\\S*\\s+(?=\\S)", "… ") : cut) + (to < end ? "…" : "");
    }
}
