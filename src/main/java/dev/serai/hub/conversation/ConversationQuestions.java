package dev.serai.hub.conversation;

import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.AnswerParts;
import dev.serai.conversation.AnswerParts.CitedClaim;
import dev.serai.conversation.AskedSpan;
import dev.serai.conversation.Citation;
import dev.serai.conversation.ContextChoice;
import dev.serai.conversation.ContextChoice.ChosenContext;
import dev.serai.conversation.ConversationWords;
import dev.serai.conversation.FurtherAnswer;
import dev.serai.conversation.FurtherAnswer.FurtherClaim;
import dev.serai.conversation.HeardMessage.HeardKind;
import dev.serai.conversation.IncidentPicture;
import dev.serai.conversation.LookupWords;
import dev.serai.conversation.ModelWords;
import dev.serai.conversation.OpenAnswer;
import dev.serai.conversation.RequestWords;
import dev.serai.conversation.StateAnswers;
import dev.serai.conversation.SuggestedPlaybook;
import dev.serai.conversation.WrittenAbout;
import dev.serai.hub.analysis.ModelRun;
import dev.serai.hub.investigation.Investigation;
import dev.serai.hub.investigation.Investigation.InvestigationOutcome;
import dev.serai.hub.investigation.InvestigationRequest;
import dev.serai.hub.investigation.InvestigationRequest.QuestionOrigin;
import dev.serai.hub.investigation.InvestigationRequest.Topic;
import dev.serai.hub.llm.ModelAnswer;
import dev.serai.hub.llm.ModelRegistry;
import dev.serai.investigation.AnswerClaim;
import dev.serai.investigation.AnswerWords;
import dev.serai.investigation.ModelSilence;
import dev.serai.language.InquiryKind;
import dev.serai.language.Understood;
import dev.serai.message.ChatLanguage;
import dev.serai.message.WholeSigns;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands questions to whoever looks into them, and makes of what was found what is said. */
@Component("conversationQuestions")
class ConversationQuestions {

    /** So much of what was said before goes with a question, in UTF-16 units. */
    private static final int CONTEXT = 6_000;

    private static final int LONGEST_CLAIM = 400;
    private static final String KNOWLEDGE = "knowledge:";
    private static final Pattern CATALOGUE = Pattern.compile("knowledge:(attack|nist|owasp)\\b.*", Pattern.DOTALL);

    private final TurnStore turns;
    private final IncidentPictureRows incidents;
    private final ConversationAnswers answers;
    private final ModelRegistry models;
    private final Clock clock;

    ConversationQuestions(
            TurnStore turns,
            IncidentPictureRows incidents,
            ConversationAnswers answers,
            ModelRegistry models,
            Clock clock) {
        this.answers = answers;
        this.turns = turns;
        this.incidents = incidents;
        this.models = models;
        this.clock = clock;
    }

    /** Whether it is looked into: a question, or what to do about an incident where a model may be asked, which may propose. */
    public boolean isLookedInto(@Body HeardTurn heard) {
        return heard.kind() == HeardKind.QUESTION
                || heard.kind() == HeardKind.PROPOSE && heard.incident() != null && models.any();
    }

    /** Whether only a part of what was asked is answered: a model is given all of it. */
    public boolean isPart(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        return heard.heard().saysMore() && !(models.any() && isLookedInto(heard));
    }

    /** The answer, and that it is one to the first question. */
    public AnswerDraft part(@Body AnswerDraft draft, @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        return draft.and(LookupWords.onlyTheFirst(heard.language()));
    }

    /** The body for {@code direct:investigate}. */
    public InvestigationRequest request(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        ConversationTurn turn = heard.turn();
        StoredConversation conversation = turn.conversation();
        ConversationPlace place = conversation.place();
        return new InvestigationRequest(
                turn.tenant(),
                turn.account().username(),
                turn.permit(),
                heard.incident(),
                topic(heard.heard().inquiry()),
                turn.command().argument(),
                history(turn),
                heard.language(),
                new QuestionOrigin(
                        conversation.id(),
                        turn.messageId(),
                        place == null ? StoredConversation.API : place.channel(),
                        conversation.model()));
    }

    private static Topic topic(@Nullable InquiryKind asked) {
        return asked == null
                ? Topic.OTHER
                : switch (asked) {
                    case WHY -> Topic.WHY;
                    case WHAT_CHANGED -> Topic.WHAT_CHANGED;
                    case SEEN_BEFORE -> Topic.SEEN_BEFORE;
                    case PROPOSE -> Topic.PROPOSE;
                    case PROCEDURE -> Topic.PROCEDURE;
                    default -> Topic.OTHER;
                };
    }

    /** The last turns, behind a summary of those before. */
    private List<String> history(ConversationTurn turn) {
        ChosenContext chosen = ContextChoice.choose(
                turns.recent(turn.tenant(), turn.conversation().id()), CONTEXT);
        List<String> lines = new ArrayList<>();
        if (!chosen.summary().isEmpty()) {
            lines.add("before, in short: " + chosen.summary());
        }
        chosen.turns().forEach(said -> lines.add(said.author().wire() + ": " + said.text()));
        return lines;
    }

