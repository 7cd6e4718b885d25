package dev.serai.hub.analysis;

import dev.serai.hub.settings.AnalysisSettings;
import dev.serai.hub.settings.InvestigationSettings;
import dev.serai.hub.settings.ModelSettings;
import dev.serai.investigation.LoopLimits;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How long one question to models may take in all, whoever asks: until tools are not asked any more, what one round of them
 * takes, and two answers as long as the slowest model's may take. What is not begun so that it is over by then is not begun,
 * so that no job is interrupted in the middle, to ask the same anew.
 */
@Component
public class QuestionLimits {

    /** Less than what the jobs that ask are given, by what else they do. */
    public static final Duration MOST = Duration.ofMinutes(9);

    private final LoopLimits loop;
    private final Duration within;

    /** @throws IllegalArgumentException when tools may be asked so long that no time is left for the answer */
    QuestionLimits(InvestigationSettings settings, AnalysisSettings analysis, ModelSettings models) {
        this.loop = settings.limits();
        Duration slowest = models.slowest();
        Duration least = settings.time().plus(slowest);
        if (least.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("serai.investigation.time is " + settings.time()
                    + "; with the longest timeout-ms of a model, " + slowest.toMillis() + ", that is more than " + MOST
                    + " for one question");
        }
        Duration wanted = least.plus(slowest).plusMillis(analysis.gatherTimeoutMs());
        this.within = wanted.compareTo(MOST) > 0 ? MOST : wanted;
    }

    public LoopLimits loop() {
        return loop;
    }

    /** From the question's begin. */
    public Duration within() {
        return within;
    }
}
