package dev.serai.hub.planning;

import dev.serai.analysis.Excerpt;
import dev.serai.event.ActionEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.PlaybookEvent;
import dev.serai.event.Subject;
import dev.serai.hub.action.NewAction;
import dev.serai.hub.journal.Journal;
import dev.serai.planning.ProposedBy;
import dev.serai.planning.RequestReason;
import dev.serai.planning.RequestSource;
import dev.serai.playbook.Playbook;
import dev.serai.risk.RiskLevel;
import dev.serai.secret.Redaction;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the audit and the timeline what was proposed, and what was not and why. */
@Component
class ProposalLog {

    private static final Logger LOG = LoggerFactory.getLogger(ProposalLog.class);

    private static final String ACTOR = "policy";
    private static final int MAX_ARGUMENTS_BYTES = 2048;

    private final Journal journal;
    private final StepHistoryStore history;
    private final MeterRegistry meters;

    ProposalLog(Journal journal, StepHistoryStore history, MeterRegistry meters) {
        this.journal = journal;
        this.history = history;
        this.meters = meters;
    }

    /**
     * Once for each reason: the next plans of the incident find the same, if with other arguments.
     *
     * @param eachTime says it again, to who asks again
     * @return whether it is said now
     */
    boolean skipped(Plan plan, Playbook playbook, StepOutcome refused, boolean eachTime) {
        StepOutcomeReason why = Objects.requireNonNull(refused.reason(), "what is reported has a reason");
        PlaybookEvent.Skipped skipped = new PlaybookEvent.Skipped(
                new Subject.Playbook(playbook.name(), plan.incidentId()),
                playbook.name(),
                refused.step().id(),
                refused.detail() == null ? "" : refused.detail(),
                null);
        if (!eachTime && history.skippedBefore(plan.tenant(), plan.incidentId(), why, journal.details(skipped))) {
            return false;
        }
        if (refused.arguments() != null) {
            String arguments = Redaction.redact(refused.arguments().toString());
            skipped = skipped.with(Excerpt.cut(arguments, MAX_ARGUMENTS_BYTES));
        }
        LOG.info(
                "Step {} of playbook {} is not proposed for incident {}: {}",
                refused.step().id(),
                playbook.name(),
                plan.incidentId(),
                why.text());
        meters.counter("serai.playbook.skipped", "reason", why.name()).increment();
        journal.record(new JournalEntry(plan.tenant(), ACTOR, why, skipped));
        return true;
    }

    void proposed(NewAction action) {
        RiskLevel level = action.risk().level();
        meters.counter(
                        "serai.action.proposed",
                        "level",
                        level.wire(),
                        "state",
                        action.beginning().state().wire())
                .increment();
        RequestSource source = action.request().source();
        Subject.Action subject = new Subject.Action(action.id(), action.incidentId());
        ActionEvent.Work work = new ActionEvent.Work(
                source.playbook(),
                source.step(),
                action.request().definition().name(),
                action.request().target());
        JournalEntry proposed = new JournalEntry(
                action.tenant(),
                source.requester(),
                why(source),
                new ActionEvent.Proposed(subject, work, action.risk().score(), level));
        JournalEntry approved =
                new JournalEntry(action.tenant(), ACTOR, action.beginning(), new ActionEvent.Approved(subject, null));
        journal.recordAll(action.beginning().approved() ? List.of(proposed, approved) : List.of(proposed));
    }

    private static RequestReason why(RequestSource source) {
        if (source.compensates() != null) {
            return RequestReason.COMPENSATION;
        }
        if (source.by() == ProposedBy.MODEL) {
            return RequestReason.MODEL_PROPOSED;
        }
        return ACTOR.equals(source.requester()) ? RequestReason.PLAYBOOK_MATCHES : RequestReason.ASKED_FOR;
    }
}
