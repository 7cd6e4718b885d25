package dev.serai.message;

import dev.serai.action.ActionState;
import dev.serai.approval.ApprovalState;
import dev.serai.approval.DecisionRequest.DecisionVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The message that asks for an approval: the act, who decides until when, why, what changes and what it risks. Later, what became of it. */
public final class ApprovalMessage {

    private static final String PLAYBOOK = "playbook:";
    private static final int TITLE_UNITS = 240;
    private static final int LINE_UNITS = 160;
    private static final int FACTORS_SHOWN = 5;

    private ApprovalMessage() {}

    /** The approval as it is now. */
    public static Message of(ApprovalPage page, Audience audience) {
        if (!page.open()) {
            List<Button> link = link(page, audience);
            return new Message(closed(page, audience), link, new Message(outcome(page, audience), link, null));
        }
        long missing = page.rule().quorum() - ApprovalRule.approved(page);
        LineText title = missing < page.rule().quorum()
                ? LineText.own(Sign.DECIDE + Spans.count(missing, "approval") + " still missing: ")
                        .quote(act(page))
                : LineText.own(Sign.DECIDE).quote(capital(act(page)));
        return request(page, title.and(ActSentence.end(act(page))), ApprovalRule.words(page, audience), audience);
    }

    /** Says in the escalation chat that half the time is gone; with all that is decided about, so that it can be decided there. */
    public static Message reminder(ApprovalPage page, Audience audience) {
        return page.open()
                ? request(
                        page,
                        LineText.own(Sign.STILL_TO_DECIDE + "Still to be decided by " + audience.time(page.expiresAt())
                                        + ": ")
                                .quote(act(page))
                                .and(ActSentence.end(act(page))),
                        ApprovalRule.reminder(page, audience),
                        audience)
                : new Message(outcome(page, audience), link(page, audience), null);
    }

    private static Message request(ApprovalPage page, LineText title, LineText rule, Audience audience) {
        List<Button> link = link(page, audience);
        List<Button> buttons = new ArrayList<>();
        buttons.add(Button.of(Button.ButtonKind.APPROVE, "Approve"));
        buttons.add(Button.of(Button.ButtonKind.REJECT, "Reject"));
        buttons.addAll(link);
        return new Message(requested(page, title, rule, !link.isEmpty()), buttons, tooLong(page, title, rule, link));
    }

