package dev.serai.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A policy file cannot be used; the message holds one line {@code file:line:column: reason} for each error. */
public final class PolicyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<PolicyError> errors;

    public PolicyException(List<PolicyError> errors) {
        super(errors.stream().map(PolicyError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    public PolicyException(PolicyError error) {
        this(List.of(error));
    }

    public List<PolicyError> errors() {
        return errors;
    }
}
