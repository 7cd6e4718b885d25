package dev.serai.hub.analysis;

import dev.serai.hub.http.OperationAccess;
import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.investigation.ToolEntries;
import dev.serai.investigation.ToolEntry;
import dev.serai.investigation.ToolPermit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The one place that says who may use a tool: whoever may call the operation of the API that stands beside its name. */
@Component
class ToolAccess {

    private static final Pattern FILES = Pattern.compile("tool/(?:[a-z][a-z0-9-]*\\.)?tools\\.yaml");

    private final OperationAccess operations;
    private final Live<SortedMap<String, ToolEntry>> entries;

    ToolAccess(OperationAccess operations, RoutesFolder routes) {
        this.operations = operations;
        this.entries = routes.live(() -> routes.textsOf(FILES), texts -> read(routes, texts));
    }

    private SortedMap<String, ToolEntry> read(RoutesFolder routes, Map<String, String> texts) {
        SortedMap<String, String> byPath = new TreeMap<>();
        texts.forEach((name, text) -> byPath.put(routes.path(name), text));
        return ToolEntries.read(byPath, id -> operations.find(id).isPresent());
    }

    /** A tool that stands nowhere is nobody's. */
    public boolean allows(String tool, ToolPermit permit) {
        ToolEntry entry = entries.get().get(tool);
        return entry != null && operations.allows(entry.operation(), permit);
    }

    /** The operation that a tool counts as; empty for a tool that stands nowhere. */
    public Optional<String> operationOf(String tool) {
        return Optional.ofNullable(entries.get().get(tool)).map(ToolEntry::operation);
    }

    /** What an argument means; empty where nobody says it. */
    Optional<String> meaning(String tool, String argument) {
        return Optional.ofNullable(entries.get().get(tool))
                .flatMap(entry -> Optional.ofNullable(entry.arguments().get(argument)));
    }
}
