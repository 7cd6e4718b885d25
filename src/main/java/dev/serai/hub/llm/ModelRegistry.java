package dev.serai.hub.llm;

import dev.serai.hub.settings.ModelSettings;
import dev.serai.model.ModelChoice;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The models that are configured. */
@Component("modelRegistry")
public class ModelRegistry {

    private final ModelSettings settings;
    private final ModelPreferenceStore preferences;
    private final Map<String, ConfiguredModel> models = new LinkedHashMap<>();

    ModelRegistry(ModelSettings settings, ModelPreferenceStore preferences) {
        this.settings = settings;
        this.preferences = preferences;
        settings.models().forEach((name, model) -> models.put(name, new ConfiguredModel(name, model)));
    }

    /** Whether there is any. */
    public boolean any() {
        return !models.isEmpty();
    }

    /** By which they can be chosen, the model {@code default} first. */
    public Set<String> names() {
        return Collections.unmodifiableSet(models.keySet());
    }

    List<ConfiguredModel> all() {
        return List.copyOf(models.values());
    }

    /** What this caller is asked with first, and who has chosen it; null where no model is configured. */
    public ModelChoice.@Nullable ChosenModel chosen(String tenant, ModelCaller caller) {
        return choice(tenant, caller).choose(models.keySet());
    }

    /** What is asked for this caller, in this order. */
    List<ConfiguredModel> candidates(String tenant, ModelCaller caller) {
        return choice(tenant, caller)
                .candidates(models.keySet(), settings.modelUse().fallback())
                .stream()
                .flatMap(name -> Stream.ofNullable(models.get(name)))
                .toList();
    }

    /** The names for people. */
    public String describe() {
        return any() ? "Configured models: " + String.join(", ", names()) + "." : "No model is configured.";
    }

    /** Whose choice which model is, of those that the API tells a person: the system's, the tenant's and their own. */
    Map<ModelChoice.ChosenBy, String> choices(String tenant, String user) {
        Map<ModelChoice.ChosenBy, String> choices = new EnumMap<>(ModelChoice.ChosenBy.class);
        put(choices, ModelChoice.ChosenBy.USER, preferences.of(tenant, user));
        put(choices, ModelChoice.ChosenBy.TENANT, settings.modelUse().tenants().get(tenant));
        put(choices, ModelChoice.ChosenBy.SYSTEM, settings.system());
        return choices;
    }

    private static void put(
            Map<ModelChoice.ChosenBy, String> choices, ModelChoice.ChosenBy by, @Nullable String model) {
        if (model != null) {
            choices.put(by, model);
        }
    }

    private ModelChoice choice(String tenant, ModelCaller caller) {
        // Nobody's preference changes what there is only one of.
        String user = caller.user();
        String ofUser = models.size() < 2 || user == null ? null : preferences.of(tenant, user);
        String channel = caller.channel();
        String ofChannel =
                channel == null ? null : settings.modelUse().channels().get(channel);
        return new ModelChoice(
                caller.wanted(),
                ofUser,
                ofChannel,
                settings.modelUse().tenants().get(tenant),
                settings.system());
    }
}
