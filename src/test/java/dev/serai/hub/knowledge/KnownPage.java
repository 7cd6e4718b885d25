package dev.serai.hub.knowledge;

import dev.serai.knowledge.KnowledgeChunk;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** What a hub under test knows. */
public final class KnownPage {

    private KnownPage() {}

    /** Has the hub find a runbook's page at once, and says its id. */
    public static String runbook(ApplicationContext hub, String tenant, String title, String text) {
        return runbook(hub, tenant, "runbooks:" + UUID.randomUUID(), title, text);
    }

    /** The same with an id that is given. */
    public static String runbook(ApplicationContext hub, String tenant, String id, String title, String text) {
        hub.getBean(KnowledgeStore.class)
                .put(tenant, new KnowledgeChunk(id, "runbooks", "test.md", List.of(title), text, "", "", 1));
        sync(hub);
        return id;
    }

    /** Has the hub look at what it was told and has not read yet. */
    public static void sync(ApplicationContext hub) {
        hub.getBean(HubKnowledge.class).sync();
    }
}
