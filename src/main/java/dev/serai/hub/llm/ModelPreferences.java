package dev.serai.hub.llm;

import dev.serai.model.ModelChoice.ChosenBy;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which model people, channels and tenants prefer. */
@Component("modelPreferences")
public class ModelPreferences {

    private static final String OF_TENANT = "";

    private final ModelPreferenceStore store;

    ModelPreferences(ModelPreferenceStore store) {
        this.store = store;
    }

    /** What is stored; null where there is none. */
    record Preferred(@Nullable String user, @Nullable String channel, @Nullable String tenant) {

        static final Preferred NONE = new Preferred(null, null, null);
    }

    Preferred of(String tenant, @Nullable String user, @Nullable String channel) {
        Map<ChosenBy, String> known = store.of(tenant, user, channel);
        return new Preferred(known.get(ChosenBy.USER), known.get(ChosenBy.CHANNEL), known.get(ChosenBy.TENANT));
    }

    /** A person's own choice; null takes it back. */
    public void chooseForUser(String tenant, String user, @Nullable String model) {
        store.set(tenant, ChosenBy.USER, user, model);
    }

    /** For all who speak in a channel, for instance {@code telegram}; null takes it back. */
    public void chooseForChannel(String tenant, String channel, @Nullable String model) {
        store.set(tenant, ChosenBy.CHANNEL, channel, model);
    }

    /** For a whole tenant; null takes it back. */
    public void chooseForTenant(String tenant, @Nullable String model) {
        store.set(tenant, ChosenBy.TENANT, OF_TENANT, model);
    }
}
