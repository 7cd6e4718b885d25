package dev.serai.hub.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.approval.ApprovalDigest;
import dev.serai.approval.ApprovalSubject;
import dev.serai.approval.PendingApproval;
import dev.serai.approval.RunFiles;
import dev.serai.playbook.Playbook;
import org.springframework.stereotype.Component;

/** Puts together what an approval is about: the stored rows, and the files as they are. */
@Component
class Subjects {

    /** Stands for a file that is gone; no SHA-256 looks like it. */
    private static final String GONE = "gone";

    private final ActionCatalogue catalogue;
    private final SandboxImage image;
    private final DryRuns dryRuns;

    Subjects(ActionCatalogue catalogue, SandboxImage image, DryRuns dryRuns) {
        this.catalogue = catalogue;
        this.image = image;
        this.dryRuns = dryRuns;
    }

    /** The digest of an approval by these rules. */
    String digest(StoredSubject stored, PendingApproval pending, Rulebook rules) {
        return ApprovalDigest.of(new ApprovalSubject(
                stored.tenant(),
                pending.approvalId().toString(),
                stored.actionId().toString(),
                now(stored, rules),
                stored.change(),
                stored.evidence(),
                risk(stored),
                rules.snapshot(stored.risk().level()),
                pending.terms().requester(),
                pending.expiresAt()));
    }

    /** Whether the files are those the action was proposed with. */
    boolean sameFiles(StoredSubject stored, Rulebook rules) {
        return now(stored, rules).equals(stored.files());
    }

    /** Whether it needs a dry run, and nothing says what that has shown or of what. */
    boolean unseen(StoredSubject stored) {
        return (stored.change().dryRun() == null || stored.change().targetVersion() == null)
                && catalogue
                        .find(stored.files().kamelet())
                        .filter(dryRuns::needed)
                        .isPresent();
    }

    /** The files as they are. */
    private RunFiles now(StoredSubject stored, Rulebook rules) {
        RunFiles before = stored.files();
        return new RunFiles(
                before.kamelet(),
                catalogue.find(before.kamelet()).map(ActionDefinition::sha256).orElse(GONE),
                before.playbook(),
                playbookSha256(before.playbook(), rules),
                before.step(),
                image.of(before.kamelet()));
    }

    private static String playbookSha256(String playbook, Rulebook rules) {
        return Playbook.BY_HAND.equals(playbook)
                ? Playbook.NO_FILE
                : rules.playbook(playbook).map(Playbook::sha256).orElse(GONE);
    }

    private static JsonNode risk(StoredSubject stored) {
        ObjectNode risk = JsonNodeFactory.instance.objectNode();
        risk.put("score", stored.risk().score());
        risk.put("level", stored.risk().level().wire());
        risk.set("factors", stored.risk().factors());
        return risk;
    }
}
