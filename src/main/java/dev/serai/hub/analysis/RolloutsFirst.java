package dev.serai.hub.analysis;

import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Puts what was rolled out before other changes: most trouble begins with that. */
@Component("rolloutsFirst")
class RolloutsFirst implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange changes, Exchange rollouts) {
        changes.getMessage()
                .setBody(Stream.of(rollouts, changes)
                        .flatMap(RolloutsFirst::observations)
                        .toList());
        return changes;
    }

    private static Stream<?> observations(Exchange one) {
        List<?> seen = one.getMessage().getBody(List.class);
        return seen.stream();
    }
}
