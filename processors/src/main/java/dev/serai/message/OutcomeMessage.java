package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionState;
import dev.serai.action.RefusalReason;
import dev.serai.action.ReportedEffect;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.approval.DecisionRequest.DecisionVerdict;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what became of an action, and what that means: the edit of its approval makes no sound. */
public final class OutcomeMessage {

    private static final int TITLE_UNITS = 240;
    private static final int LINE_UNITS = 160;

    private OutcomeMessage() {}

    /** @param json what {@code sql/action-page.sql} wrote */
    public static Message of(String json, Audience audience) {
        JsonNode page = PageReader.tree(json);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(title(page, audience)));
        sent(page.path("result"), audience).ifPresent(blocks::add);
        addText(blocks, meaning(page));
        blocks.addAll(ResultMeaning.blocks(page.path("result")));
        blocks.add(trouble(page));
        blocks.add(new Block.Note(deciders(page, audience), true));
        return new Message(PageFit.of(blocks), buttons(page, audience), null);
    }

    /** The message that an action which ran some time ago did not help, or that nobody can say whether it did. */
    public static Message inVain(String json, Audience audience) {
        JsonNode page = PageReader.tree(json);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(succeeded(page, act(page), audience)));
        addText(blocks, "Check it yourself; if it is still broken, repair it by hand.");
        addText(blocks, EndWords.checked(PageReader.textOrNull(page, "verification_reason"), ready(page)));
        Instant at = PageReader.instant(page, "verified_at");
        blocks.add(new Block.Note(
                "It was checked " + Spans.count(page.path("looks").asInt(), "time")
                        + (at == null ? "" : ", the last time at " + audience.time(at)) + ".",
                true));
        addText(blocks, meaning(page));
        blocks.add(trouble(page));
        blocks.add(new Block.Note(deciders(page, audience), true));
        return new Message(blocks, buttons(page, audience), null);
    }

    /** When a request was sent and what came back: what whoever settles it can go by. */
    static Optional<Block> sent(JsonNode result, Audience audience) {
        Instant at = time(PageReader.text(result, "sent_at"));
        if (at == null) {
            return Optional.empty();
        }
        String answer = result.path("status").isNumber()
                ? "the answer was HTTP " + result.path("status").asInt()
                : "no answer came";
        return Optional.of(new Block.Note("Sent at " + audience.time(at) + "; " + answer + ".", true));
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static LineText title(JsonNode page, Audience audience) {
        String act = act(page);
        return switch (state(page)) {
            case SUCCEEDED -> succeeded(page, act, audience);
            case FAILED -> LineText.own(Sign.FAILED + "Failed to ").quote(ActSentence.small(act));
            case UNKNOWN -> LineText.own(Sign.UNKNOWN + "Outcome unknown: ").quote(ActSentence.small(act));
            default -> LineText.own(Sign.NOT_RUN + (isRepeated(page) ? "Not run a second time: " : "Did not run: "))
                    .quote(ActSentence.small(act));
        };
    }

    /** Whether it did not run because the same had run a short while before. */
    private static boolean isRepeated(JsonNode page) {
        return RefusalReason.COOLDOWN.name().equals(PageReader.textOrNull(page, "reason"));
    }

    private static LineText succeeded(JsonNode page, String act, Audience audience) {
        VerificationVerdict verdict = verdict(page);
        boolean undoes = page.hasNonNull("compensates");
        // To find out what a file is helps nobody yet.
        if (PageReader.text(page, "kamelet").equals("docker-sandbox-action")
                && !undoes
                && (verdict == null || verdict == VerificationVerdict.PASSED)) {
            JsonNode result = page.path("result");
            return LineText.own(ResultMeaning.isMalware(result) ? Sign.CALLED : Sign.FOUND)
                    .quote(ActSentence.past(act))
                    .and(ResultMeaning.isMalware(result) ? ": very likely malware." : ".");
        }
        LineText done = undoes
                ? LineText.own(sign(verdict) + "An earlier change is undone: ").quote(ActSentence.undone(act))
                : LineText.own(sign(verdict)).quote(ActSentence.past(act));
        return done.and(helped(page, undoes, verdict, audience));
    }

    private static String helped(
            JsonNode page, boolean undoes, @Nullable VerificationVerdict verdict, Audience audience) {
        if (verdict == null) {
            return ". Please check yourself whether it helped: nothing checks it automatically.";
        }
        return switch (verdict) {
            case PASSED -> undoes && !ready(page).isEmpty()
                    ? ready(page).replaceFirst(": h", ". It has been h") + "."
                    : (undoes ? ". It worked" : ". It helped") + ready(page) + ".";
            case PENDING -> "; whether it helps is being checked" + until(page, audience) + ".";
            default -> ActedStep.helped(verdict);
        };
    }

    /** By when it will be known. */
    private static String until(JsonNode page, Audience audience) {
        Instant done = PageReader.instant(page, "finished_at");
        Duration within = duration(PageReader.text(page.path("verify"), "within"));
        return done == null || within == null ? "" : ", until " + audience.time(done.plus(within)) + " at the latest";
    }

    private static String sign(@Nullable VerificationVerdict verdict) {
        return verdict == null
                ? Sign.DONE
                : switch (verdict) {
                    case PASSED -> Sign.WELL;
                    case PENDING -> Sign.UNDER_WAY;
                    case FAILED -> Sign.FAILED;
                    case INCONCLUSIVE -> Sign.UNKNOWN;
                };
    }

    /** What a check of readiness has seen. */
    private static String ready(JsonNode page) {
        JsonNode check = page.path("verify");
        boolean pods = PageReader.text(check, "action").equals("kubernetes-ready-action");
        int seconds = check.path("with")
                .path("for_s")
                .asInt(check.path("arguments").path("for_s").asInt());
        return pods && seconds > 0 ? ": healthy for " + Spans.of(Duration.ofSeconds(seconds)) : "";
    }

    /** What follows from it; empty for nothing that the title does not say. */
    private static String meaning(JsonNode page) {
        String because = EndWords.because(PageReader.textOrNull(page, "reason"));
        return switch (state(page)) {
            case SUCCEEDED -> verdict(page) == VerificationVerdict.PENDING
                    ? "Nothing to do now: if it does not help, another message will say so."
                    : page.hasNonNull("take_back_with") ? "The change stays; it can be undone in the console." : "";
            case FAILED -> (ReportedEffect.in(page.path("result")) == ReportedEffect.NONE
                            ? "Nothing was changed"
                            : "It may have changed something")
                    + because + ". Repair it by hand, or request it again in the console.";
            case UNKNOWN -> "Nobody knows whether it took effect" + because
                    + ". Check by hand whether it did, then record in the console what you found.";
            default -> isRepeated(page)
                    ? "The same had run on this target a short while before, so it was not started again. Check whether"
                            + " the first one helped; if not, repair it by hand."
                    : "Nothing was changed" + because + ".";
        };
    }

    private static Block trouble(JsonNode page) {
        return new Block.Note(
                LineText.own("About: ")
                        .quote(SafeText.line(PageReader.text(page, "incident_title"), LINE_UNITS))
                        .and(" · " + PageReader.text(page, "severity") + " · ")
                        .quote(PageReader.text(page, "environment")),
                true);
    }

    private static void addText(List<Block> blocks, String text) {
        if (!text.isEmpty()) {
            blocks.add(new Block.Note(text, true));
        }
    }

    private static List<Button> buttons(JsonNode page, Audience audience) {
        return audience.open("Open", "incidents/" + PageReader.text(page, "incident_id"));
    }

    private static String act(JsonNode page) {
        return SafeText.line(ActSentence.of(page), TITLE_UNITS);
    }

    private static ActionState state(JsonNode page) {
        return ActionState.of(PageReader.text(page, "state"));
    }

    /** Null where nothing is checked. */
    private static @Nullable VerificationVerdict verdict(JsonNode page) {
        return VerificationVerdict.of(PageReader.textOrNull(page, "verification"));
    }

    private static @Nullable Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static LineText deciders(JsonNode page, Audience audience) {
        return PageReader.list(page.path("votes"), ApprovalPage::vote).stream()
                .map(vote -> LineText.own(vote.verdict() == DecisionVerdict.APPROVE ? "Approved by " : "Rejected by ")
                        .and(vote.words(audience)))
                .reduce((one, other) -> one.and(", ").and(other))
                .map(words -> words.and("."))
                .orElse(LineText.own("The policy let it run by itself."));
    }
}
