package dev.serai.kamelet.chat;

import java.time.Clock;
import java.time.Instant;
import org.apache.camel.CamelContext;

/** The time: of the registry's only {@link Clock} where there is one, else the machine's. */
public final class Now {

    private Now() {}

    /** What it is. */
    public static Instant in(CamelContext camel) {
        Clock clock = camel.getRegistry().findSingleByType(Clock.class);
        return (clock == null ? Clock.systemUTC() : clock).instant();
    }
}
