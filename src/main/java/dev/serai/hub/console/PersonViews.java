package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.PersonView.LinkedChat;
import dev.serai.hub.console.PersonView.ReachedAt;
import dev.serai.hub.console.PersonView.TokenLine;
import dev.serai.hub.console.PersonView.TokenList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What pages show of an account, its chats and its tokens. */
final class PersonViews {

    /** The answer with an account's tokens. */
    static final String TOKENS = "tokens";

    private PersonViews() {}

    static List<PageFact> facts(JsonNode person, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(person.path("role").asText()));
        if (person.path("disabled").asBoolean()) {
            facts.add(PageFact.of("disabled"));
        }
        if (person.path("must_change_password").asBoolean()) {
            facts.add(PageFact.of("has to choose a password"));
        }
        chats(person).forEach(chat -> facts.add(PageFact.of(chat.title())));
        Wording.instant(person, "created_at").ifPresent(at -> facts.add(PageFact.at("since", at, now)));
        return facts;
    }

    static ReachedAt reachedAt(JsonNode person) {
        return new ReachedAt(
                person.path("email").asText(""), person.path("phone").asText(""));
    }

    static List<LinkedChat> chats(JsonNode person) {
        return StreamSupport.stream(person.path("identities").spliterator(), false)
                .map(identity -> new LinkedChat(
                        identity.path("channel").asText(),
                        Wording.capital(identity.path("channel").asText()),
                        identity.path("external_id").asText()))
                .toList();
    }

    static TokenList tokens(PageAnswers answers, Instant now) {
        return new TokenList(
                answers.items(TOKENS).stream().map(token -> line(token, now)).toList(),
                !answers.nextCursor(TOKENS).isEmpty());
    }

    private static TokenLine line(JsonNode token, Instant now) {
        Optional<Instant> revoked = Wording.instant(token, "revoked_at");
        Optional<Instant> ends = Wording.instant(token, "expires_at");
        boolean expired = ends.filter(at -> !at.isAfter(now)).isPresent();
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(StreamSupport.stream(token.path("scopes").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "))));
        Wording.instant(token, "created_at").ifPresent(at -> facts.add(PageFact.at("made", at, now)));
        Wording.instant(token, "last_used_at")
                .ifPresentOrElse(
                        at -> facts.add(PageFact.at("last used", at, now)), () -> facts.add(PageFact.of("never used")));
        revoked.ifPresentOrElse(
                at -> facts.add(PageFact.at("revoked", at, now)),
                () -> ends.ifPresent(at -> facts.add(PageFact.at(expired ? "ended" : "ends", at, now))));
        return new TokenLine(
                token.path("id").asText(), token.path("name").asText(), facts, revoked.isEmpty() && !expired);
    }
}
