package dev.serai.hub.llm;

import dev.serai.access.Account;
import dev.serai.event.AccountEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.http.Problem;
import dev.serai.hub.journal.Journal;
import dev.serai.model.ModelChoice.ChosenBy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The models and what they took, as the API has it. */
@Component("modelsApi")
class ModelsApi {

    private final ModelRegistry registry;
    private final ModelBreakers breakers;
    private final ModelPreferenceStore preferences;
    private final ModelUsageStore store;

    ModelsApi(ModelRegistry registry, ModelBreakers breakers, ModelPreferenceStore preferences, ModelUsageStore store) {
        this.registry = registry;
        this.breakers = breakers;
        this.preferences = preferences;
        this.store = store;
    }

    /** Rows of {@code LanguageModel}; nothing of their addresses and keys. */
    public List<Map<String, @Nullable Object>> models(
            @Header("tenant") String tenant, @ExchangeProperty("account") Account account) {
        Map<ChosenBy, String> choices = registry.choices(tenant, account.username());
        return registry.all().stream().map(model -> row(model, choices)).toList();
    }

    /**
     * The caller's own choice, or with null none any more; sets the event that says so.
     *
     * @throws Problem 409 for a model that is not configured
     */
    public void prefer(
            @Body Map<String, @Nullable Object> request,
            @Header("tenant") String tenant,
            @ExchangeProperty("account") Account account,
            Exchange exchange) {
        Object model = request.get("model");
        if (model != null && !registry.names().contains(model.toString())) {
            throw new Problem(409, "unknown-model", "Unknown model", registry.describe());
        }
        String chosen = model == null ? null : model.toString();
        preferences.choose(tenant, account.username(), chosen);
        exchange.setProperty(
                Journal.ENTRY,
                new JournalEntry(
                        tenant,
                        account.actor(),
                        new AccountEvent.ModelPreferred(new Subject.User(account.id()), chosen)));
    }

    /** A row of {@code ModelUsage}. */
    public Map<String, @Nullable Object> usage(
            @Header("tenant") String tenant, @Header("from") String from, @Header("to") String to) {
        return Map.of("items", store.usage(tenant, from, to), "prompts", store.prompts(tenant, from, to));
    }

    private Map<String, @Nullable Object> row(ConfiguredModel model, Map<ChosenBy, String> choices) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("name", model.name());
        row.put("model", model.settings().model());
        row.put("availability", breakers.of(model.name()).name().toLowerCase(Locale.ROOT));
        row.put("tools", model.settings().tools());
        row.put("context_tokens", model.settings().contextTokens());
        row.put("price_in", model.settings().priceIn());
        row.put("price_out", model.settings().priceOut());
        row.put(
                "chosen_by",
                Arrays.stream(ChosenBy.values())
                        .filter(by -> model.name().equals(choices.get(by)))
                        .map(by -> by.name().toLowerCase(Locale.ROOT))
                        .toList());
        return row;
    }
}
