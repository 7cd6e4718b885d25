package dev.serai.hub.conversation;

import dev.serai.conversation.AdviceAnswer;
import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.AnswerSources;
import dev.serai.conversation.ApprovalsAnswer;
import dev.serai.conversation.ConversationWords;
import dev.serai.conversation.DecisionAnswer;
import dev.serai.conversation.HeardMessage.HeardKind;
import dev.serai.conversation.IncidentPicture;
import dev.serai.conversation.LookupWords;
import dev.serai.conversation.NamedChange;
import dev.serai.conversation.ObjectWords;
import dev.serai.conversation.OpenAnswer;
import dev.serai.conversation.Overview;
import dev.serai.conversation.RequestWords;
import dev.serai.conversation.StateAnswers;
import dev.serai.conversation.Transcript;
import dev.serai.failure.Causes;
import dev.serai.hub.analysis.MatchingPlaybooks;
import dev.serai.hub.http.Problem;
import dev.serai.hub.investigation.Investigation.Advice;
import dev.serai.language.ChangeVerb;
import dev.serai.language.InquiryKind;
import dev.serai.language.NamedObject;
import dev.serai.language.UnclearReason;
import dev.serai.language.Understood;
import dev.serai.message.ChatLanguage;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers from what is stored, for what the person who asks may see: a viewer's is all that is the tenant's. */
@Component("conversationAnswers")
class ConversationAnswers {

    /** So much of a conversation is said in a chat, in UTF-16 units; all of it is in the file. */
    private static final int MOST_EXPORTED = 20_000;

    private final TurnStore turns;
    private final IncidentPictureRows incidents;
    private final ConversationModels models;
    private final MatchingPlaybooks playbooks;
    private final ConversationPermits permits;
    private final OnCallNow onCall;
    private final FilePlace file;
    private final Clock clock;

    ConversationAnswers(
            TurnStore turns,
            IncidentPictureRows incidents,
            ConversationModels models,
            MatchingPlaybooks playbooks,
            ConversationPermits permits,
            OnCallNow onCall,
            FilePlace file,
            Clock clock) {
        this.file = file;
        this.onCall = onCall;
        this.permits = permits;
        this.turns = turns;
        this.incidents = incidents;
        this.playbooks = playbooks;
        this.models = models;
        this.clock = clock;
    }

    /** What was proposed, or could be. */
    public AnswerDraft propose(@Body HeardTurn heard) {
        UUID incident = heard.incident();
        return incident == null
                ? none(heard, incidents.overview(heard.tenant()))
                : AdviceAnswer.of(
                        heard.language(),
                        picture(heard.turn(), incident)
                                .proposedFor(heard.heard().subject()),
                        playbooks.matching(incident),
                        now());
    }

    /** The same beside what a model says: what it has proposed, else what waits, else the playbook that it names or that fits. */
    AnswerDraft propose(HeardTurn heard, UUID incident, Advice model, String name) {
        IncidentPicture picture = picture(heard.turn(), incident);
        if (model.proposed() != null) {
            return AdviceAnswer.of(heard.language(), picture, model.proposed(), now());
        }
        IncidentPicture fitting = picture.proposedFor(heard.heard().subject());
        return model.playbook() == null
                ? AdviceAnswer.of(heard.language(), fitting, playbooks.matching(incident), now())
                : AdviceAnswer.chosen(heard.language(), fitting, model.playbook(), name, now());
    }

    /** Where things stand with an incident, or whether what was done helped. */
    public AnswerDraft state(@Body HeardTurn heard) {
        UUID incident = heard.incident();
        if (incident != null) {
            IncidentPicture picture = picture(heard.turn(), incident);
            ChangeVerb verb = heard.kind() == HeardKind.HELPED
                    ? NamedChange.in(heard.turn().command().argument()).orElse(null)
                    : null;
            IncidentPicture named = picture.named(verb, heard.heard().subject());
            if (verb != null && named.actions().isEmpty()) {
                return AnswerDraft.plain(LookupWords.noSuchChange(heard.language()));
            }
            return StateAnswers.of(heard.heard().inquiry(), heard.language(), named, now());
        }
        Overview overview = incidents.overview(heard.tenant());
        return heard.kind() == HeardKind.STATUS && heard.heard().subject() == null
                ? OpenAnswer.counts(overview, heard.language(), now())
                : none(heard, overview);
    }

    /** That no incident is about what is named; which one is meant, where nothing is. */
    private AnswerDraft none(HeardTurn heard, Overview overview) {
        NamedObject subject = heard.heard().subject();
        return subject == null
                ? OpenAnswer.which(overview, heard.language(), now())
                : AnswerDraft.plain(
                        LookupWords.nothingAbout(heard.language(), ObjectWords.of(heard.language(), subject)));
    }

    private IncidentPicture picture(ConversationTurn turn, UUID incident) {
        return incidents.picture(turn.tenant(), incident).orElseThrow();
    }

