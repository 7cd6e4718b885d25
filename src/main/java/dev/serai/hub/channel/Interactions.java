package dev.serai.hub.channel;

import dev.serai.approval.DecisionOutcome;
import dev.serai.approval.DecisionRequest;
import dev.serai.approval.Role;
import dev.serai.event.ChannelEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.event.Subject.ButtonTarget.ButtonTargetKind;
import dev.serai.failure.Causes;
import dev.serai.hub.channel.ChannelStore.LinkedAccount;
import dev.serai.hub.channel.Intent.Acknowledge;
import dev.serai.hub.channel.Intent.Care;
import dev.serai.hub.channel.Intent.Decide;
import dev.serai.hub.channel.Intent.RefusedInteraction;
import dev.serai.hub.channel.Intent.Show;
import dev.serai.hub.channel.MessageStore.DigestPlace;
import dev.serai.hub.channel.MessageStore.Reference;
import dev.serai.hub.http.Problem;
import dev.serai.hub.journal.Journal;
import dev.serai.message.AnswerText;
import dev.serai.message.Button.ButtonKind;
import dev.serai.message.Interaction;
import dev.serai.message.InteractionRefusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out who pressed which button, and hands it to the route that may act on it. */
@Component("interactions")
class Interactions {

    private static final Duration SNOOZE = Duration.ofHours(1);

    private final ChannelStore channels;
    private final MessageStore messages;
    private final Journal journal;

    Interactions(ChannelStore channels, MessageStore messages, Journal journal) {
        this.channels = channels;
        this.messages = messages;
        this.journal = journal;
    }

    /** What this press asks for. Anything unclear is refused. */
    public Intent intent(@ExchangeProperty("interaction") Interaction interaction, @Header("tenant") String tenant) {
        Optional<LinkedAccount> known = channels.account(tenant, interaction.channel(), interaction.from());
        if (known.isEmpty()) {
            return refused(
                    interaction, InteractionRefusal.UNMAPPED_USER, interaction.channel() + ":" + interaction.from());
        }
        LinkedAccount account = known.get();
        String actor = "user:" + account.username();
        if (account.disabled()) {
            return refused(interaction, InteractionRefusal.DISABLED_USER, actor);
        }
        if (interaction.data().equals(Buttons.SHOW)) {
            return show(interaction, tenant, account, actor);
        }
        boolean duty = interaction.data().equals(Buttons.ACKNOWLEDGE) || Buttons.DUTIES.containsKey(interaction.data());
        return duty ? care(interaction, tenant, account, actor) : decide(interaction, tenant, account, actor);
    }

    private Intent show(Interaction interaction, String tenant, LinkedAccount account, String actor) {
        Optional<DigestPlace> digest =
                messages.digestAt(tenant, interaction.channel(), interaction.chat(), interaction.message());
        if (digest.isEmpty()) {
            return refused(interaction, InteractionRefusal.WRONG_PLACE, actor);
        }
        return account.role().covers(Role.OPERATOR)
                ? new Show(interaction, account, digest.get())
                : refused(interaction, InteractionRefusal.ROLE_TOO_LOW, actor);
    }

    private Intent care(Interaction interaction, String tenant, LinkedAccount account, String actor) {
        List<UUID> incidents = messages.incidentAt(
                        tenant, interaction.channel(), interaction.chat(), interaction.message())
                .map(List::of)
                .orElseGet(() ->
                        messages.listedAt(tenant, interaction.channel(), interaction.chat(), interaction.message()));
        if (incidents.isEmpty()) {
            return refused(interaction, InteractionRefusal.WRONG_PLACE, actor);
        }
        return account.role().covers(Role.OPERATOR)
                ? ofIncidents(interaction, account, incidents)
                : new RefusedInteraction(
                        interaction,
                        InteractionRefusal.ROLE_TOO_LOW,
                        actor,
                        new Subject.ButtonTarget(
                                ButtonTargetKind.INCIDENT, incidents.get(0).toString()));
    }

    private static Intent ofIncidents(Interaction interaction, LinkedAccount account, List<UUID> incidents) {
        ButtonKind act = Buttons.DUTIES.get(interaction.data());
        return act == null
                ? new Acknowledge(interaction, account, incidents)
                : new Care(interaction, account, incidents.get(0), act);
    }

