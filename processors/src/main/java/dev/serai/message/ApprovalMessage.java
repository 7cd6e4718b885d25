package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.DecisionRequest.DecisionVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The message that asks for an approval, and later says what became of it. */
public final class ApprovalMessage {

    private static final int DIGEST_SHOWN = 12;
    private static final int LINE_UNITS = 160;
    private static final int FACTORS_TOLD = 12;

    private ApprovalMessage() {}

    /** The approval as it is now. {@code publicUrl} is where the hub is reached by people, if anywhere. */
    public static Message of(ApprovalPage page, @Nullable String publicUrl) {
        List<Button> link = link(page, publicUrl);
        if (!page.open()) {
            return new Message(closed(page), link, new Message(outcome(page), link, null));
        }
        List<Button> buttons = new ArrayList<>();
        buttons.add(Button.of(Button.ButtonKind.APPROVE, "Approve"));
        buttons.add(Button.of(Button.ButtonKind.REJECT, "Reject"));
        buttons.addAll(link);
        return new Message(asked(page), buttons, tooLong(page, link));
    }

    /** Tells the escalation chat that half the time is gone. */
    public static Message reminder(ApprovalPage page, @Nullable String publicUrl) {
        List<Block> blocks = new ArrayList<>();
        if (page.open()) {
            blocks.add(new Block.Title("⏰ Still waiting for a decision: ", name(page)));
            blocks.add(new Block.Fact("Missing", missing(page)));
            blocks.add(new Block.Fact("Until", page.expiresAt().toString()));
        } else {
            blocks.addAll(outcome(page));
        }
        return new Message(blocks, link(page, publicUrl), null);
    }

    private static List<Block> asked(ApprovalPage page) {
        List<Block> blocks = head(page, "❓ Approval needed: ");
        blocks.addAll(exactly(page));
        blocks.add(factors(page));
        if (page.finding() != null) {
            blocks.addAll(page.finding().blocks());
        }
        return blocks;
    }

    /** The action does not fit: nobody approves here what he cannot see, but anybody may say no. */
    private static Message tooLong(ApprovalPage page, List<Button> link) {
        List<Block> blocks = head(page, "❓ Approval needed: ");
        String where = link.isEmpty() ? "through the API" : "behind the link";
        blocks.add(new Block.Note(
                "The action is too long to be shown here exactly. Read it and decide " + where + ".", true));
        List<Button> buttons = new ArrayList<>();
        buttons.add(Button.of(Button.ButtonKind.REJECT, "Reject"));
        buttons.addAll(link);
        return new Message(blocks, buttons, null);
    }

    private static List<Block> closed(ApprovalPage page) {
        List<Block> blocks = outcome(page);
        blocks.addAll(exactly(page));
        String output = output(page.action().outcome().result());
        if (!output.isEmpty()) {
            blocks.add(new Block.QuotedText("Result", output));
        }
        return blocks;
    }

    private static List<Block> head(ApprovalPage page, String title) {
        List<Block> blocks = new ArrayList<>();
        ApprovalPage.RiskView risk = page.action().risk();
        blocks.add(new Block.Title(title, name(page)));
        blocks.add(new Block.Fact("Incident", page.trouble().text()));
        blocks.add(new Block.Fact("Risk", risk.level().wire() + " (" + risk.score() + " of 100)"));
        blocks.add(new Block.Fact("Needed", missing(page)));
        blocks.add(new Block.Fact("Until", page.expiresAt().toString()));
        blocks.add(new Block.Fact("Digest", shortDigest(page)));
        return blocks;
    }

    private static List<Block> outcome(ApprovalPage page) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Title(mark(page) + " " + capital(page.status().state().wire()) + ": ", name(page)));
        blocks.add(new Block.Fact("Incident", page.trouble().text()));
        if (!page.votes().isEmpty()) {
            blocks.add(new Block.Fact("Decided by", votes(page)));
        }
        if (page.status().reason() != null) {
            blocks.add(new Block.Fact("Reason", page.status().reason()));
        }
        ApprovalPage.OutcomeView outcome = page.action().outcome();
        String reason = outcome.reason();
        blocks.add(new Block.Fact(
                "Action", outcome.state().wire().replace('_', ' ') + (reason == null ? "" : " (" + reason + ")")));
        OutcomeMessage.sent(outcome.result(), blocks);
        blocks.add(new Block.Fact("Digest", shortDigest(page)));
        return blocks;
    }

    /** What would run, and what the executor said it would change: each is whole, or the message is another one. */
    private static List<Block> exactly(ApprovalPage page) {
        ApprovalPage.CallView call = page.action().call();
        StringBuilder text = new StringBuilder();
        line(text, "action", call.kamelet());
        line(text, "target", call.target());
        line(text, "version", call.targetVersion());
        line(text, "image", call.imageDigest());
        text.append("arguments ").append(PageReader.pretty(call.arguments()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Exact(
                page.open() ? "Exactly this would run" : "Exactly this was requested", text.toString()));
        if (call.dryRun() != null) {
            String caption = page.open() ? "This would change (dry run)" : "This was shown to change (dry run)";
            blocks.add(new Block.Exact(caption, call.dryRun().stripTrailing()));
        }
        return blocks;
    }

    private static void line(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            // A line break inside a value would pretend to be a line of ours.
            text.append(name)
                    .append(' ')
                    .append(SafeText.line(value, Integer.MAX_VALUE))
                    .append('\n');
        }
    }

    private static Block factors(ApprovalPage page) {
        List<String> lines = page.action().risk().factors().stream()
                .map(factor -> SafeText.line(factor, LINE_UNITS))
                .toList();
        return new Block.QuotedLines(String.join("\n", PageReader.lines(lines, FACTORS_TOLD)), true);
    }

    private static String missing(ApprovalPage page) {
        long yes = page.votes().stream()
                .filter(vote -> vote.verdict() == DecisionVerdict.APPROVE)
                .count();
        ApprovalPage.DecisionRule rule = page.rule();
        return (rule.quorum() - yes) + " of " + rule.quorum() + ", role "
                + rule.role().wire() + " or above"
                + (rule.requesterDecides() ? "" : ", not " + rule.requester())
                + (page.votes().isEmpty() ? "" : "; so far " + votes(page));
    }

    private static String votes(ApprovalPage page) {
        return page.votes().stream().map(ApprovalPage.Vote::text).collect(Collectors.joining(", "));
    }

    private static String output(JsonNode result) {
        return PageReader.text(result, "stdout") + PageReader.text(result, "stderr");
    }

    private static String name(ApprovalPage page) {
        return page.action().playbook() + " › " + page.action().step();
    }

    private static String shortDigest(ApprovalPage page) {
        return page.digest().substring(0, Math.min(DIGEST_SHOWN, page.digest().length()));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String mark(ApprovalPage page) {
        return switch (page.status().state()) {
            case APPROVED -> "✅";
            case REJECTED -> "⛔";
            case OPEN, EXPIRED, CANCELLED -> "⌛";
        };
    }

    private static List<Button> link(ApprovalPage page, @Nullable String publicUrl) {
        return publicUrl == null
                ? List.of()
                : List.of(Button.link("Open", publicUrl + "/console/approvals/" + page.id()));
    }
}
