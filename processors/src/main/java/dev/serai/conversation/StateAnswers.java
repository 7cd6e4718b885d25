package dev.serai.conversation;

import dev.serai.action.ActionState;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.approval.ApprovalState;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.conversation.IncidentPicture.PictureAction;
import dev.serai.conversation.IncidentPicture.PictureAnalysis;
import dev.serai.conversation.IncidentPicture.PictureApproval;
import dev.serai.conversation.IncidentPicture.PictureCause;
import dev.serai.conversation.IncidentPicture.PictureEvidence;
import dev.serai.conversation.IncidentPicture.PicturePast;
import dev.serai.incident.IncidentState;
import dev.serai.language.InquiryKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers about an incident from what is stored of it: nothing is guessed, and what is not known is said. */
public final class StateAnswers {

    private static final int MOST = 3;
    private static final int MOST_QUOTES = 2;
    private static final int TITLE = 160;
    private static final Pattern COMPLAINT = Pattern.compile(
            "\\b(error|fatal|exception|panic|fail(s|ed|ure)?|missing|not set|denied|refused|back-?off|oom\\w*|killed"
                    + "|time[d ]?-?out|no such|cannot|unable|no pod)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ROLLOUT =
            Pattern.compile("rollout|history|replicaset|deployment|revision|release|commit");

    private static final Set<ActionState> BEGUN =
            Set.of(ActionState.RUNNING, ActionState.UNKNOWN, ActionState.SUCCEEDED, ActionState.FAILED);

    private final IncidentPicture picture;
    private final DraftWriter writer;

    private StateAnswers(IncidentPicture picture, DraftWriter writer) {
        this.picture = picture;
        this.writer = writer;
    }

    /** The answer to one question; to one that is none of the known, where the incident is and its likely cause. */
    public static AnswerDraft of(
            @Nullable InquiryKind asked, ChatLanguage language, IncidentPicture picture, Instant now) {
        StateAnswers answers = new StateAnswers(picture, new DraftWriter(language, now));
        answers.answer(Objects.requireNonNullElse(asked, InquiryKind.STATUS));
        return answers.writer.draft();
    }

    private void answer(InquiryKind kind) {
        switch (kind) {
            case WHY -> {
                over();
                why();
                requested();
            }
            case WHAT_CHANGED -> changed();
            case SEEN_BEFORE -> seenBefore();
            case PROPOSE -> propose();
            case HELPED -> helped();
            default -> {
                status();
                if (picture.incident().state() != IncidentState.RESOLVED) {
                    why();
                } else if (picture.actions().stream().anyMatch(StateAnswers::isDone)) {
                    helped();
                }
                requested();
            }
        }
    }

    /** What the hub knows by itself, for whoever reads what a model says about the same. */
    public static AnswerDraft facts(
            @Nullable InquiryKind asked, ChatLanguage language, IncidentPicture picture, Instant now) {
        StateAnswers answers = new StateAnswers(picture, new DraftWriter(language, now));
        if (asked == InquiryKind.WHAT_CHANGED) {
            answers.changed();
        } else if (asked == InquiryKind.SEEN_BEFORE) {
            answers.seenBefore();
        }
        answers.deeds();
        return answers.writer.draft();
    }

    /** What the hub did to the incident's objects: a model may say otherwise. */
    private void deeds() {
        Optional<PictureAction> last =
                picture.actions().stream().filter(PictureAction::change).findFirst();
        boolean began = picture.actions().stream().anyMatch(one -> one.change() && BEGUN.contains(one.state()));
        if (!began) {
            writer.say(
                    "Serai itself has changed nothing in this incident.",
                    "Serai selbst hat in diesem Vorfall nichts verändert.");
        }
        last.ifPresent(this::state);
    }

    private void status() {
        IncidentPicture.PictureIncident incident = picture.incident();
        String title = line(incident.title());
        switch (incident.state()) {
            case OPEN -> writer.say(
                    "%s: open since %s.", "%s: offen seit %s.", title, writer.when(incident.openedAt()));
            case ACKNOWLEDGED -> writer.say(
                    "%s: open since %s, taken by %s.",
                    "%s: offen seit %s, übernommen von %s.",
                    title,
                    writer.when(incident.openedAt()),
                    Objects.requireNonNullElse(incident.acknowledgedBy(), "?"));
            case RESOLVED -> writer.say(
                    "%s: over since %s.",
                    "%s: vorbei seit %s.",
                    title,
                    writer.when(incident.resolvedAt() == null ? incident.openedAt() : incident.resolvedAt()));
        }
        writer.cite(new Citation(CitationKind.INCIDENT, incident.id(), title, DraftWriter.incident(picture)));
        long firing = picture.alerts().stream()
                .filter(IncidentPicture.PictureAlert::firing)
                .count();
        writer.say(
                "%d of %d alerts fire.",
                "%d von %d Alarmen feuern.", firing, picture.alerts().size());
    }

    private void over() {
        Instant end = picture.incident().resolvedAt();
        if (picture.incident().state() == IncidentState.RESOLVED && end != null) {
            writer.say("It is over since %s. It was this:", "Es ist vorbei seit %s. Es war dies:", writer.when(end));
        }
    }

    /** What people asked for of the same object is no part of its trouble. */
    private void requested() {
        for (PictureAction action : picture.requested()) {
            writer.say(
                    "Apart from that somebody asked for a change of it: %s.",
                    "Unabhängig davon hat jemand um eine Änderung daran gebeten: %s.", what(action));
            writer.cite(DraftWriter.of(action));
        }
    }

    private void why() {
        PictureAnalysis analysis = picture.analysis();
        if (analysis == null) {
            writer.say(
                    "I do not know the cause: there is no analysis of this incident yet.",
                    "Ich kenne die Ursache nicht: Zu diesem Vorfall gibt es noch keine Analyse.");
            latestEvidence();
            return;
        }
        Citation source = new Citation(
                CitationKind.ANALYSIS, analysis.id(), analysis.analyst(), DraftWriter.incident(picture) + "/analyses");
        if (analysis.causes().isEmpty()) {
            writer.say("No cause was found. %s", "Es wurde keine Ursache gefunden. %s", line(analysis.summary()))
                    .cite(source);
            latestEvidence();
            return;
        }
        analysis.causes().stream().limit(MOST).forEach(cause -> cause(analysis, cause, source));
    }

    private void cause(PictureAnalysis analysis, PictureCause cause, Citation source) {
        String who = analysis.analyst().equals("patterns") ? "" : writer.said(analysis.analyst());
        long percent = Math.round(cause.confidence() * 100);
        writer.say("%s%s (%d %%)", "%s%s (%d %%)", who, line(cause.text()), percent)
                .cite(source);
        List<PictureEvidence> cited = picture.evidence().stream()
                .filter(one -> cause.evidence().contains(one.id()))
                .toList();
        Set<String> said = new HashSet<>();
        cited.stream()
                .filter(one -> complaint(one).filter(said::add).isPresent())
                .limit(MOST_QUOTES)
                .forEach(this::quote);
        if (said.isEmpty()) {
            cited.stream().limit(1).forEach(this::quote);
        }
    }

    private void latestEvidence() {
        picture.evidence().stream().limit(MOST).forEach(this::quote);
    }

    private void quote(PictureEvidence evidence) {
        String line = complaint(evidence).orElseGet(() -> lastLine(evidence.excerpt()));
        writer.say("> %s", "> %s", line).cite(DraftWriter.of(picture, evidence));
    }

    private void changed() {
        List<PictureEvidence> changes = picture.evidence().stream()
                .filter(one ->
                        ROLLOUT.matcher(one.source().toLowerCase(Locale.ROOT)).find())
                .limit(MOST)
                .toList();
        List<PictureAction> done = picture.actions().stream()
                .filter(one -> one.change() && one.state() == ActionState.SUCCEEDED)
                .limit(MOST)
                .toList();
        if (changes.isEmpty() && done.isEmpty()) {
            writer.say(
                    "I know of no change: no rollout and no action is stored with this incident.",
                    "Ich weiß von keiner Änderung: Zu diesem Vorfall ist kein Rollout und keine Aktion gespeichert.");
        }
        for (PictureEvidence change : changes) {
            writer.say("Seen at %s:", "Gesehen um %s:", writer.when(change.at()));
            first(change.excerpt()).forEach(line -> writer.say("> %s", "> %s", line));
            writer.cite(DraftWriter.of(picture, change));
        }
        done.forEach(one -> writer.say(
                        "Serai did: %s, %s.", "Serai hat ausgeführt: %s, %s.", what(one), writer.when(one.at()))
                .cite(DraftWriter.of(one)));
    }

    private void seenBefore() {
        if (picture.past().isEmpty()) {
            writer.say(
                    "No, no earlier incident of this workload or this key is stored.",
                    "Nein, es ist kein früherer Vorfall dieses Dienstes oder Schlüssels gespeichert.");
        }
        picture.past().stream().limit(MOST).forEach(this::past);
    }

    private void past(PicturePast past) {
        Instant end = past.resolvedAt();
        writer.say("Yes: %s, %s.", "Ja: %s, %s.", line(past.title()), writer.when(past.openedAt()));
        writer.cite(
                new Citation(CitationKind.INCIDENT, past.id(), line(past.title()), "/api/v1/incidents/" + past.id()));
        if (end != null) {
            String took = writer.amount(Duration.between(past.openedAt(), end));
            writer.say("It lasted %s.", "Das dauerte %s.", took);
        }
        if (!past.summary().isBlank()) {
            writer.say("Then: %s", "Damals: %s", line(past.summary()));
        }
        if (!past.done().isBlank()) {
            writer.say("Done then: %s", "Damals getan: %s", line(past.done()));
        }
    }

    /**
     * What is proposed: what waits, or else a playbook that fits and that nobody asked for or that came to nothing.
     *
     * @param playbooks those whose condition the incident meets, the first one first
     */
    public static AnswerDraft proposal(
            ChatLanguage language, IncidentPicture picture, List<String> playbooks, Instant now) {
        return proposal(language, picture, playbooks.isEmpty() ? null : playbooks.get(0), null, now);
    }

    /** The same with the playbook that this model chose. */
    public static AnswerDraft chosen(
            ChatLanguage language, IncidentPicture picture, String playbook, String model, Instant now) {
        return proposal(language, picture, playbook, model, now);
    }

    private static AnswerDraft proposal(
            ChatLanguage language,
            IncidentPicture picture,
            @Nullable String playbook,
            @Nullable String model,
            Instant now) {
        StateAnswers answers = new StateAnswers(picture, new DraftWriter(language, now));
        answers.propose();
        if (answers.openProposal().isEmpty() && playbook != null && answers.isNothingDone()) {
            answers.suggest(playbook, model);
        }
        return answers.writer.draft();
    }

    /** The same where this action was proposed for the question; where it is gone by now, what there is. */
    public static AnswerDraft proposal(ChatLanguage language, IncidentPicture picture, UUID proposed, Instant now) {
        StateAnswers answers = new StateAnswers(picture, new DraftWriter(language, now));
        answers.find(proposed).ifPresentOrElse(answers::proposed, answers::propose);
        return answers.writer.draft();
    }

    private Optional<PictureAction> find(UUID action) {
        return picture.actions().stream().filter(one -> one.id().equals(action)).findFirst();
    }

    private void proposed(PictureAction action) {
        if (!isOpen(action)) {
            state(action);
            writer.propose(action.id());
            return;
        }
        writer.say("Proposed: %s", "Vorgeschlagen: %s", what(action)).cite(DraftWriter.of(action));
        approval(action);
        writer.say("Say \"do it\" to be shown where it is decided.", "Mit „mach das“ zeige ich, wo entschieden wird.");
        writer.propose(action.id());
    }

    /** Where what waits is withdrawn; nothing is withdrawn here, and nothing that was done is undone. */
    public static AnswerDraft takeBack(ChatLanguage language, IncidentPicture picture, Instant now) {
        StateAnswers answers = new StateAnswers(picture, new DraftWriter(language, now));
        answers.takeBack();
        return answers.writer.draft();
    }

    private void takeBack() {
        List<PictureAction> open = picture.actions().stream()
                .filter(one -> one.change() && one.waits())
                .limit(MOST)
                .toList();
        writer.say(
                "Words withdraw nothing and undo nothing.", "Worte ziehen nichts zurück und machen nichts rückgängig.");
        for (PictureAction one : open) {
            writer.say("This waits for a decision: %s", "Dies wartet auf eine Entscheidung: %s", what(one))
                    .cite(DraftWriter.of(one));
        }
        if (!open.isEmpty()) {
            writer.say(
                    "Reject it with the buttons of its message, or cancel it by POST /api/v1/actions/<id>/cancel (operator). Undecided it expires by itself.",
                    "Lehne es mit den Knöpfen der Nachricht dazu ab, oder brich es mit POST /api/v1/actions/<id>/cancel ab (operator). Ohne Entscheidung verfällt es.");
            return;
        }
        writer.say("Nothing waits here that could be withdrawn.", "Hier wartet nichts, das sich zurückziehen ließe.");
        picture.actions().stream()
                .filter(one -> one.change() && one.state() == ActionState.SUCCEEDED)
                .findFirst()
                .ifPresent(one -> {
                    state(one);
                    writer.say(
                            "To undo it, ask for the change that does so, for example \"roll back cart\".",
                            "Um es umzukehren, bitte um die Änderung, die das tut, zum Beispiel „rolle cart zurück“.");
                });
    }

    private boolean isNothingDone() {
        return picture.actions().stream()
                .noneMatch(one -> one.change()
                        && Set.of(ActionState.APPROVED, ActionState.RUNNING, ActionState.UNKNOWN, ActionState.SUCCEEDED)
                                .contains(one.state()));
    }

    private void suggest(String playbook, @Nullable String model) {
        SuggestedPlaybook suggested =
                new SuggestedPlaybook(playbook, picture.incident().id(), model);
        String words = Overview.suggested(
                writer.language(), suggested, picture.incident().title());
        writer.say("%s", "%s", words).suggest(suggested);
    }

    private void propose() {
        Optional<PictureAction> open = openProposal();
        if (open.isEmpty()) {
            Optional<PictureAction> last =
                    picture.actions().stream().filter(PictureAction::change).findFirst();
            writer.say("Nothing waits for a decision.", "Nichts wartet auf eine Entscheidung.");
            last.ifPresent(this::state);
            return;
        }
        proposed(open.get());
    }

    private static boolean isDone(PictureAction action) {
        return action.change() && action.state() != ActionState.PROPOSED;
    }

    private void helped() {
        Optional<PictureAction> last =
                picture.actions().stream().filter(StateAnswers::isDone).findFirst();
        if (last.isEmpty()) {
            openProposal()
                    .ifPresentOrElse(
                            this::state, () -> writer.say("Nothing was done yet.", "Es wurde noch nichts getan."));
            return;
        }
        state(last.get());
    }

    /** What became of an action. */
    private void state(PictureAction action) {
        String what = what(action);
        switch (action.state()) {
            case PROPOSED, AWAITING_APPROVAL -> writer.say(
                    "Not done yet, it waits for a decision: %s",
                    "Noch nicht getan, es wartet auf eine Entscheidung: %s", what);
            case APPROVED -> writer.say("Approved, and about to run: %s", "Freigegeben, läuft gleich: %s", what);
            case RUNNING -> writer.say("It is running: %s", "Es läuft gerade: %s", what);
            case UNKNOWN -> writer.say("Its outcome is unknown: %s", "Der Ausgang ist unbekannt: %s", what);
            case SUCCEEDED -> succeeded(action, what);
            case FAILED -> writer.say("It failed: %s", "Es ist fehlgeschlagen: %s", what);
            case REJECTED -> writer.say("It was rejected: %s", "Es wurde abgelehnt: %s", what);
            case EXPIRED -> writer.say("Nobody decided in time: %s", "Niemand hat rechtzeitig entschieden: %s", what);
            case CANCELLED -> writer.say("It was withdrawn: %s", "Es wurde zurückgezogen: %s", what);
            case REFUSED -> writer.say("It was refused: %s", "Es wurde verweigert: %s", what);
        }
        writer.cite(DraftWriter.of(action));
    }

    private void succeeded(PictureAction action, String what) {
        VerificationVerdict verdict = action.verification();
        if (verdict == VerificationVerdict.PASSED) {
            writer.say("It helped: %s", "Es hat geholfen: %s", what);
        } else if (verdict == VerificationVerdict.FAILED) {
            writer.say("It was done and did not help: %s", "Es wurde getan und hat nicht geholfen: %s", what);
        } else if (verdict == VerificationVerdict.PENDING) {
            writer.say("It was done, and is being checked: %s", "Es wurde getan und wird geprüft: %s", what);
        } else {
            boolean over = picture.incident().state() == IncidentState.RESOLVED;
            writer.say(
                    "It was done; whether it helped was not checked: %s",
                    "Es wurde getan; ob es half, wurde nicht geprüft: %s", what);
            writer.say(
                    over ? "The incident is over." : "The incident is not over.",
                    over ? "Der Vorfall ist vorbei." : "Der Vorfall ist nicht vorbei.");
        }
    }

    private void approval(PictureAction action) {
        PictureApproval approval = action.approval();
        if (action.origin().isOfPerson()) {
            writer.say(
                    "%s asked for it.",
                    "Darum hat %s gebeten.", line(action.origin().by()));
        }
        if (action.state() == ActionState.PROPOSED) {
            writer.say(
                    "It is being tried out first; then its approval opens.",
                    "Es wird zuerst probeweise ausgeführt; dann beginnt die Freigabe.");
        }
        if (approval != null && approval.state() == ApprovalState.OPEN) {
            writer.say(
                    "It waits for approval: %d of %d, until %s. Digest %s.",
                    "Es wartet auf Freigabe: %d von %d, bis %s. Prüfsumme %s.",
                    approval.approvals(),
                    approval.quorum(),
                    writer.until(approval.expiresAt()),
                    approval.digest());
            writer.cite(DraftWriter.of(approval, what(action)));
        }
    }

    private String what(PictureAction action) {
        return oneLine(action.what().in(writer.language()));
    }

    private Optional<PictureAction> openProposal() {
        return picture.actions().stream()
                .filter(one -> one.change() && isOpen(one))
                .findFirst();
    }

    private static boolean isOpen(PictureAction action) {
        return action.state() == ActionState.PROPOSED || action.state() == ActionState.AWAITING_APPROVAL;
    }

    /** Where a proposal that was shown is decided. It is never decided here. */
    public static AnswerDraft consent(
            ChatLanguage language, IncidentPicture picture, PictureAction action, Instant now) {
        StateAnswers answers = new StateAnswers(picture, new DraftWriter(language, now));
        PictureApproval approval = action.approval();
        if (approval == null || approval.state() != ApprovalState.OPEN) {
            answers.state(action);
            return answers.writer.draft();
        }
        answers.writer.say("%s", "%s", answers.what(action)).cite(DraftWriter.of(action));
        answers.approval(action);
        answers.writer.say(
                "I decide nothing. Decide with the buttons of its message, or at its link.",
                "Ich entscheide nichts. Entschieden wird mit den Knöpfen der Nachricht dazu oder unter dem Link.");
        return answers.writer.propose(action.id()).draft();
    }

    /** What is not cut: somebody may agree to it. */
    static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    static String line(String text) {
        String line = oneLine(text);
        if (line.length() <= TITLE) {
            return line;
        }
        boolean half = Character.isHighSurrogate(line.charAt(TITLE - 2));
        return line.substring(0, half ? TITLE - 2 : TITLE - 1) + "…";
    }

    private static List<String> first(String text) {
        return text.lines()
                .map(StateAnswers::line)
                .filter(one -> !one.isEmpty())
                .limit(MOST * 2L)
                .toList();
    }

    /** The first line that says what went wrong: what follows it is mostly its consequence. */
    private static Optional<String> complaint(PictureEvidence evidence) {
        return evidence.excerpt()
                .lines()
                .filter(line -> COMPLAINT.matcher(line).find())
                .map(StateAnswers::line)
                .findFirst();
    }

    private static String lastLine(String text) {
        List<String> lines = text.lines()
                .map(StateAnswers::line)
                .filter(one -> !one.isEmpty())
                .toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
