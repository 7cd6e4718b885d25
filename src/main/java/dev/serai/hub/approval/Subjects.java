package dev.serai.hub.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.approval.ApprovalDigest;
import dev.serai.approval.ApprovalSubject;
import dev.serai.approval.PendingApproval;
import dev.serai.playbook.Playbook;
import dev.serai.risk.RiskLevel;
import java.util.Locale;
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
                stored.kamelet(),
                kameletSha256(stored),
                stored.playbook(),
                playbookSha256(stored, rules),
                stored.step(),
                stored.arguments(),
                stored.target(),
                stored.targetVersion(),
                stored.dryRun(),
                image.of(stored.kamelet()),
                stored.evidence(),
                risk(stored),
                rules.snapshot(level(stored)),
                pending.requester(),
                pending.expiresAt()));
    }

    /** Whether the files are those the action was proposed with. */
    boolean sameFiles(StoredSubject stored, Rulebook rules) {
        String now = image.of(stored.kamelet());
        boolean sameImage = now == null ? stored.imageDigest() == null : now.equals(stored.imageDigest());
        return sameImage
                && kameletSha256(stored).equals(stored.kameletSha256())
                && playbookSha256(stored, rules).equals(stored.playbookSha256());
    }

    /** Whether it needs a dry run, and nothing says what that has shown or of what. */
    boolean unseen(StoredSubject stored) {
        return (stored.dryRun() == null || stored.targetVersion() == null)
                && catalogue.find(stored.kamelet()).filter(dryRuns::needed).isPresent();
    }

    static RiskLevel level(StoredSubject stored) {
        return RiskLevel.valueOf(stored.riskLevel().toUpperCase(Locale.ROOT));
    }

    private String kameletSha256(StoredSubject stored) {
        return catalogue.find(stored.kamelet()).map(ActionDefinition::sha256).orElse(GONE);
    }

    private static String playbookSha256(StoredSubject stored, Rulebook rules) {
        if (Playbook.BY_HAND.equals(stored.playbook())) {
            return Playbook.NO_FILE;
        }
        return rules.playbook(stored.playbook()).map(Playbook::sha256).orElse(GONE);
    }

    private static JsonNode risk(StoredSubject stored) {
        ObjectNode risk = JsonNodeFactory.instance.objectNode();
        risk.put("score", stored.riskScore());
        risk.put("level", stored.riskLevel());
        risk.set("factors", stored.riskFactors());
        return risk;
    }
}
