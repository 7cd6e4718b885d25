package dev.serai.hub.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts what goes into quarantine: {@code serai.intake.quarantined}. */
final class Quarantines {

    private Quarantines() {}

    static void count(MeterRegistry meters, String source, Unfit why) {
        meters.counter(
                        "serai.intake.quarantined",
                        "source",
                        source,
                        "reason",
                        why.reason().name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
