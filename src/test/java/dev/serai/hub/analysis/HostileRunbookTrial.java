package dev.serai.hub.analysis;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The same with every shape and order that is planted, at exits that take turns; it takes minutes. */
class HostileRunbookTrial extends HostileRunbookIT {

    static Stream<Arguments> runbooks() {
        return Injection.runbooks().stream()
                .map(one -> Arguments.of(one, Exit.values()[Math.floorMod(one.hashCode(), Exit.values().length)]));
    }
}
