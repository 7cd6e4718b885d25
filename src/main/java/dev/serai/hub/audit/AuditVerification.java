package dev.serai.hub.audit;

import dev.serai.audit.ChainVerdict;
import dev.serai.audit.ChainVerifier;
import dev.serai.audit.Checkpoint;
import dev.serai.audit.Checkpoint.CheckpointPlace;
import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.PurposeContext;
import dev.serai.hub.settings.AuditSettings;
import dev.serai.hub.settings.KeySettings;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Verifies a tenant's chain against this instance's checkpoints, in constant memory. */
@Component("auditVerification")
public class AuditVerification {

    private final AuditStore store;
    private final CheckpointFile file;
    private final PublicKey key;

    AuditVerification(AuditStore store, AuditSettings settings, KeySettings keys) {
        this.store = store;
        this.file = new CheckpointFile(settings.checkpointFile());
        this.key = keys.auditPair().getPublic();
    }

    /** The contract's {@code AuditVerification}. */
    public Map<String, @Nullable Object> verify(@Header("tenant") String tenant) {
        ChainVerdict verdict = verdict(tenant);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("valid", verdict.valid());
        answer.put("checked", verdict.checked());
        answer.put("unsealed", PurposeContext.in(Purpose.AUDIT, () -> store.unsealedCount(tenant)));
        answer.put("first_broken", verdict.firstBroken());
        answer.put("checkpoint", fields(verdict.checkpoint()));
        answer.put("reason", verdict.reason().name());
        return answer;
    }

    ChainVerdict verdict(String tenant) {
        // First what is signed, then the chain: what is signed meanwhile is not missing from it.
        try (FileLines checkpoints = file.lines()) {
            ChainVerifier verifier =
                    new ChainVerifier(tenant, key, checkpoints == null ? Collections.emptyIterator() : checkpoints);
            PurposeContext.run(
                    Purpose.AUDIT, () -> store.readChain(tenant, link -> verifier.accept(link.seal(), link.event())));
            return verifier.verdict();
        }
    }

    private @Nullable Map<String, Object> fields(@Nullable Checkpoint checkpoint) {
        if (checkpoint == null) {
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sequence", checkpoint.sequence());
        fields.put("hash", checkpoint.hash());
        fields.put("time", checkpoint.time().toString());
        fields.put("signature", checkpoint.signature());
        fields.put("format", checkpoint.format());
        CheckpointPlace place = checkpoint.place();
        if (place != null) {
            fields.put("instance", place.instance().toString());
            fields.put("number", place.number());
            fields.put("previous", place.previous());
        }
        fields.put("public_key", Base64.getEncoder().encodeToString(key.getEncoded()));
        return fields;
    }
}