    /** A model's answer as it is; without one what is stored, and then what else is known. */
    public AnswerDraft answer(
            @Body Investigation found,
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard,
            @ExchangeProperty(ModelRun.PROPERTY) @Nullable ModelRun asked) {
        AnswerWords words = new AnswerWords(heard.language());
        AnswerParts parts = new AnswerParts();
        boolean proposes = heard.kind() == HeardKind.PROPOSE && heard.incident() != null;
        if (proposes) {
            parts.begin(answers.propose(heard, Objects.requireNonNull(heard.incident()), found.advice(), model(found)));
        }
        if (!found.analyst().equals(Investigation.KNOWN)) {
            if (!proposes) {
                facts(heard).ifPresent(parts::begin);
            }
            return said(found, heard, words, parts.say(standsIn(heard.language(), asked)), proposes);
        }
        if (heard.heard().inquiry() == InquiryKind.PROCEDURE
                && written(found, heard).isEmpty()) {
            return parts.say(LookupWords.nothingWritten(heard.language()))
                    .say(ModelSilence.of(models.any(), found.reason()).words(heard.language()))
                    .draft();
        }
        List<AnswerClaim> written = isWritten(heard) ? written(found, heard) : List.of();
        boolean whole = isWhole(heard, found) || !written.isEmpty();
        if (!whole && !proposes) {
            parts.begin(stored(heard));
        }
        if (whole) {
            claims(written.isEmpty() ? found.claims() : written, found, heard, parts);
        } else {
            further(found, heard, parts);
        }
        return parts.say(whole ? words.missing(found.missing()) : "")
                .say(ModelSilence.of(models.any(), found.reason()).words(heard.language()))
                .say(cut(heard))
                .draft();
    }

    /** What was found; of changes those in the span that is asked about. */
    private void claims(List<AnswerClaim> claims, Investigation found, HeardTurn heard, AnswerParts parts) {
        String uncited = new AnswerWords(heard.language()).uncited();
        List<CitedClaim> all = claims.stream()
                .map(one -> isWrittenBy(one, found) ? quoted(cited(one, found, heard)) : cited(one, found, heard))
                .toList();
        AskedSpan span = heard.heard().inquiry() == InquiryKind.WHAT_CHANGED
                ? AskedSpan.of(heard.turn().command().argument(), clock.instant())
                        .orElse(null)
                : null;
        if (span == null) {
            all.forEach(one -> parts.claim(one, uncited));
            return;
        }
        List<CitedClaim> within = all.stream()
                .map(one -> new CitedClaim(span.within(one.text()), one.citations()))
                .filter(one -> !one.text().isEmpty())
                .toList();
        parts.say(span.words(heard.language(), !within.isEmpty(), clock.instant()));
        within.forEach(one -> parts.claim(one, uncited));
    }

    /** Whether somebody else has written it, whatever it says; it is shown as a quote. */
    private static boolean isWrittenBy(AnswerClaim claim, Investigation found) {
        return source(claim, found).startsWith(KNOWLEDGE);
    }

    /** What is known beside the answer. */
    private void further(Investigation found, HeardTurn heard, AnswerParts parts) {
        IncidentPicture picture = Optional.ofNullable(heard.incident())
                .flatMap(incident -> incidents.picture(heard.tenant(), incident))
                .orElse(null);
        List<FurtherClaim> claims = found.claims().stream()
                .filter(one -> isFurther(one, found, heard))
                .map(one -> new FurtherClaim(source(one, found), cited(one, found, heard)))
                .toList();
        new FurtherAnswer(parts, heard.language(), picture).say(claims);
    }

    /** What is said where a question was too long to be asked whole. */
    private static String cut(HeardTurn heard) {
        int most = InvestigationRequest.LONGEST;
        return heard.turn().command().argument().length() <= most
                ? ""
                : ConversationWords.questionCut(heard.language(), most);
    }

    /** Whether what is written somewhere is the answer: to words that no rule understands, and to how something is done. */
    private static boolean isWritten(HeardTurn heard) {
        InquiryKind asked = heard.heard().inquiry();
        return asked == null || asked == InquiryKind.PROCEDURE;
    }

    /** What is written about these words. */
    private static List<AnswerClaim> written(Investigation found, HeardTurn heard) {
        String asked = heard.turn().command().argument();
        boolean procedure = heard.heard().inquiry() == InquiryKind.PROCEDURE;
        return found.claims().stream()
                .filter(one -> source(one, found).startsWith(KNOWLEDGE))
                .filter(one -> {
                    String text = source(one, found) + " " + one.text();
                    return procedure ? WrittenAbout.isHowTo(asked, text) : WrittenAbout.isAbout(asked, text);
                })
                .toList();
    }

