package dev.serai.hub.routes;

import dev.serai.policy.PolicyException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which lines are wrong instead of printing a stack trace. */
class PolicyFailureAnalyzer extends AbstractFailureAnalyzer<PolicyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PolicyException cause) {
        return new FailureAnalysis(
                "A policy file cannot be used:\n" + cause.getMessage(),
                "Correct the lines above; docs/reference/policies.md describes the files.",
                cause);
    }
}