    private static List<Block> requested(ApprovalPage page, LineText title, LineText rule, boolean inConsole) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(title));
        blocks.add(new Block.Note(rule, true));
        List<Block> cause = page.finding() == null ? List.of() : page.finding().blocks();
        boolean said = page.finding() != null && page.finding().isModels();
        blocks.add(trouble(page));
        proposer(page.rule().requester(), said).ifPresent(blocks::add);
        if (!said) {
            blocks.addAll(cause);
        }
        blocks.addAll(sandboxed(page));
        blocks.addAll(ExactCall.blocks(page, inConsole));
        blocks.addAll(warnings(page));
        blocks.add(risk(page));
        blocks.add(new Block.Note(ApprovalRule.tried(page), true));
        // A model's words are the last.
        blocks.addAll(said ? cause : List.of());
        return blocks;
    }

    /** The action does not fit: nobody approves here what he cannot see, but anybody may say no. */
    private static Message tooLong(ApprovalPage page, LineText title, LineText rule, List<Button> link) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(title));
        String where = link.isEmpty() ? "through the API" : "in the console, under Details";
        blocks.add(new Block.Note(
                "What would run is too long to be shown here, so it can be approved only " + where + ".", true));
        blocks.add(new Block.Note(rule, true));
        blocks.add(trouble(page));
        proposer(page.rule().requester(), false).ifPresent(blocks::add);
        blocks.addAll(warnings(page));
        blocks.add(risk(page));
        blocks.add(new Block.Note(ApprovalRule.tried(page), true));
        List<Button> buttons = new ArrayList<>();
        buttons.add(Button.of(Button.ButtonKind.REJECT, "Reject"));
        buttons.addAll(link);
        return new Message(blocks, buttons, null);
    }

    private static Block trouble(ApprovalPage page) {
        return new Block.Note(
                LineText.own(page.open() ? "Why: " : "About: ")
                        .quote(SafeText.line(page.trouble().title(), LINE_UNITS))
                        .and(" · " + page.trouble().severity().wire() + " · ")
                        .quote(page.trouble().environment()),
                true);
    }

    /** @param said whether a model's guess stands below, which is not to be taken for the reason */
    private static Optional<Block> proposer(String requester, boolean said) {
        return requester.startsWith(PLAYBOOK)
                ? Optional.of(new Block.Note(
                        LineText.own("Proposed by the playbook ")
                                .quote(SafeText.line(requester.substring(PLAYBOOK.length()), LINE_UNITS))
                                .and(said ? ", not by the model that is quoted at the end." : "."),
                        true))
                : Optional.empty();
    }

    /** What "sandbox" means for what else runs. */
    private static List<Block> sandboxed(ApprovalPage page) {
        return page.action().call().kamelet().equals("docker-sandbox-action")
                ? List.of(new Block.Note(
                        "The sandbox is a container without network, isolated from everything else, and is removed afterwards.",
                        true))
                : List.of();
    }

    /** What is easily overlooked among the points. */
    private static List<Block> warnings(ApprovalPage page) {
        return page.action().risk().factors().stream()
                .filter(ApprovalPage.FactorView::warns)
                .map(factor -> (Block) new Block.Note(
                        LineText.own("Careful: ")
                                .quote(SafeText.line(factor.what(), LINE_UNITS))
                                .and("."),
                        true))
                .toList();
    }

    /** For instance {@code Medium risk, 55 of 100: the action by itself (45), staging (5), severity high (5)}. */
    private static Block risk(ApprovalPage page) {
        ApprovalPage.RiskView risk = page.action().risk();
        LineText words = LineText.own(capital(risk.level().wire()) + " risk, " + risk.score() + " of 100");
        if (risk.factors().isEmpty()) {
            return new Block.Note(words.and("."), true);
        }
        String shown = risk.factors().stream()
                .limit(FACTORS_SHOWN)
                .map(factor -> SafeText.line(factor.what(), LINE_UNITS) + " (" + factor.points() + ")")
                .collect(Collectors.joining(", "));
        String rest = risk.factors().size() > FACTORS_SHOWN ? ", others (" + risk.sum(FACTORS_SHOWN) + ")" : "";
        return new Block.Note(words.and(": ").quote(shown).and(rest), true);
    }

    private static List<Block> closed(ApprovalPage page, Audience audience) {
        List<Block> blocks = new ArrayList<>(outcome(page, audience));
        Block status = blocks.remove(blocks.size() - 1);
        blocks.addAll(ExactCall.blocks(page, false));
        blocks.addAll(ResultMeaning.blocks(page.action().outcome().result()));
        blocks.add(status);
        return blocks;
    }

    private static List<Block> outcome(ApprovalPage page, Audience audience) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(LineText.own(mark(page))
                .and(ended(page, audience))
                .and(done(page))
                .quote(act(page))));
        blocks.add(trouble(page));
        ApprovalPage.OutcomeView outcome = page.action().outcome();
        blocks.add(new Block.Note(became(page), true));
        OutcomeMessage.sent(outcome.result(), audience).ifPresent(blocks::add);
        blocks.add(new Block.StatusLine(
                "Action",
                outcome.state().wire().replace('_', ' '),
                LineText.own(
                        outcome.state() == ActionState.SUCCEEDED
                                ? ", that is, it ran without an error" + EndWords.because(outcome.reason())
                                : "")));
        return blocks;
    }

    private static String became(ApprovalPage page) {
        ApprovalPage.OutcomeView outcome = page.action().outcome();
        String nothing = "Nothing was changed" + EndWords.because(outcome.reason()) + ".";
        return switch (outcome.state()) {
            case REJECTED -> nothing + " If the incident is not over, repair it another way.";
            case CANCELLED -> nothing;
            case EXPIRED -> nothing + " If it is still needed, request it again in the console.";
            case APPROVED, RUNNING -> "Another message will say what becomes of it.";
            case SUCCEEDED -> "Another message will say whether it helped, or ask you to check.";
            default -> capital(StateWords.of(ChatLanguage.ENGLISH, outcome.state()))
                    + EndWords.because(outcome.reason()) + ".";
        };
    }

    /** For instance {@code Approved by ann at 21:40}. */
    private static LineText ended(ApprovalPage page, Audience audience) {
        ApprovalState state = page.status().state();
        return switch (state) {
            case OPEN -> LineText.own("Open");
            case APPROVED -> votes(page, DecisionVerdict.APPROVE, audience)
                    .map(LineText.own("Approved by ")::and)
                    .orElse(LineText.own("Approved"));
            case REJECTED -> votes(page, DecisionVerdict.REJECT, audience)
                    .map(LineText.own("Rejected by ")::and)
                    .orElse(LineText.own("Rejected"));
            case EXPIRED -> LineText.own("Expired at " + audience.time(page.expiresAt()) + " without a decision");
            case CANCELLED -> LineText.own(page.isNotNeeded() ? "No longer needed" : "Withdrawn")
                    .and(closedAt(page, audience))
                    .and(EndWords.withdrawn(page.status().reason()));
        };
    }

    private static String closedAt(ApprovalPage page, Audience audience) {
        Instant at = page.status().closedAt();
        return at == null ? "" : (page.isNotNeeded() ? " since " : " at ") + audience.time(at);
    }

    private static String done(ApprovalPage page) {
        return switch (page.action().outcome().state()) {
            case SUCCEEDED -> ", and it ran: ";
            case RUNNING -> ", and it is running: ";
            default -> ": ";
        };
    }

    private static Optional<LineText> votes(ApprovalPage page, DecisionVerdict verdict, Audience audience) {
        return page.votes().stream()
                .filter(vote -> vote.verdict() == verdict)
                .map(vote -> vote.words(audience))
                .reduce((one, other) -> one.and(", ").and(other));
    }

    /** What would run, as a part of a sentence. */
    private static String act(ApprovalPage page) {
        return SafeText.line(ActSentence.small(page.action().act()), TITLE_UNITS);
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String mark(ApprovalPage page) {
        return switch (page.status().state()) {
            case OPEN -> Sign.DECIDE;
            case APPROVED -> Sign.APPROVED;
            case REJECTED, EXPIRED, CANCELLED -> page.isNotNeeded() ? Sign.WELL : Sign.NOT_RUN;
        };
    }

    private static List<Button> link(ApprovalPage page, Audience audience) {
        return audience.open("Details", "approvals/" + page.id());
    }
}
