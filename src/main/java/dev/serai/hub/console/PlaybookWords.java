package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionState;
import dev.serai.approval.Role;
import dev.serai.hub.console.PlaybookDetailView.StepLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a playbook does, and would do, in sentences. */
final class PlaybookWords {

    private PlaybookWords() {}

    static String title(JsonNode playbook) {
        return playbook.path("title").asText(playbook.path("name").asText());
    }

    static List<StepLine> steps(JsonNode playbook) {
        List<StepLine> steps = new ArrayList<>();
        for (JsonNode step : playbook.path("steps")) {
            steps.add(new StepLine(step.path("title").asText(step.path("id").asText()), facts(step)));
        }
        return steps;
    }

    private static List<PageFact> facts(JsonNode step) {
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(effect(step)));
        if (ActWords.changes(step)) {
            facts.add(PageFact.of("base risk " + step.path("base_risk").asInt() + " of 100"));
        }
        if (step.hasNonNull("verify")) {
            facts.add(PageFact.of("then it is checked whether it helped"));
        }
        if (step.path("on_failure").asText().equals("continue")) {
            facts.add(PageFact.of("goes on when this fails"));
        }
        if (step.path("cooldown_seconds").asLong() > 0) {
            facts.add(PageFact.of("not again within "
                    + Moment.lasting(
                            Duration.ofSeconds(step.path("cooldown_seconds").asLong()))));
        }
        facts.add(PageFact.of(step.path("action").asText()));
        return facts;
    }

    /** For instance {@code can be taken back}. */
    static String effect(JsonNode step) {
        return !ActWords.changes(step)
                ? "only reads"
                : step.path("reversible").asBoolean() ? "can be taken back" : "cannot be taken back";
    }

    /** What would become of each step. */
    static List<String> run(JsonNode run) {
        List<String> said = new ArrayList<>();
        if (!run.path("applies").asBoolean()) {
            said.add("Its condition does not hold for this incident, so that nothing of it would run by itself.");
        }
        for (JsonNode step : run.path("steps")) {
            said.add(Wording.capital(step.path("step").asText()) + ": " + outcome(step));
        }
        return said;
    }

    private static String outcome(JsonNode step) {
        return step.hasNonNull("state")
                ? ActWords.title(step) + ". " + risk(step) + "; " + decided(step) + "."
                : Wording.small(ActWords.whyNot(
                        step.path("reason").asText(""), step.path("detail").asText("")));
    }

    private static String risk(JsonNode step) {
        return Wording.capital(step.path("risk_level").asText("low")) + " risk";
    }

    private static String decided(JsonNode step) {
        if (ActionState.of(step.path("state").asText()) == ActionState.APPROVED) {
            return "it would run by itself";
        }
        return step.hasNonNull("role")
                ? ApprovalWords.deciders(
                        step.path("quorum").asInt(), Role.of(step.path("role").asText()))
                : "it is tried out first";
    }
}
