package dev.serai.hub.investigation;

import dev.serai.analysis.AnalysisReason;
import dev.serai.investigation.AnswerClaim;
import dev.serai.investigation.TraceRound;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a question is answered with.
 *
 * @param id as which it is stored, with its trace
 * @param text for the person, with labels of what it cites
 * @param claims the same claim by claim
 * @param citations what the labels stand for
 * @param missing what would have to be known to say more; empty for nothing
 * @param advice what the model would do, and what it has proposed
 * @param trace the rounds in which tools were asked
 * @param analyst {@code model:<name>}, or {@code known} for what was answered without one
 * @param reason why no model answered; null where one did
 */
public record Investigation(
        UUID id,
        String text,
        List<AnswerClaim> claims,
        List<CitedSource> citations,
        String missing,
        Advice advice,
        List<TraceRound> trace,
        String analyst,
        InvestigationOutcome outcome,
        @Nullable AnalysisReason reason) {

    public static final String KNOWN = "known";

    public Investigation {
        claims = List.copyOf(claims);
        citations = List.copyOf(citations);
        trace = List.copyOf(trace);
    }

    /**
     * What to do about it.
     *
     * @param playbook one that matches and that the model would propose; nothing is proposed by that
     * @param proposed the action that it has proposed, which a person decides; null for none
     */
    public record Advice(@Nullable String playbook, @Nullable UUID proposed) {}

    public @Nullable String playbook() {
        return advice.playbook();
    }

    /** How far there is an answer. */
    public enum InvestigationOutcome {
        ANSWERED,
        /** Nothing that was said rests on anything. */
        UNKNOWN
    }

    /**
     * What a label stands for.
     *
     * @param label as {@code E1}
     * @param evidence the id of stored evidence, or of what was only shown
     * @param source where it comes from; {@code knowledge:<chunk id>} for what is known
     */
    public record CitedSource(String label, UUID evidence, String source) {}
}
