package dev.serai.hub.channel;

import dev.serai.event.JournalEntry;
import dev.serai.event.SilenceEvent;
import dev.serai.failure.Causes;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.http.Problem;
import dev.serai.hub.silence.IncidentSilences;
import dev.serai.incident.IncidentState;
import dev.serai.message.AnswerText;
import dev.serai.message.Command;
import dev.serai.message.CommandReply;
import dev.serai.message.Message;
import dev.serai.silence.LabelMatchers;
import dev.serai.silence.WrittenSilence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the silences that people write in a chat, and says what became of them. */
@Component("chatSilences")
class ChatSilences {

    /** How long a page's button silences. */
    static final Duration FOR = Duration.ofHours(2);

    /** Of a silence that was made just now no second one is made: a button may be clicked twice. */
    private static final Duration CLICKED_AGAIN = Duration.ofMinutes(1);

    private final MessageStore messages;
    private final IncidentSilences incidents;

    ChatSilences(MessageStore messages, IncidentSilences incidents) {
        this.messages = messages;
        this.incidents = incidents;
    }

    /**
     * What {@code direct:silence-create} takes. Under an incident's message it is about that incident, where no matcher is written.
     *
     * @throws Problem 422 for what is missing or wrong
     */
    public Map<String, Object> request(@ExchangeProperty("command") Command command, @Header("tenant") String tenant) {
        try {
            return IncidentSilences.body(WrittenSilence.read(command.argument(), () -> ofIncident(command, tenant)));
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    422, "suppression-refused", "Not possible as it is written", String.valueOf(e.getMessage()));
        }
    }

    private Optional<LabelMatchers> ofIncident(Command command, String tenant) {
        return command.under().isEmpty()
                ? Optional.empty()
                : messages.incidentAt(tenant, command.channel(), command.chat(), command.under())
                        .flatMap(incident -> incidents.matchers(tenant, incident));
    }

    /**
     * What {@code direct:silence-create} takes for a page's button; nothing where the same is silenced for as long already. The
     * property {@code answer} says what is silenced then.
     *
     * @param locked the incident
     * @throws Problem 409 where the incident is over, 422 where its alerts have nothing in common, or more than a silence can say
     */
    public @Nullable Map<String, Object> ofPage(
            @Body List<Map<String, @Nullable Object>> locked,
            @Header("incidentId") String incidentId,
            @Header("tenant") String tenant,
            Exchange exchange) {
        requireOpen(locked);
        LabelMatchers common = incidents
                .matchers(tenant, UUID.fromString(incidentId))
                .orElseThrow(() -> new Problem(
                        422,
                        "suppression-refused",
                        "Nothing to silence",
                        "Its alerts that fire have no label in common; /silence with matchers says what is meant."));
        exchange.setProperty(
                "answer",
                AnswerText.of("Silenced for two hours: " + incidents.count(tenant, common)
                        + ". Noise › Silences in the console ends it. Silenced is " + common));
        return incidents.isSilenced(tenant, common, FOR.minus(CLICKED_AGAIN))
                ? null
                : IncidentSilences.body(new WrittenSilence(common, FOR.toHours() + "h", "by the button of a page"));
    }

    private static void requireOpen(List<Map<String, @Nullable Object>> locked) {
        boolean over = locked.isEmpty()
                || new LoadedRow(locked.get(0)).word("state", IncidentState.class) == IncidentState.RESOLVED;
        if (over) {
            throw new Problem(
                    409, "incident-resolved", "Incident is resolved", "What is resolved is not silenced by its page.");
        }
    }

    public Message saySet(@ExchangeProperty("event") JournalEntry entry) {
        return silenced(entry, null);
    }

    /** @param lately what it would have held back, a row of {@code SuppressionPreview} */
    public Message sayHeldBack(
            @ExchangeProperty("event") JournalEntry entry, @Body Map<String, @Nullable Object> lately) {
        LoadedRow row = new LoadedRow(lately);
        return silenced(
                entry,
                new CommandReply.HeldBack(
                        row.number("alerts"), row.number("firing"), row.number("pages"), row.flag("complete")));
    }

    private static Message silenced(JournalEntry entry, CommandReply.@Nullable HeldBack lately) {
        SilenceEvent.Created created = (SilenceEvent.Created) entry.event();
        return CommandReply.silenced(created.matchers(), created.endsAt(), lately);
    }

    public Message sayProblem(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught) {
        return CommandReply.notSilenced(
                Causes.first(caught, Problem.class).map(Problem::detail).orElse(""));
    }
}
