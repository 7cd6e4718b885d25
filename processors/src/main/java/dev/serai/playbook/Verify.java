package dev.serai.playbook;

import dev.serai.policy.Expression;
import dev.serai.policy.Vocabulary;
import dev.serai.policy.Vocabulary.ValueKind;
import java.time.Duration;
import java.util.Map;

/** How a step finds out whether it helped. */
public sealed interface Verify {

    /** What conditions over an answer may name. */
    Vocabulary RESULT = new Vocabulary(Map.of("result", ValueKind.ANY));

    /** What the arguments of a look may name: what the action ran with, and what it answered. */
    Vocabulary RUN = RESULT.and("arguments", ValueKind.ANY);

    /** For people. */
    String text();

    /** A condition over what the action itself answered. */
    record OnResult(Expression condition) implements Verify {

        @Override
        public String text() {
            return condition.text();
        }
    }

    /**
     * A reading Kamelet that is called again and again.
     *
     * @param action the reading Kamelet
     * @param with its arguments, over {@link #RUN}
     * @param until the condition over its answer, {@link #RESULT}
     * @param within for how long it is called, at most {@link #LONGEST}
     * @param every how long to wait between two calls, at least {@link #BRIEFEST}
     */
    record VerifyCall(String action, Map<String, Argument> with, Expression until, Duration within, Duration every)
            implements Verify {

        /** The longest verification. */
        public static final Duration LONGEST = Duration.ofHours(1);

        /** The briefest pause between two looks. */
        public static final Duration BRIEFEST = Duration.ofSeconds(1);

        /** The pause where the playbook does not say. */
        static final Duration USUAL = Duration.ofSeconds(10);

        public VerifyCall {
            with = Map.copyOf(with);
            if (!possible(within, every)) {
                throw new IllegalArgumentException("checks every " + every + " within " + within);
            }
        }

        static boolean possible(Duration within, Duration every) {
            return every.compareTo(BRIEFEST) >= 0 && within.compareTo(every) >= 0 && within.compareTo(LONGEST) <= 0;
        }

        @Override
        public String text() {
            return action + " until " + until.text() + " within " + within + " every " + every;
        }
    }
}
