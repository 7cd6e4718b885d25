package dev.serai.hub.intake;

import dev.serai.alert.Artefact;
import dev.serai.alert.FoldedAlert;
import dev.serai.alert.StoredAlert;
import dev.serai.digest.Sha256;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.Sql;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the files that came with alerts as evidence of their incidents, each content once. */
@Component
class ArtefactRows {

    private static final String INSERT = Sql.text("intake-artefact-insert");

    private final NamedParameterJdbcTemplate jdbc;

    ArtefactRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** An alert that never fired has no incident, and its file is not kept. */
    void write(List<FoldedAlert> alerts, Instant now) {
        for (FoldedAlert folded : alerts) {
            StoredAlert alert = folded.alert();
            UUID incident = alert.incident();
            if (incident != null) {
                folded.artefacts().forEach(artefact -> jdbc.update(INSERT, row(alert, incident, artefact, now)));
            }
        }
    }

    private static MapSqlParameterSource row(StoredAlert alert, UUID incident, Artefact artefact, Instant now) {
        return new MapSqlParameterSource("id", Ids.next())
                .addValue("tenant", alert.key().tenant())
                .addValue("incident", incident)
                .addValue("alert", alert.id())
                .addValue("source", "alert:" + artefact.name())
                .addValue("sha256", Sha256.hex(artefact.content()))
                .addValue("excerpt", excerpt(artefact))
                .addValue("content", artefact.content())
                .addValue("contentType", artefact.contentType())
                .addValue("size", artefact.content().length)
                .addValue("now", Timestamp.from(now));
    }

    private static String excerpt(Artefact artefact) {
        return artefact.name() + " (" + artefact.contentType() + ", " + artefact.content().length + " bytes)";
    }
}
