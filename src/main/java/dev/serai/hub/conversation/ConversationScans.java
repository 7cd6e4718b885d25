package dev.serai.hub.conversation;

import dev.serai.alert.Severity;
import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.ScanAnswer;
import dev.serai.conversation.ScanAnswer.FoundRisk;
import dev.serai.conversation.ScanAnswer.LatestScan;
import dev.serai.hub.db.LoadedRow;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what the latest scan has found. */
@Component("conversationScans")
class ConversationScans {

    /** Between two gaps in a column. */
    private static final String UNIT = "\u001f";

    private final Clock clock;

    ConversationScans(Clock clock) {
        this.clock = clock;
    }

    /** @param rows of {@code sql/scan-latest.sql} */
    public AnswerDraft answer(
            @Body List<Map<String, @Nullable Object>> rows, @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        return ScanAnswer.of(
                rows.isEmpty() ? null : scan(rows.stream().map(LoadedRow::new).toList()),
                heard.language(),
                clock.instant());
    }

    private static LatestScan scan(List<LoadedRow> rows) {
        LoadedRow first = rows.get(0);
        String gaps = first.textOrNull("gaps");
        return new LatestScan(
                first.id("scan_id"),
                first.instant("finished_at"),
                rows.stream()
                        .filter(row -> row.textOrNull("severity") != null)
                        .map(row -> new FoundRisk(row.word("severity", Severity.class), row.text("sentence")))
                        .toList(),
                gaps == null ? List.of() : List.of(gaps.split(UNIT, -1)));
    }
}
