package dev.serai.conversation;

import dev.serai.action.ActionState;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.incident.IncidentState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** "Did it help?": what became of changes, as far as it was checked. */
final class OutcomeAnswer {

    private static final Set<ActionState> BEGUN =
            Set.of(ActionState.RUNNING, ActionState.UNKNOWN, ActionState.SUCCEEDED, ActionState.FAILED);

    /** So many changes are told of at once. */
    private static final int MOST = 3;

    private final IncidentPicture picture;
    private final DraftWriter writer;

    OutcomeAnswer(IncidentPicture picture, DraftWriter writer) {
        this.picture = picture;
        this.writer = writer;
    }

    void say() {
        picture.actions().stream()
                .filter(OutcomeAnswer::isPastProposal)
                .findFirst()
                .or(picture::openProposal)
                .ifPresentOrElse(this::state, () -> writer.say("Nothing was done yet.", "Es wurde noch nichts getan."));
    }

    /** "What became of it?", "why was it not done?": the newest changes, done or not; else what was held back. */
    void each() {
        List<PictureAction> changes = picture.changes();
        AdviceAnswer advice = new AdviceAnswer(picture, writer);
        if (changes.isEmpty()) {
            writer.say(
                    "Nobody has asked for a change here, and none was proposed.",
                    "Hier hat niemand um eine Änderung gebeten, und keine wurde vorgeschlagen.");
            advice.heldBack();
        }
        for (PictureAction change : changes.subList(0, Math.min(MOST, changes.size()))) {
            state(change);
            if (change.isByAnother()) {
                writer.say(
                        "%s asked for it.",
                        "Darum gebeten hat %s.", ShortLine.of(change.origin().name()));
            }
            if (change.waits()) {
                advice.approval(change);
            }
        }
    }

    /** Whether anything came of what was proposed. */
    boolean isAny() {
        return picture.actions().stream().anyMatch(OutcomeAnswer::isPastProposal);
    }

    private static boolean isPastProposal(PictureAction action) {
        return action.change() && action.state() != ActionState.PROPOSED;
    }

    /** What the hub did to the incident's objects: a model may say otherwise. */
    void deeds() {
        Optional<PictureAction> last = picture.lastChange();
        boolean began = picture.actions().stream().anyMatch(one -> one.change() && BEGUN.contains(one.state()));
        if (!began) {
            writer.say(
                    "Serai itself has changed nothing in this incident.",
                    "Serai selbst hat in diesem Vorfall nichts verändert.");
        }
        last.ifPresent(this::state);
    }

    /** What became of an action. */
    void state(PictureAction action) {
        String what = writer.act(action);
        switch (action.state()) {
            case PROPOSED, AWAITING_APPROVAL -> writer.say(
                    "Not done yet, it waits for a decision: %s",
                    "Noch nicht getan, es wartet auf eine Entscheidung: %s", what);
            case APPROVED -> writer.say("Approved, and about to run: %s", "Freigegeben, läuft gleich: %s", what);
            case RUNNING -> writer.say("It is running: %s", "Es läuft gerade: %s", what);
            case UNKNOWN -> writer.say("Its outcome is unknown: %s", "Der Ausgang ist unbekannt: %s", what);
            case SUCCEEDED -> succeeded(action, what);
            case FAILED -> writer.say("It failed: %s", "Es ist fehlgeschlagen: %s", what);
            case REJECTED, EXPIRED, CANCELLED, REFUSED -> {
                new NotDoneWords(writer).say(action);
                return;
            }
        }
        writer.cite(action);
    }

    private void succeeded(PictureAction action, String what) {
        VerificationVerdict verdict = action.verification();
        if (verdict == VerificationVerdict.PASSED) {
            helped(action, what);
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

    /** What helped may have helped for a while only. */
    private void helped(PictureAction action, String what) {
        picture.cameBackAfter(action)
                .ifPresentOrElse(
                        again -> writer.say(
                                "It helped then, but the trouble came back at %s: %s",
                                "Es hat damals geholfen, aber der Fehler kam um %s wieder: %s",
                                writer.when(again),
                                what),
                        () -> writer.say("It helped: %s", "Es hat geholfen: %s", what));
    }
}
