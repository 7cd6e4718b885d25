package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.RefusalReason;

/** An argument whose value is the id of a piece of evidence, which its name says. */
final class EvidenceArgument {

    private static final String SUFFIX = "_evidence";

    private EvidenceArgument() {}

    static boolean is(String name) {
        return name.endsWith(SUFFIX);
    }

    /** Each must be the incident's, and its content must be kept. */
    static void check(JsonNode arguments, Facts facts) {
        arguments.properties().forEach(argument -> {
            boolean kept = !is(argument.getKey())
                    || facts.evidence(argument.getValue().asText())
                            .filter(EvidenceFact::hasContent)
                            .isPresent();
            if (!kept) {
                throw new ArgumentsRefused(RefusalReason.NO_SUCH_EVIDENCE, argument.getKey());
            }
        });
    }

    /** What the evidence is, not the row that it is kept in. */
    static String target(String name, String id, Facts facts) {
        return facts.evidence(id)
                .map(item -> item.kind().wire() + ":" + item.sha256())
                .orElseThrow(() -> new ArgumentsRefused(RefusalReason.NO_SUCH_EVIDENCE, name));
    }
}
