package dev.serai.hub.conversation;

import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.AnswerParts;
import dev.serai.conversation.AnswerParts.CitedClaim;
import dev.serai.conversation.AskedSpan;
import dev.serai.conversation.FurtherAnswer;
import dev.serai.conversation.FurtherAnswer.FurtherClaim;
import dev.serai.conversation.IncidentPicture;
import dev.serai.conversation.LookupWords;
import dev.serai.conversation.ObjectWords;
import dev.serai.conversation.OpenAnswer;
import dev.serai.conversation.SeenWords;
import dev.serai.conversation.StateAnswers;
import dev.serai.hub.investigation.Investigation;
import dev.serai.hub.llm.ModelRegistry;
import dev.serai.investigation.AnswerClaim;
import dev.serai.investigation.AnswerWords;
import dev.serai.investigation.ModelSilence;
import dev.serai.language.InquiryKind;
import dev.serai.language.Understanding;
import dev.serai.language.Understood;
import dev.serai.message.ChatLanguage;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What is known without a model: what is stored, what is written about it, and that neither says anything. */
@Component
class KnownQuestionAnswers {

    private static final String KNOWLEDGE = "knowledge:";
    private static final String MEMORY = KNOWLEDGE + "incident:";
    private static final Pattern CATALOGUE = Pattern.compile("knowledge:(attack|nist|owasp)\\b.*", Pattern.DOTALL);

    private final IncidentPictureRows incidents;
    private final ModelRegistry models;
    private final Clock clock;

    KnownQuestionAnswers(IncidentPictureRows incidents, ModelRegistry models, Clock clock) {
        this.incidents = incidents;
        this.models = models;
        this.clock = clock;
    }

    /** @param proposes whether what is stored is said already */
    AnswerDraft answer(Investigation found, HeardTurn heard, AnswerParts parts, boolean proposes) {
        AnswerWords words = new AnswerWords(heard.language());
        String silence = ModelSilence.of(models.any(), found.reason()).words(heard.language());
        List<AnswerClaim> written = isWritten(heard) ? written(found, heard) : List.of();
        if (written.isEmpty() && heard.heard().inquiry() == InquiryKind.PROCEDURE) {
            return nothingWritten(heard, parts).say(silence).draft();
        }
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
                .say(silence)
                .say(InvestigationClaims.cut(heard))
                .draft();
    }

    private static AnswerParts nothingWritten(HeardTurn heard, AnswerParts parts) {
        boolean change = Understanding.speaksOfChange(heard.turn().command().argument());
        return parts.say(LookupWords.nothingWritten(heard.language()))
                .say(change ? LookupWords.canPropose(heard.language()) : "");
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

    /** What was found; of changes those in the span that is asked about. */
    private void claims(List<AnswerClaim> claims, Investigation found, HeardTurn heard, AnswerParts parts) {
        String uncited = new AnswerWords(heard.language()).uncited();
        List<CitedClaim> all = claims.stream()
                .map(one -> isWrittenBy(one, found)
                        ? ModelStatements.quoted(InvestigationClaims.cited(one, found, heard))
                        : InvestigationClaims.cited(one, found, heard))
                .toList();
        AskedSpan span = heard.heard().inquiry() == InquiryKind.WHAT_CHANGED
                ? AskedSpan.of(heard.turn().command().argument(), clock.instant())
                        .orElse(null)
                : null;
        if (span == null) {
            all.forEach(one -> parts.claim(forPeople(heard, one), uncited));
            return;
        }
        List<CitedClaim> within = all.stream()
                .map(one -> new CitedClaim(span.within(one.text()), one.citations()))
                .filter(one -> !one.text().isEmpty())
                .toList();
        parts.say(span.words(heard.language(), !within.isEmpty(), clock.instant()));
        within.forEach(one -> parts.claim(forPeople(heard, one), uncited));
    }

    private CitedClaim forPeople(HeardTurn heard, CitedClaim claim) {
        return new CitedClaim(SeenWords.lines(heard.language(), claim.text(), clock.instant()), claim.citations());
    }

    /** Whether somebody else has written it, whatever it says; it is shown as a quote. */
    private static boolean isWrittenBy(AnswerClaim claim, Investigation found) {
        return InvestigationClaims.source(claim, found).startsWith(KNOWLEDGE);
    }

    /** What is known beside the answer. */
    private void further(Investigation found, HeardTurn heard, AnswerParts parts) {
        IncidentPicture picture = Optional.ofNullable(heard.incident())
                .flatMap(incident -> incidents.picture(heard.tenant(), incident))
                .orElse(null);
        List<FurtherClaim> claims = found.claims().stream()
                .filter(one -> isFurther(one, found, heard))
                .map(one -> new FurtherClaim(
                        InvestigationClaims.source(one, found), InvestigationClaims.cited(one, found, heard)))
                .toList();
        new FurtherAnswer(parts, heard.language(), picture).say(claims);
    }

    /** What is stored is said already; a catalogue helps only who asks about none of the usual things: {@link #written}. */
    private static boolean isFurther(AnswerClaim claim, Investigation found, HeardTurn heard) {
        String source = InvestigationClaims.source(claim, found);
        if (heard.heard().inquiry() == InquiryKind.SEEN_BEFORE && !source.startsWith(MEMORY)) {
            return false;
        }
        return source.startsWith(KNOWLEDGE)
                && heard.heard().inquiry() != null
                && !CATALOGUE.matcher(source).matches();
    }

    /** Whether what is written somewhere is the answer: to words that no rule understands, and to how something is done. */
    private static boolean isWritten(HeardTurn heard) {
        InquiryKind asked = heard.heard().inquiry();
        return asked == null || asked == InquiryKind.PROCEDURE;
    }

    /** What is written about it: the search finds nothing that only shares a word with it. */
    private static List<AnswerClaim> written(Investigation found, HeardTurn heard) {
        return Understanding.topicWords(heard.turn().command().argument()).isEmpty()
                        && heard.heard().inquiry() == null
                ? List.of()
                : found.claims().stream()
                        .filter(one -> InvestigationClaims.source(one, found).startsWith(KNOWLEDGE))
                        .toList();
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
                        ObjectWords.of(
                                language, Objects.requireNonNull(heard.heard().subject()))));
    }
}
