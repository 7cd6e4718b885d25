package dev.serai.hub.investigation;

import dev.serai.analysis.AnalysisReason;
import dev.serai.analysis.Evidence;
import dev.serai.analysis.Question;
import dev.serai.hub.analysis.ModelRun;
import dev.serai.hub.db.Ids;
import dev.serai.hub.investigation.Investigation.Advice;
import dev.serai.hub.investigation.Investigation.CitedSource;
import dev.serai.hub.llm.ModelLedger;
import dev.serai.hub.llm.ModelUse;
import dev.serai.investigation.Answer;
import dev.serai.investigation.AnswerClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of what was said what a person gets. */
@Component
class Answers {

    /** So tools that propose are called. */
    private static final String PROPOSE = "propose_";

    private final ModelLedger ledger;

    Answers(ModelLedger ledger) {
        this.ledger = ledger;
    }

    /** Notes how good a model's answer is, for the comparison of prompts. */
    void rate(String tenant, ModelRun model, ModelUse use) {
        if (use.call() != null) {
            ledger.rate(tenant, use.call(), quality(model).name());
        }
    }

    /** The same words as for the analysis of incidents. */
    private static AnalysisReason quality(ModelRun model) {
        if (!(model.reply() instanceof Answer answer)) {
            return Objects.requireNonNullElse(model.failure(), AnalysisReason.MODEL_ERROR);
        }
        if (answer.dropped() > 0) {
            return AnalysisReason.MODEL_CITES_UNKNOWN_EVIDENCE;
        }
        boolean cited = !answer.claims().isEmpty() && answer.claims().stream().allMatch(AnswerClaim::cited);
        return cited ? AnalysisReason.MODEL_CITED : AnalysisReason.MODEL_DOES_NOT_KNOW;
    }

    /** Of a model. */
    Investigation of(InvestigationRequest request, Answer answer, String text, ModelRun model, String analyst) {
        return of(request, answer, text, model.question(), model, analyst);
    }

    /** @param shown what its labels stand for */
    Investigation of(
            InvestigationRequest request,
            Answer answer,
            String text,
            Question shown,
            @Nullable ModelRun model,
            String analyst) {
        UUID asking = request.origin().message();
        return new Investigation(
                asking == null ? Ids.next() : asking,
                text,
                answer.claims(),
                citations(answer, shown.evidence()),
                answer.missing(),
                new Advice(answer.playbook(), model == null ? null : proposed(model)),
                model == null ? List.of() : model.trace(),
                analyst,
                Investigator.outcome(answer),
                Investigator.reason(model));
    }

    /** What a tool has proposed is what it brought; what an action of the incident has brought came from no call. */
    private static @Nullable UUID proposed(ModelRun model) {
        Set<UUID> brought = model.trace().stream()
                .flatMap(round -> round.calls().stream())
                .flatMap(call -> call.evidence().stream())
                .collect(Collectors.toSet());
        return model.question().evidence().stream()
                .filter(one -> one.source().startsWith(PROPOSE) && brought.contains(one.id()))
                .map(one -> one.about().actionId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<CitedSource> citations(Answer answer, List<Evidence> shown) {
        Set<String> used = answer.claims().stream()
                .flatMap(claim -> claim.labels().stream())
                .collect(Collectors.toSet());
        List<CitedSource> citations = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            String label = "E" + (i + 1);
            if (used.contains(label)) {
                citations.add(
                        new CitedSource(label, shown.get(i).id(), shown.get(i).source()));
            }
        }
        return citations;
    }
}
