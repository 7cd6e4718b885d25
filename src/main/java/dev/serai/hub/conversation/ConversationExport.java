package dev.serai.hub.conversation;

import dev.serai.conversation.Transcript;
import dev.serai.hub.db.LoadedRow;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A conversation as a file, in what the caller accepts: Markdown when it asks for that, else JSON. */
@Component("conversationExport")
class ConversationExport {

    private final TurnStore turns;

    ConversationExport(TurnStore turns) {
        this.turns = turns;
    }

    /** The transcript of the first row. */
    public String write(
            @Body List<Map<String, @Nullable Object>> found,
            @Header("tenant") String tenant,
            @Header("markdown") boolean markdown,
            Exchange exchange) {
        LoadedRow row = new LoadedRow(found.get(0));
        Transcript transcript = new Transcript(
                row.id("id"),
                row.idOrNull("incident_id"),
                row.instant("created_at"),
                turns.transcript(tenant, row.id("id")));
        exchange.getMessage()
                .setHeader(Exchange.CONTENT_TYPE, markdown ? "text/markdown; charset=utf-8" : "application/json");
        return markdown ? transcript.markdown() : transcript.json();
    }
}