    private Intent decide(Interaction interaction, String tenant, LinkedAccount account, String actor) {
        Optional<Reference> found = messages.reference(interaction.channel(), References.hash(interaction.data()))
                .filter(reference -> reference.tenant().equals(tenant));
        if (found.isEmpty()) {
            return refused(interaction, InteractionRefusal.UNKNOWN_BUTTON, actor);
        }
        Reference reference = found.get();
        Subject.ButtonTarget approval = new Subject.ButtonTarget(
                ButtonTargetKind.APPROVAL, reference.approvalId().toString());
        if (reference.messageId() == null) {
            return new RefusedInteraction(interaction, InteractionRefusal.REPLACED, actor, approval);
        }
        if (!reference.chat().equals(interaction.chat())
                || !interaction.message().equals(reference.messageId())) {
            return new RefusedInteraction(interaction, InteractionRefusal.WRONG_PLACE, actor, approval);
        }
        return new Decide(interaction, account, reference);
    }

    private static RefusedInteraction refused(Interaction interaction, InteractionRefusal reason, String actor) {
        return new RefusedInteraction(
                interaction,
                reason,
                actor,
                new Subject.ButtonTarget(ButtonTargetKind.MESSAGE, interaction.chat() + "/" + interaction.message()));
    }

    /** Sets what the route that acts on it needs: who acts, and on what. */
    public void prepare(Exchange exchange, @ExchangeProperty("intent") Intent intent) {
        if (intent instanceof Decide decide) {
            act(exchange, decide.account());
        } else if (intent instanceof Acknowledge acknowledge) {
            act(exchange, acknowledge.account());
        } else if (intent instanceof Show show) {
            act(exchange, show.account());
        } else if (intent instanceof Care care) {
            care(exchange, care);
        }
    }

    private static void care(Exchange exchange, Care care) {
        act(exchange, care.account());
        exchange.getMessage().setHeader("incidentId", care.incidentId().toString());
        exchange.getMessage().setHeader("snoozeMinutes", Math.toIntExact(SNOOZE.toMinutes()));
        exchange.getMessage().setHeader("assignee", care.account().username());
    }

    /** @param said what was silenced; null where nothing was, because the click was remembered */
    public String sayDone(@ExchangeProperty("intent") Care care, @ExchangeProperty("answer") @Nullable String said) {
        return switch (care.act()) {
            case SILENCE -> said == null ? "It is silenced already." : said;
            case RESOLVE -> "The incident is resolved.";
            case SNOOZE -> "Nobody is reminded of it for an hour.";
            default -> "The incident is yours.";
        };
    }

    static void act(Exchange exchange, LinkedAccount account) {
        exchange.setProperty("actor", "user:" + account.username());
    }

    /** For whoever counts decisions. */
    public DecisionRequest decisionRequest(@ExchangeProperty("intent") Decide decide) {
        Reference reference = decide.reference();
        return new DecisionRequest(
                reference.tenant(),
                reference.approvalId(),
                decide.account().id(),
                reference.verdict(),
                reference.digest(),
                decide.interaction().channel(),
                decide.interaction().from(),
                decide.interaction().deliveryId(),
                null);
    }

    /** Records that a press led to nothing; the route does it once for each delivery. */
    public void recordRefusal(@ExchangeProperty("intent") RefusedInteraction refused, @Header("tenant") String tenant) {
        journal.record(new JournalEntry(
                tenant,
                refused.actor(),
                refused.reason(),
                new ChannelEvent.InteractionRefused(
                        refused.subject(),
                        refused.interaction().channel(),
                        refused.interaction().from(),
                        refused.interaction().chat(),
                        refused.interaction().message())));
    }

    public String sayAcknowledged(@ExchangeProperty("intent") Acknowledge acknowledge) {
        int count = acknowledge.incidents().size();
        return count == 1 ? "The incident is acknowledged." : count + " incidents are acknowledged.";
    }

    public String sayOutcome(@Body DecisionOutcome outcome) {
        return AnswerText.of(outcome);
    }

    public String sayRefusal(@ExchangeProperty("intent") RefusedInteraction refused) {
        return AnswerText.of(refused.reason(), refused.interaction());
    }

    /** What stood against it, as far as it may be told. */
    public String sayProblem(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught) {
        return Causes.first(caught, Problem.class)
                .map(problem -> AnswerText.of("Not possible: " + problem.detail()))
                .orElse("Not possible.");
    }
}