    /** What the hub itself knows and did comes before a model's words, so that nobody takes these for it. */
    private Optional<AnswerDraft> facts(HeardTurn heard) {
        InquiryKind asked = heard.heard().inquiry();
        return Optional.ofNullable(heard.incident())
                .filter(incident -> asked != InquiryKind.PROCEDURE)
                .flatMap(incident -> incidents.picture(heard.tenant(), incident))
                .map(picture -> StateAnswers.facts(asked, heard.language(), picture, clock.instant()));
    }

    private static String standsIn(ChatLanguage language, @Nullable ModelRun asked) {
        ModelAnswer last = asked == null ? null : asked.dialogue().last();
        if (last == null || last.use().insteadOf() == null) {
            return "";
        }
        return ModelWords.standsIn(
                language, last.use().model(), Objects.requireNonNull(last.use().insteadOf()));
    }

    /** A model's words, each line marked as its own; a playbook that it chose is named by the hub, or not suggested. */
    private AnswerDraft said(
            Investigation found, HeardTurn heard, AnswerWords words, AnswerParts parts, boolean proposes) {
        String model = model(found);
        parts.say(found.outcome() == InvestigationOutcome.UNKNOWN ? words.unknown() : "");
        if (!found.claims().isEmpty() || !found.missing().isEmpty()) {
            parts.quote(heard.language(), model);
        }
        found.claims().forEach(one -> parts.claim(quoted(cited(one, found, heard)), words.uncited()));
        parts.say(found.missing().isEmpty() ? "" : ModelWords.line(words.missing(found.missing())))
                .say(cut(heard));
        if (proposes) {
            return parts.draft();
        }
        if (found.playbook() == null || heard.incident() == null) {
            return parts.draft(null);
        }
        SuggestedPlaybook suggested = new SuggestedPlaybook(found.playbook(), heard.incident(), model);
        IncidentPicture picture =
                incidents.picture(heard.tenant(), heard.incident()).orElseThrow();
        return parts.say(RequestWords.suggested(
                        heard.language(), suggested, picture.incident().title()))
                .draft(suggested);
    }

    private static String model(Investigation found) {
        return found.analyst().replaceFirst("^model:", "");
    }

    private static CitedClaim quoted(CitedClaim claim) {
        return new CitedClaim(ModelWords.line(claim.text()), claim.citations());
    }

    /** Whether what was found is the answer, without how things stand. */
    private static boolean isWhole(HeardTurn heard, Investigation found) {
        InquiryKind asked = heard.heard().inquiry();
        boolean elsewhere = heard.incident() == null && heard.heard().subject() != null;
        return asked == InquiryKind.PROCEDURE
                || asked == InquiryKind.WHAT_CHANGED
                        && !elsewhere
                        && !found.claims().isEmpty();
    }

    private AnswerDraft stored(HeardTurn heard) {
        ChatLanguage language = heard.language();
        UUID incident = heard.incident();
        boolean unread = heard.heard().inquiry() == null && heard.heard().subject() == null;
        if (incident != null && !unread) {
            IncidentPicture picture =
                    incidents.picture(heard.tenant(), incident).orElseThrow();
            return StateAnswers.of(heard.heard().inquiry(), language, picture, clock.instant());
        }
        if (heard.heard().meaning() instanceof Understood.Unclear unclear) {
            return AnswerDraft.plain(
                    unread ? LookupWords.notUnderstood(language) : LookupWords.unclear(language, unclear));
        }
        return heard.heard().subject() == null
                ? OpenAnswer.which(incidents.overview(heard.tenant()), language, clock.instant())
                : AnswerDraft.plain(LookupWords.nothingAbout(
                        language,
                        Objects.requireNonNull(heard.heard().subject()).inWordsWithCluster()));
    }

    /** What is stored is said already; a catalogue helps only who asks about none of the usual things: {@link #written}. */
    private static boolean isFurther(AnswerClaim claim, Investigation found, HeardTurn heard) {
        String source = source(claim, found);
        return source.startsWith(KNOWLEDGE)
                && heard.heard().inquiry() != null
                && !CATALOGUE.matcher(source).matches();
    }

    private static String source(AnswerClaim claim, Investigation found) {
        return found.citations().stream()
                .filter(one -> claim.labels().contains(one.label()))
                .map(Investigation.CitedSource::source)
                .findFirst()
                .orElse("");
    }

    private static CitedClaim cited(AnswerClaim claim, Investigation found, HeardTurn heard) {
        List<Citation> citations = found.citations().stream()
                .filter(one -> claim.labels().contains(one.label()))
                .map(one -> CitedLinks.of(one, heard.incident()))
                .toList();
        String text = claim.text();
        boolean known = found.analyst().equals(Investigation.KNOWN);
        return new CitedClaim(known ? WholeSigns.cut(text, LONGEST_CLAIM) : text, citations);
    }
}
