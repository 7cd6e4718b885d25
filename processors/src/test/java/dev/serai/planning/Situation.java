package dev.serai.planning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.ActionDefinition;
import dev.serai.action.ActionState;
import dev.serai.action.Budget;
import dev.serai.action.Effect;
import dev.serai.action.KameletRisk;
import dev.serai.action.RefusalReason;
import dev.serai.planning.TargetHistory.SameAction;
import dev.serai.playbook.ResolvedArguments;
import dev.serai.risk.ProposalOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of one object that nothing speaks against, until something is added. */
final class Situation {

    static final String KAMELET = "test-scale-action";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final ProposedBy by;
    final ObjectNode arguments = JsonNodeFactory.instance
            .objectNode()
            .put("cluster", "shop")
            .put("namespace", "shop")
            .put("name", "cart");
    final List<EarlierAction> ofStep = new ArrayList<>();
    private final List<SameAction> ofKamelet = new ArrayList<>();
    ActionDefinition definition = definition("sha", Effect.CHANGE, false);

    @Nullable
    ActionDefinition listed = definition;

    @Nullable
    RefusalReason forbidden;

    TargetHistory.@Nullable TargetClaim claimed;

    @Nullable
    ReadRate reads;

    @Nullable
    Duration stepCooldown;

    @Nullable
    UUID compensates;

    private @Nullable ClusterBudget budget;

    Situation(ProposedBy by) {
        this.by = by;
        budget(2, 1);
    }

    static ActionDefinition definition(String sha256, Effect effect, boolean nodeLevel) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.put("additionalProperties", false);
        for (String name : List.of("cluster", "namespace", "name")) {
            schema.withObject("/properties/" + name).put("type", "string");
        }
        return new ActionDefinition(
                KAMELET,
                "Test",
                sha256,
                effect,
                new KameletRisk(10, true, nodeLevel),
                null,
                "name",
                "kubernetes",
                schema);
    }

    static EarlierAction ended(ActionState state, Duration ago) {
        return new EarlierAction(new UUID(0, 1), state, NOW.minus(ago), false);
    }

    void same(EarlierAction action, boolean own) {
        ofKamelet.add(new SameAction(action, own));
    }

    void reads() {
        definition = definition("sha", Effect.READ, false);
        listed = definition;
        reads = new ReadRate(29, 30);
        budget = null;
    }

    void budget(int perHour, int spent) {
        budget = new ClusterBudget("shop", new Budget(perHour, spent), NOW.minus(Duration.ofMinutes(10)));
    }

    RequestSource source() {
        return new RequestSource(
                by, "user:ann", ProposalOrigin.PLAYBOOK, "scale-up", "abc", "scale", stepCooldown, compensates);
    }

    Admission check() {
        ActionRequest request = new ActionRequest(source(), definition, new ResolvedArguments(arguments, "cart"));
        return AdmissionCheck.check(
                request,
                new AdmissionFacts(
                        listed,
                        forbidden,
                        new TargetHistory(claimed, ofStep, ofKamelet),
                        source().cooldown(Duration.ofMinutes(10)),
                        reads,
                        budget,
                        NOW));
    }
}
