package dev.serai.hub.planning;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What all executors say of a wish before it is scored: nobody is asked about what they would refuse. */
@Component
class Reaches {

    private final List<Reach> reaches;

    Reaches(List<Reach> reaches) {
        this.reaches = reaches;
    }

    /** The first reason why it would reach where it must not. */
    Optional<String> refusal(Plan plan, Wish wish) {
        return reaches.stream()
                .flatMap(reach -> (wish.ownArguments()
                                ? reach.refusal(
                                        plan.tenant(),
                                        wish.definition(),
                                        wish.frozen().arguments())
                                : reach.refusalOfStep(
                                        plan.tenant(),
                                        wish.definition(),
                                        wish.frozen().arguments()))
                        .stream())
                .findFirst();
    }
}
