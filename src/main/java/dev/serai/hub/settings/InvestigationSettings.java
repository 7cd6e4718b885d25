package dev.serai.hub.settings;

import dev.serai.investigation.LoopLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a model may ask tools for one question, {@code serai.investigation}.
 *
 * @param calls most calls, refused ones too
 * @param rounds most answers that ask tools
 * @param bytes most bytes that it is shown of what they read
 * @param time how long after its begin a question may still ask
 * @param keepDays how long answers to questions are remembered
 */
@ConfigurationProperties("serai.investigation")
public record InvestigationSettings(
        @DefaultValue("8") int calls,
        @DefaultValue("4") int rounds,
        @DefaultValue("49152") int bytes,
        @DefaultValue("90s") Duration time,
        @DefaultValue("90") int keepDays) {

    public InvestigationSettings {
        limits(calls, rounds, bytes, time);
        if (keepDays < 2 || keepDays > 3_650) {
            throw new IllegalArgumentException(
                    "serai.investigation.keep-days is " + keepDays + ", allowed are 2 to 3650");
        }
    }

    public LoopLimits limits() {
        return limits(calls, rounds, bytes, time);
    }

    private static LoopLimits limits(int calls, int rounds, int bytes, Duration time) {
        try {
            return new LoopLimits(calls, rounds, bytes, time);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("serai.investigation." + e.getMessage(), e);
        }
    }
}