    /** What is open, in the language of the question. */
    public AnswerDraft open(@Body HeardTurn heard) {
        String asked = heard.turn().command().argument();
        return OpenAnswer.incidents(
                incidents.overview(heard.tenant(), null, Overview.severities(asked)), heard.language(), asked, now());
    }

    /** Says that it is not done any more. */
    public AnswerDraft tooLate(@Body HeardTurn heard) {
        return AnswerDraft.plain(RequestWords.saidTooLate(heard.language()));
    }

    /** Where it is recorded who did what. */
    public AnswerDraft audit(@Body HeardTurn heard) {
        return AnswerDraft.plain(LookupWords.audit(heard.language()));
    }

    public AnswerDraft onCall(@Body HeardTurn heard) {
        return onCall.answer(heard.tenant(), heard.language());
    }

    /** Says that what an alert names was not found. */
    public AnswerDraft unseen(@Body HeardTurn heard) {
        return AnswerDraft.plain(((Understood.Unclear) heard.heard().meaning()).hint());
    }

    /** Asks back; who wants to take something back is told where that is done. */
    public AnswerDraft unclear(@Body HeardTurn heard) {
        UUID incident = heard.incident();
        if (((Understood.Unclear) heard.heard().meaning()).reason() == UnclearReason.TAKE_BACK && incident != null) {
            return DecisionAnswer.takeBack(heard.language(), picture(heard.turn(), incident), now());
        }
        AnswerDraft unclear = AnswerDraft.plain(LookupWords.unclear(
                heard.language(), (Understood.Unclear) heard.heard().meaning()));
        return heard.heard().wanted() == null || permits.maySeek(heard.turn())
                ? unclear
                : unclear.and(LookupWords.notLookedFor(heard.language()));
    }

    /** What was looked at for the last answer, and what that brought. */
    public AnswerDraft sources(@Body HeardTurn heard) {
        return turns.sources(heard.tenant(), heard.turn().conversation().id())
                .map(one -> AnswerSources.of(heard.language(), one, now()))
                .orElseGet(() -> AnswerSources.none(heard.language()));
    }

    public AnswerDraft help(@Body ConversationTurn turn) {
        return AnswerDraft.plain(ConversationWords.help(turn.language(), models.describe(turn.language())));
    }

    /** The same, asked for in own words. */
    public AnswerDraft helpHeard(@Body HeardTurn heard) {
        return help(heard.turn());
    }

    public AnswerDraft status(@Body ConversationTurn turn) {
        UUID incident = turn.conversation().incidentId();
        return incident == null
                ? OpenAnswer.counts(incidents.overview(turn.tenant()), turn.language(), now())
                : StateAnswers.of(InquiryKind.STATUS, turn.language(), picture(turn, incident), now());
    }

    public AnswerDraft incidents(@Body ConversationTurn turn) {
        return OpenAnswer.incidents(incidents.overview(turn.tenant()), turn.language(), now());
    }

    /** What waits, asked in own words. */
    public AnswerDraft approvals(@Body HeardTurn heard) {
        return ApprovalsAnswer.of(
                incidents.overview(heard.tenant(), heard.incident()),
                heard.language(),
                now(),
                heard.account().actor(),
                heard.account().role());
    }

    /** What is said when it ends; it does so with the transaction that says it. */
    public AnswerDraft reset(@Body ConversationTurn turn) {
        return AnswerDraft.plain(
                ConversationWords.over(turn.language(), turn.conversation().place() != null));
    }

    public AnswerDraft approve(@Body ConversationTurn turn) {
        return ApprovalsAnswer.of(
                incidents.overview(turn.tenant(), turn.conversation().incidentId()),
                turn.language(),
                now(),
                turn.account().actor(),
                turn.account().role());
    }

    /** Where the file is; in a chat also what was said, as text. */
    public AnswerDraft export(@Body ConversationTurn turn) {
        UUID id = turn.conversation().id();
        if (turn.conversation().place() == null) {
            return AnswerDraft.plain(
                    ConversationWords.export(turn.language(), "/api/v1/conversations/" + id + "/export"));
        }
        return AnswerDraft.plain(ConversationWords.exportOfChat(turn.language(), file.of(id)) + "\n\n"
                + Transcript.plain(turns.recent(turn.tenant(), id), MOST_EXPORTED));
    }

    public AnswerDraft unknown(@Body ConversationTurn turn) {
        return AnswerDraft.plain(ConversationWords.unknownCommand(turn.language(), "/"));
    }

    /** What stood against it, as far as it may be said. */
    public AnswerDraft impossible(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught,
            @ExchangeProperty(ConversationAcknowledgement.LANGUAGE) @Nullable ChatLanguage language,
            @ExchangeProperty(HeardTurn.PROPERTY) @Nullable HeardTurn heard) {
        ChatLanguage spoken = heard == null ? Objects.requireNonNull(language) : heard.language();
        return AnswerDraft.plain(Causes.first(caught, Problem.class)
                .map(problem -> RequestWords.impossible(spoken, problem.code(), problem.detail()))
                .orElseGet(() -> RequestWords.impossible(spoken, "", "")));
    }

    private Instant now() {
        return clock.instant();
    }
}
