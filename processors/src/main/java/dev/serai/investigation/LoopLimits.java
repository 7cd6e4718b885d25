package dev.serai.investigation;

import java.time.Duration;

/**
 * What bounds the tools of one question.
 *
 * @param calls most calls, refused ones too
 * @param rounds most answers of the model that ask tools
 * @param bytes most bytes of UTF-8 that the model is shown of what they read
 * @param time how long after its begin a question may still ask
 */
public record LoopLimits(int calls, int rounds, int bytes, Duration time) {

    public static final LoopLimits STANDARD = new LoopLimits(8, 4, 48 * 1024, Duration.ofSeconds(90));

    public LoopLimits {
        within("calls", calls, 0, 32);
        within("rounds", rounds, 0, 16);
        within("bytes", bytes, 1024, 1024 * 1024);
        if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("time is " + time + ", allowed are PT1S to PT10M");
        }
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", allowed are " + least + " to " + most);
        }
    }
}
