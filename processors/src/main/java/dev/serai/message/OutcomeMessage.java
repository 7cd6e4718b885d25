package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
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
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(title(page)));
        blocks.add(new Block.Fact(
                "Incident",
                PageReader.text(page, "severity") + ", " + PageReader.text(page, "environment") + ": "
                        + PageReader.text(page, "incident_title")));
        blocks.add(new Block.Fact("Target", PageReader.text(page, "target")));
        String reason = PageReader.textOrNull(page, "reason");
        blocks.add(
                new Block.Fact("Action", PageReader.text(page, "state") + (reason == null ? "" : " (" + reason + ")")));
        String verification = PageReader.textOrNull(page, "verification");
        if (verification != null) {
            String why = PageReader.textOrNull(page, "verification_reason");
            blocks.add(new Block.Fact("Verification", verification + (why == null ? "" : " (" + why + ")")));
        }
        blocks.add(new Block.Fact("Decided by", deciders(page)));
        blocks.add(new Block.Fact("At", String.valueOf(PageReader.instant(page, "finished_at"))));
        String output = PageReader.text(page.path("result"), "stdout") + PageReader.text(page.path("result"), "stderr");
        if (!output.isBlank()) {
            blocks.add(new Block.Excerpt("Result", output));
        }
        List<Button> buttons = publicUrl == null
                ? List.of()
                : List.of(Button.link("Open", publicUrl + "/api/v1/actions/" + PageReader.text(page, "id")));
        return new Message(blocks, buttons, null);
    }

    private static String title(JsonNode page) {
        String name = PageReader.text(page, "playbook") + " › " + PageReader.text(page, "step");
        boolean inVain = PageReader.text(page, "verification").equals("failed");
        return switch (PageReader.text(page, "state")) {
            case "succeeded" -> (inVain ? "❗ It ran, but it did not help: " : "✅ Done: ") + name;
            case "failed" -> "❌ Failed: " + name;
            case "unknown" -> "❔ Outcome unknown: " + name;
            default -> "⛔ Did not run: " + name;
        };
    }

    private static String deciders(JsonNode page) {
        List<String> votes = PageReader.list(page.path("votes"), ApprovalPage::vote).stream()
                .map(ApprovalPage.Vote::told)
                .toList();
        return votes.isEmpty() ? "policy" : String.join(", ", votes);
    }
}
