package dev.serai.hub.intake;

import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.settings.SourceSettings;
import dev.serai.secret.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes secrets out of deliveries in quarantine before anybody is shown them: what looks like one, and what their sources prove themselves with. */
@Component("shownQuarantine")
class ShownQuarantine {

    private static final int MOST_BYTES = 65_536;
    private static final String GONE = "[redacted:secret]";

    private final SourceSettings sources;

    ShownQuarantine(SourceSettings sources) {
        this.sources = sources;
    }

    /** Rows of {@code QuarantinedDelivery}; those of one delivery have its bytes as {@code raw}, and get {@code payload} and {@code truncated}. */
    public List<Map<String, @Nullable Object>> withoutSecrets(@Body List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(this::withoutSecrets).toList();
    }

    private Map<String, @Nullable Object> withoutSecrets(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(row);
        String source = new LoadedRow(row).text("source");
        shown.put("detail", safe(source, new LoadedRow(row).text("detail")));
        if (row.containsKey("raw")) {
            byte[] raw = (byte[]) shown.remove("raw");
            shown.put("truncated", raw != null && raw.length > MOST_BYTES);
            shown.put("payload", raw == null ? null : safe(source, text(raw)));
        }
        return shown;
    }

    private static String text(byte[] raw) {
        // NUL and half characters become signs that can be shown.
        return new String(raw, 0, Math.min(raw.length, MOST_BYTES), StandardCharsets.UTF_8).replace('\0', '\ufffd');
    }

    private String safe(String source, String text) {
        String safe = text;
        SourceSettings.Source known = sources.sources().get(source);
        for (String secret : known == null ? List.<String>of() : known.everySecret()) {
            safe = safe.replace(secret, GONE);
        }
        return Redaction.redact(safe);
    }
}
