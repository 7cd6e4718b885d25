package dev.serai.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A policy file cannot be used; the message holds one line {@code file:line:column: reason} for each error. */
public final class PolicyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<PolicyError> errors;
    private final boolean ofTests;

    public PolicyException(List<PolicyError> errors) {
        this(errors, false);
    }

    private PolicyException(List<PolicyError> errors, boolean ofTests) {
        super(errors.stream().map(PolicyError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
        this.ofTests = ofTests;
    }

    public PolicyException(PolicyError error) {
        this(List.of(error));
    }

    /** Tests of a policy that it fails: the reasons quote the names that the tests give, and no other value. */
    public static PolicyException ofTests(List<PolicyError> failures) {
        return new PolicyException(failures, true);
    }

    /** Whether the reasons quote nothing but names. */
    public boolean isOfTests() {
        return ofTests;
    }

    public List<PolicyError> errors() {
        return errors;
    }
}
