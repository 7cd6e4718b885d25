package dev.serai.hub.silence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.db.Sql;
import dev.serai.hub.routes.Live;
import dev.serai.replay.AlertPolicy;
import dev.serai.silence.LabelMatchers;
import dev.serai.silence.MaintenanceWindow;
import dev.serai.silence.Silence;
import dev.serai.silence.SuppressionPolicy;
import dev.serai.silence.Suppressions;
import dev.serai.silence.WindowSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** What people have set, as it is at a moment: read anew for each decision, so that several hubs decide alike. */
@Component
public class SuppressionStore {

    private static final String SET = Sql.text("suppression-set");

    private final NamedParameterJdbcTemplate jdbc;
    private final Live<AlertPolicy> policy;
    private final InhibitionRows inhibition;

    SuppressionStore(NamedParameterJdbcTemplate jdbc, Live<AlertPolicy> policy, InhibitionRows inhibition) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.inhibition = inhibition;
    }

    /** @param firing the labels of the alerts that are decided about */
    public Suppressions at(String tenant, Instant now, Collection<Map<String, String>> firing) {
        SuppressionPolicy rules = policy.get().suppression();
        MapSqlParameterSource parameters = new MapSqlParameterSource("tenant", tenant).addValue("now", now.toString());
        return jdbc.queryForObject(
                SET,
                parameters,
                (row, n) -> new Suppressions(
                        silences(row.getString("silences")),
                        windows(row.getString("windows")),
                        rules,
                        inhibition.find(tenant, rules.inhibitRules(), firing)));
    }

    private static List<Silence> silences(String text) {
        List<Silence> read = new ArrayList<>();
        for (JsonNode row : MatcherJson.parsed(text)) {
            read.add(new Silence(
                    id(row),
                    MatcherJson.read(row.required("matchers")),
                    row.required("author").asText(),
                    row.required("comment").asText(),
                    instant(row, "starts_at"),
                    instant(row, "ends_at")));
        }
        return read;
    }

    private static List<MaintenanceWindow> windows(String text) {
        List<MaintenanceWindow> read = new ArrayList<>();
        MatcherJson.parsed(text).forEach(row -> read.add(window(row)));
        return read;
    }

    private static MaintenanceWindow window(JsonNode row) {
        LabelMatchers scope = MatcherJson.read(row.required("scope"));
        return new MaintenanceWindow(
                id(row),
                scope,
                MatcherJson.readLists(row.required("expects")),
                MatcherJson.readLists(row.required("excepted")),
                new WindowSchedule(
                        LocalDateTime.parse(row.required("starts_at").asText()),
                        Duration.ofSeconds(row.required("length_seconds").asLong()),
                        row.required("rule").isNull()
                                ? null
                                : row.required("rule").asText(),
                        ZoneId.of(row.required("zone").asText())),
                row.required("author").asText(),
                row.required("comment").asText());
    }

    private static UUID id(JsonNode row) {
        return UUID.fromString(row.required("id").asText());
    }

    private static Instant instant(JsonNode row, String column) {
        return OffsetDateTime.parse(row.required(column).asText()).toInstant();
    }
}
