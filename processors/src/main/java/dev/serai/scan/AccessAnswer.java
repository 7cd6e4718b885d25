package dev.serai.scan;

import java.util.List;

/**
 * Who may.
 *
 * @param grants everybody whom the roles that were read allow it, each with every chain
 * @param gaps what could not be read, in sentences; without any the answer is complete as far as roles go
 */
public record AccessAnswer(AccessQuestion question, List<AccessGrant> grants, List<String> gaps) {

    public AccessAnswer {
        grants = List.copyOf(grants);
        gaps = List.copyOf(gaps);
    }

    public boolean isComplete() {
        return gaps.isEmpty();
    }
}
