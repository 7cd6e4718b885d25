package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionState;
import dev.serai.action.Verification.VerificationVerdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what became of an action: the edit of its approval makes no sound. */
public final class OutcomeMessage {

    private OutcomeMessage() {}

    /**
     * The message.
     *
     * @param json what {@code sql/action-page.sql} wrote
     * @param publicUrl where the hub is reached by people, if anywhere
     */
    public static Message of(String json, @Nullable String publicUrl) {
        JsonNode page = PageReader.tree(json);
        List<Block> blocks = head(page, title(page));
        String reason = PageReader.textOrNull(page, "reason");
        blocks.add(new Block.Fact("Action", state(page).wire() + (reason == null ? "" : " (" + reason + ")")));
        sent(page.path("result"), blocks);
        if (verdict(page) != null) {
            blocks.add(verification(page));
        }
        String undoing = PageReader.textOrNull(page, "take_back_with");
        if (undoing != null) {
            // Nothing takes a change back by itself, and its incident may be over with this message.
            blocks.add(new Block.Fact("Stays so", "until somebody takes it back (" + undoing + ")"));
        }
        blocks.add(new Block.Fact("Decided by", deciders(page)));
        blocks.add(new Block.Fact("At", String.valueOf(PageReader.instant(page, "finished_at"))));
        String output = PageReader.text(page.path("result"), "stdout") + PageReader.text(page.path("result"), "stderr");
        if (!output.isBlank()) {
            blocks.add(new Block.QuotedText("Result", output));
        }
        return new Message(blocks, buttons(page, publicUrl), null);
    }

    /** The message that an action which ran some time ago did not help, or that nobody can say whether it did. */
    public static Message inVain(String json, @Nullable String publicUrl) {
        JsonNode page = PageReader.tree(json);
        boolean failed = verdict(page) == VerificationVerdict.FAILED;
        List<Block> blocks = head(page, failed ? "❗ It did not help: " : "❔ Nobody can say whether it helped: ");
        blocks.add(verification(page));
        JsonNode asked = page.path("verify");
        blocks.add(new Block.Fact(
                "Checked",
                PageReader.text(asked, "action") + " until " + PageReader.text(asked, "until") + ", "
                        + page.path("looks").asInt() + " times within " + PageReader.text(asked, "within")));
        blocks.add(new Block.Fact("At", String.valueOf(PageReader.instant(page, "verified_at"))));
        return new Message(blocks, buttons(page, publicUrl), null);
    }

    /** When a request was sent and what came back: what whoever settles it can go by. */
    static void sent(JsonNode result, List<Block> blocks) {
        String at = PageReader.textOrNull(result, "sent_at");
        if (at != null) {
            String answer = result.path("status").isNumber()
                    ? "HTTP " + result.path("status").asInt()
                    : "no answer";
            blocks.add(new Block.Fact("Sent", at + ", " + answer));
        }
    }

    private static List<Block> head(JsonNode page, String title) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(title, name(page)));
        blocks.add(new Block.Fact(
                "Incident",
                PageReader.text(page, "severity") + ", " + PageReader.text(page, "environment") + ": "
                        + PageReader.text(page, "incident_title")));
        blocks.add(new Block.Fact("Target", PageReader.text(page, "target")));
        return blocks;
    }

    private static Block verification(JsonNode page) {
        String why = PageReader.textOrNull(page, "verification_reason");
        return new Block.Fact(
                "Verification", PageReader.text(page, "verification") + (why == null ? "" : " (" + why + ")"));
    }

    private static List<Button> buttons(JsonNode page, @Nullable String publicUrl) {
        return publicUrl == null
                ? List.of()
                : List.of(
                        Button.link("Open", publicUrl + "/console/incidents/" + PageReader.text(page, "incident_id")));
    }

    private static String name(JsonNode page) {
        return PageReader.text(page, "playbook") + " › " + PageReader.text(page, "step");
    }

    private static ActionState state(JsonNode page) {
        return ActionState.of(PageReader.text(page, "state"));
    }

    /** Null where nothing is asked. */
    private static @Nullable VerificationVerdict verdict(JsonNode page) {
        return VerificationVerdict.of(PageReader.textOrNull(page, "verification"));
    }

    private static String title(JsonNode page) {
        return switch (state(page)) {
            case SUCCEEDED -> succeeded(verdict(page));
            case FAILED -> "❌ Failed: ";
            case UNKNOWN -> "❔ Outcome unknown: ";
            default -> "⛔ Did not run: ";
        };
    }

    private static String succeeded(@Nullable VerificationVerdict verdict) {
        if (verdict == VerificationVerdict.FAILED) {
            return "❗ It ran, but it did not help: ";
        }
        return verdict == VerificationVerdict.PENDING ? "⏳ It ran; whether it helped is being found out: " : "✅ Done: ";
    }

    private static String deciders(JsonNode page) {
        List<String> votes = PageReader.list(page.path("votes"), ApprovalPage::vote).stream()
                .map(ApprovalPage.Vote::text)
                .toList();
        return votes.isEmpty() ? "policy" : String.join(", ", votes);
    }
}
