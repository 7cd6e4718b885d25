package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionState;
import dev.serai.approval.Role;
import dev.serai.hub.console.PlaybookDetailView.StepLine;
import dev.serai.playbook.StepVerdict.StepReason;
import dev.serai.wire.ReasonCode;
import dev.serai.wire.WireName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

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

    /** Which word of {@link FormNotices} says what came of a request. */
    static String requested(JsonNode run) {
        if (outcomes(run).contains(StepAnswer.PROPOSED)) {
            return "playbook-requested";
        }
        for (JsonNode step : run.path("steps")) {
            if (outcome(step) == StepAnswer.WAITING) {
                return isUnderWay(step) ? "playbook-open" : "playbook-nothing";
            }
        }
        return outcomes(run).contains(StepAnswer.REFUSED) ? "playbook-nothing" : "playbook-done";
    }

    /** Whether a request would lead to anything. */
    static boolean proposes(JsonNode run) {
        return outcomes(run).contains(StepAnswer.PROPOSED);
    }

    /** What it would do with each step, asked for now. */
    static List<String> run(JsonNode run, JsonNode playbook) {
        List<String> said = new ArrayList<>();
        if (!run.path("applies").asBoolean()) {
            said.add("Its condition does not hold for this incident: only who requests it has it run.");
        }
        for (JsonNode step : run.path("steps")) {
            said.add(would(step, "“" + titleOf(playbook, step.path("step").asText()) + "”"));
        }
        return said;
    }

    private static String titleOf(JsonNode playbook, String id) {
        for (JsonNode step : playbook.path("steps")) {
            if (step.path("id").asText().equals(id)) {
                return step.path("title").asText(id);
            }
        }
        return id;
    }

    private static String would(JsonNode step, String title) {
        String reason = step.path("reason").asText("");
        return switch (outcome(step)) {
            case PROPOSED -> proposed(step);
            case DONE -> ReasonCode.find(StepReason.class, reason).orElse(StepReason.DONE) == StepReason.NOT_NEEDED
                    ? "It would leave out " + title + ", which is not needed here."
                    : "It would not repeat " + title + ".";
            case WAITING -> isUnderWay(step)
                    ? "It would wait until " + title + " is over, which is under way."
                    : "It would stop at " + title + ": " + stops(reason) + ".";
            case REFUSED -> "It would not propose " + title + ": "
                    + Wording.small(ActWords.whyNot(reason, step.path("detail").asText("")));
            case LATER -> "The turn of " + title + " would come after that.";
        };
    }

    private static String proposed(JsonNode step) {
        if (!ActWords.changes(step)) {
            return "It would look: " + ActWords.title(step) + ".";
        }
        return ActionState.of(step.path("state").asText()) == ActionState.APPROVED
                ? "It would do this by itself: " + ActWords.title(step) + ". " + risk(step) + "."
                : "It would propose: " + ActWords.title(step) + ". " + risk(step) + "; " + decided(step) + ".";
    }

    private static String stops(String reason) {
        return ReasonCode.find(StepReason.class, reason)
                .map(why -> switch (why) {
                    case HELPED -> "nothing is left to do";
                    case DID_NOT_HELP, NEXT_AFTER_NO_HELP -> "it does not help here";
                    case TRIED_OFTEN_ENOUGH -> "it may not be tried again for this incident";
                    default -> "it may not be tried again yet";
                })
                .orElse(
                        reason.equals(ActionState.REJECTED.name())
                                ? "somebody said no, and nobody is asked again"
                                : "it may not be tried again yet");
    }

    private static boolean isUnderWay(JsonNode step) {
        String reason = step.path("reason").asText("");
        return Arrays.stream(ActionState.values())
                        .anyMatch(state -> state.name().equals(reason) && !state.isFinal())
                || reason.equals(StepReason.BEING_VERIFIED.name());
    }

    private static Set<StepAnswer> outcomes(JsonNode run) {
        return StreamSupport.stream(run.path("steps").spliterator(), false)
                .map(PlaybookWords::outcome)
                .collect(Collectors.toSet());
    }

    private static StepAnswer outcome(JsonNode step) {
        return WireName.find(StepAnswer.class, step.path("outcome").asText()).orElse(StepAnswer.LATER);
    }

    private static String risk(JsonNode step) {
        return Wording.capital(step.path("risk_level").asText("low")) + " risk";
    }

    private static String decided(JsonNode step) {
        return step.hasNonNull("role")
                ? ApprovalWords.deciders(
                        step.path("quorum").asInt(), Role.of(step.path("role").asText()))
                : "it is tried out first";
    }

    /** As the API says it. */
    private enum StepAnswer implements WireName {
        PROPOSED,
        REFUSED,
        WAITING,
        DONE,
        LATER
    }
}
