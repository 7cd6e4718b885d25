package dev.serai.hub.planning;

import dev.serai.hub.action.TargetPolicy;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What all executors say of a request before it is scored: nobody is asked about what they would refuse. */
@Component
class TargetPolicies {

    private final List<TargetPolicy> policies;

    TargetPolicies(List<TargetPolicy> policies) {
        this.policies = policies;
    }

    /** The first reason why it would reach where it must not. */
    Optional<String> refusal(Plan plan, ActionRequest request) {
        return policies.stream()
                .flatMap(reach -> (request.ownArguments()
                                ? reach.refusal(
                                        plan.tenant(),
                                        request.definition(),
                                        request.resolved().arguments())
                                : reach.refusalOfStep(
                                        plan.tenant(),
                                        request.definition(),
                                        request.resolved().arguments()))
                        .stream())
                .findFirst();
    }
}
