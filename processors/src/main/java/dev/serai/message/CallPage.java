package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.incident.IncidentState;
import dev.serai.message.IncidentPage.IncidentSummary;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That people are called for an incident, read from {@code sql/call-page.sql}.
 *
 * @param incident its id
 * @param trouble what they are called for
 * @param kind why they are called
 * @param people who
 * @param by who assigned it; null where nobody did
 * @param nextAt when somebody else is called; null where nobody is
 * @param endedBy who acknowledged or resolved it; null while nobody has
 * @param endedAt when that was; null while nobody has
 */
public record CallPage(
        String incident,
        IncidentSummary trouble,
        IncidentState state,
        CallKind kind,
        List<CalledPerson> people,
        @Nullable String by,
        @Nullable Instant nextAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {

    /** Why people are called. */
    public enum CallKind {
        CHAIN,
        ASSIGNED,
        SNOOZE_OVER,
        /** Nobody cares for it yet, and nobody is called by name. */
        REMINDER
    }

    /**
     * Somebody who is called.
     *
     * @param name the account
     * @param id what the channel knows the person by; null where they are not linked
     */
    public record CalledPerson(String name, @Nullable String id) {}

    public CallPage {
        people = List.copyOf(people);
    }

    /** Reads the JSON that the database wrote. */
    public static CallPage read(String json) {
        JsonNode page = PageReader.tree(json);
        IncidentState state = IncidentState.of(PageReader.text(page, "state"));
        String ended = state == IncidentState.RESOLVED ? "resolved" : "acknowledged";
        return new CallPage(
                PageReader.text(page, "id"),
                IncidentPage.summary(page),
                state,
                CallKind.valueOf(PageReader.text(page, "kind").toUpperCase(Locale.ROOT)),
                PageReader.list(
                        page.path("people"),
                        one -> new CalledPerson(PageReader.text(one, "name"), PageReader.textOrNull(one, "id"))),
                PageReader.textOrNull(page, "by"),
                PageReader.instant(page, "next_at"),
                PageReader.textOrNull(page, ended + "_by"),
                PageReader.instant(page, ended + "_at"));
    }

    /** The same, with these people. */
    public CallPage with(List<CalledPerson> others) {
        return new CallPage(incident, trouble, state, kind, others, by, nextAt, endedBy, endedAt);
    }

    /** Whether it is no more than a word under the page. */
    public boolean isReminder() {
        return kind == CallKind.REMINDER;
    }

    /** Whether there is still something to do for who is called. */
    public boolean isDue() {
        return state == IncidentState.OPEN || kind == CallKind.ASSIGNED && state != IncidentState.RESOLVED;
    }
}
