package dev.serai.hub;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/** The main class of a {@link HubProcess} whose clock is a {@link SteppedClock}. */
public final class SteppedHub {

    static final String FILE = "test.clock";

    private SteppedHub() {}

    public static void main(String[] arguments) {
        SteppedClock clock = SteppedClock.at(Path.of(System.getProperty(FILE)));
        new SpringApplicationBuilder(Hub.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("steppedClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(arguments);
    }
}
