package dev.serai.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionState;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.message.ChatLanguage;
import dev.serai.message.ProposedAct;
import dev.serai.message.StateWords;
import dev.serai.message.StepWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows a person what became of what they asked for: what it does, what it risks, and who decides. */
public final class ProposedChange {

    private final ChatLanguage language;
    private final List<String> lines = new ArrayList<>();
    private final List<Citation> citations = new ArrayList<>();

    private ProposedChange(ChatLanguage language) {
        this.language = language;
    }

    /** The same to the person who asked for it, who may take it back. */
    public static AnswerDraft shownToRequester(JsonNode proposal, ChatLanguage language) {
        AnswerDraft shown = shown(proposal, language);
        return isOpen(proposal)
                ? new AnswerDraft(
                        shown.text() + "\n"
                                + language.pick(
                                        "Say \"cancel it\", and I withdraw it.",
                                        "Mit „zieh das zurück“ ziehe ich es zurück."),
                        shown.citations(),
                        shown.proposal(),
                        shown.playbook())
                : shown;
    }

    private static boolean isOpen(JsonNode proposal) {
        ActionState state = ActionState.of(proposal.path("state").asText());
        return state == ActionState.PROPOSED || state == ActionState.AWAITING_APPROVAL;
    }

    /** @param proposal a row of the contract's shape {@code Proposal} with an action */
    public static AnswerDraft shown(JsonNode proposal, ChatLanguage language) {
        ProposedChange change = new ProposedChange(language);
        ActionState state = ActionState.of(proposal.path("state").asText());
        boolean open = isOpen(proposal);
        String begin = open
                ? language.pick("Proposed, and nothing is done yet: ", "Vorgeschlagen, und noch ist nichts getan: ")
                : language.pick("Asked for already, ", "Darum ist schon gebeten, ") + StateWords.of(language, state)
                        + ": ";
        change.lines.add(begin + change.act(proposal));
        change.risk(proposal);
        if (open) {
            change.deciders(proposal);
        }
        return new AnswerDraft(String.join("\n", change.lines), change.citations, id(proposal), null);
    }

    /**
     * @param run a row of the contract's shape {@code PlaybookRun}
     * @param picture of its incident: a step that has its action already says no more in the row than which one
     */
    public static AnswerDraft requested(JsonNode run, IncidentPicture picture, ChatLanguage language) {
        ProposedChange change = new ProposedChange(language);
        UUID action = null;
        String name = run.path("playbook").asText();
        change.lines.add(language.pick(
                "Asked for the playbook " + name + ". Nothing is decided by that.",
                "Um das Playbook " + name + " ist gebeten. Entschieden ist damit nichts."));
        for (JsonNode step : run.path("steps")) {
            if (step.hasNonNull("arguments")) {
                action = id(step);
                change.lines.add(change.act(step));
                change.risk(step);
            } else {
                Optional<PictureAction> there = picture.actions().stream()
                        .filter(one -> one.id()
                                .toString()
                                .equals(step.path("action_id").asText()))
                        .findFirst();
                action = there.filter(PictureAction::waits)
                        .map(PictureAction::id)
                        .orElse(action);
                change.lines.add(there.map(change::act)
                                .orElseGet(() -> step.path("step").asText()) + ": " + reason(step, language));
            }
        }
        change.lines.add(where(language));
        return new AnswerDraft(String.join("\n", change.lines), change.citations, action, null);
    }

    private static String reason(JsonNode step, ChatLanguage language) {
        return StepWords.of(
                language,
                step.path("reason").asText(""),
                ShortLine.of(step.path("detail").asText("")));
    }

    private String act(PictureAction action) {
        return cited(ShortLine.whole(action.what().in(language)), action.id());
    }

    private String act(JsonNode proposal) {
        return cited(act(proposal, language), id(proposal));
    }

    private String cited(String words, UUID action) {
        citations.add(new Citation(CitationKind.ACTION, action, words, "/api/v1/actions/" + action));
        return words + " [" + citations.size() + "]";
    }

