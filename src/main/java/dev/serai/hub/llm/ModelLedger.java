package dev.serai.hub.llm;

import dev.serai.hub.db.Ids;
import dev.serai.hub.llm.ModelAttempt.AttemptResult;
import dev.serai.hub.settings.ModelSettings;
import dev.serai.hub.settings.ModelUseSettings;
import dev.serai.model.ModelBudget;
import dev.serai.model.ModelBudget.BudgetShare;
import dev.serai.model.ModelOutcome;
import dev.serai.model.ModelTokens;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What models were asked and what it took. A call is written before it is made, with what it may take at most: that is
 * reserved of the budgets, which are looked at in the same transaction, one call of a tenant after the other. So calls at
 * once go over a budget only by what their models take beyond {@code max-tokens} and the estimate of the question.
 */
@Component("modelLedger")
public class ModelLedger {

    private final ModelCallStore store;
    private final ModelUseSettings settings;
    private final Clock clock;

    ModelLedger(ModelCallStore store, ModelSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings.modelUse();
        this.clock = clock;
    }

    /** What became of a reservation. */
    record Reservation(UUID call, boolean granted) {}

    /** Writes down that a model is going to be asked, or that it must not be. */
    @Transactional
    Reservation reserve(ModelRequest request, ConfiguredModel model, int question) {
        ModelTokens most = new ModelTokens(question, model.settings().maxTokens());
        BudgetShare size = new BudgetShare(most.total(), model.cost(most));
        boolean granted = !settings.limited() || fits(request, size);
        UUID id = Ids.next();
        store.insert(
                new ModelCallStore.NewCall(
                        id,
                        request,
                        model.name(),
                        granted ? ModelOutcome.RUNNING : ModelOutcome.BUDGET_USED,
                        granted ? size : new BudgetShare(0, BigDecimal.ZERO),
                        false),
                clock.instant());
        return new Reservation(id, granted);
    }

    private boolean fits(ModelRequest request, BudgetShare size) {
        store.lock(request.tenant());
        Instant midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
        ModelBudget ofTenant = new ModelBudget(settings.tenantTokens(), settings.tenantCost());
        if (!ofTenant.allows(store.used(request.tenant(), null, midnight), size)) {
            return false;
        }
        String user = request.caller().user();
        return user == null
                || new ModelBudget(settings.userTokens(), settings.userCost())
                        .allows(store.used(request.tenant(), user, midnight), size);
    }

    /** Writes down what came of it; what was reserved beyond that is free again. */
    @Transactional
    void settle(String tenant, ModelAttempt attempt, AttemptResult result) {
        store.settle(tenant, attempt.call(), result, attempt.model().cost(result.tokens()), attempt.latencyMs());
    }

    /** Writes down that an equal question was answered before. */
    @Transactional
    UUID cached(ModelRequest request, ConfiguredModel model) {
        UUID id = Ids.next();
        store.insert(
                new ModelCallStore.NewCall(
                        id, request, model.name(), ModelOutcome.ANSWERED, new BudgetShare(0, BigDecimal.ZERO), true),
                clock.instant());
        return id;
    }

    /**
     * Notes how good an answer turned out, for the comparison of prompts.
     *
     * @param quality a code such as {@code MODEL_CITED}
     */
    @Transactional
    public void rate(String tenant, UUID call, String quality) {
        store.rate(tenant, call, quality);
    }

    /** Until when calls are forgotten. Called by the route. */
    public Timestamp forgetBefore() {
        return Timestamp.from(clock.instant().minus(settings.keepDays(), ChronoUnit.DAYS));
    }
}
