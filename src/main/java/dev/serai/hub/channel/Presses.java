package dev.serai.hub.channel;

import dev.serai.approval.DecisionOutcome;
import dev.serai.approval.DecisionRequest;
import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.approval.Role;
import dev.serai.event.ChannelEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.event.Subject.Pressed.On;
import dev.serai.hub.channel.ChannelStore.Account;
import dev.serai.hub.channel.MessageStore.Reference;
import dev.serai.hub.channel.PressCase.Acknowledge;
import dev.serai.hub.channel.PressCase.Decide;
import dev.serai.hub.channel.PressCase.Refused;
import dev.serai.hub.http.Problem;
import dev.serai.hub.journal.Journal;
import dev.serai.message.AnswerText;
import dev.serai.message.Press;
import dev.serai.message.PressRefusal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** Finds out who pressed which button, and hands it to the route that may act on it. */
@Component("presses")
class Presses {

    private final ChannelStore channels;
    private final MessageStore messages;
    private final Journal journal;

    Presses(ChannelStore channels, MessageStore messages, Journal journal) {
        this.channels = channels;
        this.messages = messages;
        this.journal = journal;
    }

    /** What this press asks for. Anything unclear is refused. */
    public PressCase judge(@ExchangeProperty("press") Press press, @Header("tenant") String tenant) {
        Optional<Account> known = channels.account(tenant, press.channel(), press.from());
        if (known.isEmpty()) {
            return refused(press, PressRefusal.UNMAPPED_USER, press.channel() + ":" + press.from());
        }
        Account account = known.get();
        String actor = "user:" + account.username();
        if (account.disabled()) {
            return refused(press, PressRefusal.DISABLED_USER, actor);
        }
        return press.data().equals(Buttons.ACKNOWLEDGE)
                ? acknowledge(press, tenant, account, actor)
                : decide(press, tenant, account, actor);
    }

    private PressCase acknowledge(Press press, String tenant, Account account, String actor) {
        Optional<UUID> incident = messages.incidentAt(tenant, press.channel(), press.chat(), press.message());
        if (incident.isEmpty()) {
            return refused(press, PressRefusal.WRONG_PLACE, actor);
        }
        boolean may =
                Role.of(account.role()).map(role -> role.covers(Role.OPERATOR)).orElse(false);
        return may
                ? new Acknowledge(press, account, incident.get())
                : new Refused(
                        press,
                        PressRefusal.ROLE_TOO_LOW,
                        actor,
                        new Subject.Pressed(On.INCIDENT, incident.get().toString()));
    }

    private PressCase decide(Press press, String tenant, Account account, String actor) {
        Optional<Reference> found = messages.reference(press.channel(), References.hash(press.data()))
                .filter(reference -> reference.tenant().equals(tenant));
        if (found.isEmpty()) {
            return refused(press, PressRefusal.UNKNOWN_BUTTON, actor);
        }
        Reference reference = found.get();
        Subject.Pressed approval =
                new Subject.Pressed(On.APPROVAL, reference.approvalId().toString());
        if (reference.messageId() == null) {
            return new Refused(press, PressRefusal.REPLACED, actor, approval);
        }
        if (!reference.chat().equals(press.chat()) || !press.message().equals(reference.messageId())) {
            return new Refused(press, PressRefusal.WRONG_PLACE, actor, approval);
        }
        return new Decide(press, account, reference);
    }

    private static Refused refused(Press press, PressRefusal reason, String actor) {
        return new Refused(press, reason, actor, new Subject.Pressed(On.MESSAGE, press.chat() + "/" + press.message()));
    }

    /** Sets what the route that acts on it needs: who acts, and on what. */
    public void prepare(Exchange exchange, @ExchangeProperty("pressCase") PressCase press) {
        if (press instanceof Decide decide) {
            act(exchange, decide.account());
            exchange.setProperty("decisionRequest", request(decide));
        } else if (press instanceof Acknowledge acknowledge) {
            act(exchange, acknowledge.account());
            exchange.getMessage()
                    .setHeader("incidentId", acknowledge.incidentId().toString());
        }
    }

    static void act(Exchange exchange, Account account) {
        exchange.setProperty("actor", "user:" + account.username());
        exchange.setProperty("userId", account.id().toString());
        exchange.setProperty("userRole", account.role());
    }

    private static DecisionRequest request(Decide decide) {
        Reference reference = decide.reference();
        return new DecisionRequest(
                reference.tenant(),
                reference.approvalId(),
                decide.account().id(),
                DecisionVerdict.valueOf(reference.verdict().toUpperCase(Locale.ROOT)),
                reference.digest(),
                decide.press().channel(),
                decide.press().from(),
                decide.press().deliveryId(),
                null);
    }

    /** Records that a press led to nothing, once; in the transaction of its delivery. */
    public void recordRefusal(@ExchangeProperty("pressCase") Refused refused, @Header("tenant") String tenant) {
        if (firstTime(refused, tenant)) {
            journal.record(new JournalEntry(
                    tenant,
                    refused.actor(),
                    refused.reason().name(),
                    new ChannelEvent.InteractionRefused(
                            refused.subject(),
                            refused.press().channel(),
                            refused.press().from(),
                            refused.press().chat(),
                            refused.press().message())));
        }
    }

    /** Whether this press is no replay; in the transaction of its effect. */
    public boolean firstTime(@ExchangeProperty("pressCase") PressCase press, @Header("tenant") String tenant) {
        return channels.firstTime(tenant, press.press().channel(), press.press().deliveryId());
    }

    public String sayOutcome(@Body DecisionOutcome outcome) {
        return AnswerText.of(outcome);
    }

    public String sayRefusal(@ExchangeProperty("pressCase") Refused refused) {
        return AnswerText.of(refused.reason(), refused.press());
    }

    /** What stood against it, as far as it may be told. */
    public String sayProblem(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught) {
        for (Throwable cause = caught; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return AnswerText.of("Not possible: " + problem.detail());
            }
        }
        return "Not possible.";
    }
}