    private static String act(JsonNode proposal, ChatLanguage language) {
        String kamelet = proposal.path("kamelet").asText();
        JsonNode arguments = tree(proposal.path("arguments"));
        return ShortLine.whole(ProposedAct.words(language, kamelet, arguments)
                .orElseGet(() -> ProposedAct.other(
                        proposal.path("playbook").asText(""),
                        proposal.path("step").asText(),
                        proposal.path("target").asText(),
                        kamelet,
                        arguments)));
    }

    /**
     * The same request again: that it is under way already, whose it is, and until when it can be decided.
     *
     * @param open what waits, as {@code sql/conversation-open-proposal.sql} has it, with {@code expires_at} in ISO 8601
     * @param asker who asks now, as the audit names them
     */
    public static AnswerDraft again(JsonNode open, String asker, ChatLanguage language, Instant now) {
        AnswerDraft shown = shown(open, language);
        if (!isOpen(open)) {
            return shown;
        }
        return new AnswerDraft(
                language.pick("This waits already, ", "Das wartet schon, ") + whose(open, asker, language, now) + ".\n"
                        + shown.text(),
                shown.citations(),
                shown.proposal(),
                shown.playbook());
    }

    private static String whose(JsonNode open, String asker, ChatLanguage language, Instant now) {
        String by = open.path("proposed_by").asText();
        String name = ShortLine.of(by.replaceFirst("^user:", ""));
        String who = by.equals(asker)
                ? language.pick("asked for by you", "von dir erbeten")
                : by.startsWith("user:")
                        ? language.pick("asked for by " + name, "erbeten von " + name)
                        : language.pick("proposed by " + name, "vorgeschlagen von " + name);
        String expires = open.path("expires_at").asText("");
        return expires.isEmpty()
                ? who
                : who
                        + language.pick(", until ", ", bis ")
                        + new DraftWriter(language, now).until(Instant.parse(expires));
    }

    /**
     * Says what stands against a change, where that is something that waits: another proposal is none for this request.
     *
     * @param why what was said against it
     * @param open what waits for the same object, as {@code sql/conversation-open-proposal.sql} has it
     * @param asker who asks now, as the audit names them
     */
    public static AnswerDraft another(String why, JsonNode open, String asker, ChatLanguage language, Instant now) {
        return AnswerDraft.plain(RequestWords.notProposed(language, why)
                + "\n"
                + language.pick("Another proposal is open, ", "Ein anderer Vorschlag ist offen, ")
                + whose(open, asker, language, now) + ": " + act(open, language));
    }

    private void risk(JsonNode proposal) {
        if (!proposal.hasNonNull("risk_level")) {
            return;
        }
        String factors = RiskWords.of(language, tree(proposal.path("risk_factors")));
        lines.add(language.pick("Risk: ", "Risiko: ")
                + RiskWords.level(language, proposal.path("risk_level").asText()) + " ("
                + proposal.path("risk_score").asText() + ")" + (factors.isEmpty() ? "" : ": " + factors) + ".");
    }

    private void deciders(JsonNode proposal) {
        if (ActionState.of(proposal.path("state").asText()) == ActionState.PROPOSED) {
            lines.add(language.pick(
                    "It is tried out on the cluster first, which changes nothing.",
                    "Es wird zuerst am Cluster probeweise ausgeführt; das ändert nichts."));
        }
        if (proposal.hasNonNull("quorum")) {
            String role = proposal.path("role").asText();
            int quorum = proposal.path("quorum").asInt();
            lines.add(language.pick(
                            "Then %d with the role %s must approve.",
                            quorum == 1
                                    ? "Dann muss %d Person mit der Rolle %s zustimmen."
                                    : "Dann müssen %d Personen mit der Rolle %s zustimmen.")
                    .formatted(quorum, role));
        }
        lines.add(where(language));
    }

    private static String where(ChatLanguage language) {
        return language.pick(
                "/approve shows what waits and who decides it.", "/approve zeigt, was wartet und wer entscheidet.");
    }

    private static UUID id(JsonNode proposal) {
        return UUID.fromString(proposal.path("action_id").asText());
    }

    /** JSON as text, as rows have it, or as a tree. */
    private static JsonNode tree(JsonNode value) {
        return value.isTextual() ? StoredPage.tree(value.asText()) : value;
    }
}
