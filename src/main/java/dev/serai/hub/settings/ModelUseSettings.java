package dev.serai.hub.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How models are used, {@code serai.model-use}; part of {@link ModelSettings}. A limit of 0 is none. A day begins at midnight
 * UTC.
 *
 * @param model which is asked where nobody has chosen; unset: {@code default}, else the first by name
 * @param tenants which is asked for a tenant, by its name
 * @param channels which is asked where people speak, by {@code telegram}, {@code slack}, {@code discord} or {@code api}
 * @param fallback which are asked, in this order, when the chosen one gives no answer
 * @param deadlineMs after which no further model is asked, in milliseconds
 * @param keepDays how long calls are remembered
 * @param tenantTokens the most tokens of one tenant in a day
 * @param tenantCost the most that a tenant may spend in a day, in the currency of the prices
 * @param userTokens the most tokens of one person in a day
 * @param userCost the most that one person may spend in a day
 */
public record ModelUseSettings(
        @Nullable String model,
        @DefaultValue Map<String, String> tenants,
        @DefaultValue Map<String, String> channels,
        @DefaultValue List<String> fallback,
        @DefaultValue("60000") int deadlineMs,
        @DefaultValue("90") int keepDays,
        @DefaultValue("0") long tenantTokens,
        @DefaultValue("0") BigDecimal tenantCost,
        @DefaultValue("0") long userTokens,
        @DefaultValue("0") BigDecimal userCost) {

    private static final List<String> CHANNELS = List.of("telegram", "slack", "discord", "api");

    public ModelUseSettings {
        tenants = Map.copyOf(tenants);
        channels = Map.copyOf(channels);
        channels.keySet()
                .forEach(name -> require(
                        CHANNELS.contains(name), "channels." + name + " is no channel, those are: " + CHANNELS));
        model = model == null || model.isBlank() ? null : model.strip();
        fallback = List.copyOf(fallback);
        require(
                deadlineMs >= 100 && deadlineMs <= 600_000,
                "deadline-ms is " + deadlineMs + ", allowed are 100 to 600000");
        // A day at least: budgets count today's calls.
        require(keepDays >= 2 && keepDays <= 3_650, "keep-days is " + keepDays + ", allowed are 2 to 3650");
        require(tenantTokens >= 0, "tenant-tokens is less than 0");
        require(userTokens >= 0, "user-tokens is less than 0");
        require(tenantCost.signum() >= 0, "tenant-cost is less than 0");
        require(userCost.signum() >= 0, "user-cost is less than 0");
    }

    /** Whether there is any limit. */
    public boolean limited() {
        return tenantTokens > 0 || userTokens > 0 || tenantCost.signum() > 0 || userCost.signum() > 0;
    }

    void check(Set<String> known) {
        require(model == null || known.contains(model), "model is '" + model + "', configured are: " + known);
        check("tenants", tenants, known);
        check("channels", channels, known);
        fallback.forEach(
                name -> require(known.contains(name), "fallback names '" + name + "', configured are: " + known));
    }

    private static void check(String what, Map<String, String> chosen, Set<String> known) {
        chosen.forEach((name, one) ->
                require(known.contains(one), what + "." + name + " is '" + one + "', configured are: " + known));
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException("serai.model-use." + otherwise);
        }
    }
}
