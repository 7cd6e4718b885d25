package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.PageAnswers.PageAnswer;
import dev.serai.hub.console.ProfileView.MadeSecret;
import dev.serai.hub.console.ProfileView.ScopeChoice;
import dev.serai.hub.http.ApiContract;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The own account: where one is reached, and the tokens that work in one's name. */
@Component("profilePage")
class ProfilePage {

    static final String PATH = "/console/profile";

    private static final String ME = "me";
    private static final String TOKEN = "createToken";
    private static final String CODE = "createIdentityCode";

    /** How long tokens may hold, in days. */
    static final Set<Integer> DAYS = Set.of(7, 30, 90, 365);

    private final PageOutput output;
    private final Set<String> scopes;

    ProfilePage(PageOutput output, ApiContract contract) {
        this.output = output;
        this.scopes = contract.scopes();
    }

    List<PageCall> calls() {
        return List.of(PageCall.list(ME, "getMe", ""), PageCall.list(PersonViews.TOKENS, "listTokens", "limit=100"));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        output.show(exchange, "profile", "Your account", null, view(answers, scopes, visit.fresh(), "", visit.now()));
    }

    /**
     * What a form of the page asks for, and then what the page shows.
     *
     * @throws Problem 404 for what none asks for, 400 for what the person did not confirm
     */
    List<PageCall> act(
            @Body PageAnswers before,
            @ExchangeProperty(PageVisits.VISIT) PageVisit visit,
            @ExchangeProperty("refused") @Nullable Problem refused) {
        if (refused != null) {
            return calls();
        }
        String what = visit.field("what");
        List<PageCall> calls = new ArrayList<>();
        calls.add(
                switch (visit.act()) {
                    case "tokens" -> PageCall.change(TOKEN, Map.of(), token(visit));
                    case "codes" -> PageCall.change(CODE, Map.of(), Map.of("channel", visit.field("channel")));
                    case "unlink" -> PageCall.change(
                            "removeMyIdentity", Map.of("channel", PersonForms.confirmed(visit, what, what)), Map.of());
                    case "revoke" -> PersonForms.revoke(before, visit, what);
                    default -> throw Problems.notFound();
                });
        calls.addAll(calls());
        return calls;
    }

    /** Shows what was made, this once, or why it was not; after anything else leads back to the page. */
    void done(
            @Body PageAnswers answers,
            @ExchangeProperty(PageVisits.VISIT) PageVisit visit,
            @ExchangeProperty("refused") @Nullable Problem refused,
            Exchange exchange) {
        if (refused != null) {
            ProfileView view = view(answers, scopes, false, refused.detail(), visit.now());
            output.show(exchange, "profile", "Your account", null, view);
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, refused.status());
            return;
        }
        String act = visit.act();
        if (act.equals("tokens") || act.equals("codes")) {
            PageAnswer answer = answers.all().get(0);
            show(answers, visit, exchange);
            if (answer.refused()) {
                exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
            }
            return;
        }
        PageVisits.requireDone(answers);
        PageVisits.leadTo(exchange, PATH);
        FormNotices.give(visit, "profile-" + act);
    }

    private static Map<String, Object> token(PageVisit visit) {
        int days = DAYS.stream()
                .filter(known -> String.valueOf(known).equals(visit.field("days")))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("A token holds for one of the times that the page offers."));
        return Map.of(
                "name",
                visit.field("name").strip(),
                "scopes",
                visit.form().getOrDefault("scopes", List.of()),
                "expires_at",
                visit.now().plus(Duration.ofDays(days)).toString());
    }

    /**
     * @param fresh whether the person has signed in just now
     * @param refused why nothing was made, where no operation says it; empty else
     */
    static ProfileView view(
            PageAnswers answers, Collection<String> scopes, boolean fresh, String refused, Instant now) {
        JsonNode me = answers.required(ME);
        return new ProfileView(
                me.path("username").asText(),
                refused.isEmpty() ? refused(answers) : refused,
                !fresh,
                made(answers),
                facts(me),
                PersonViews.chats(me),
                PersonViews.tokens(answers, now),
                choices(scopes));
    }

    private static List<PageFact> facts(JsonNode me) {
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(me.path("role").asText()));
        PersonView.ReachedAt reached = PersonViews.reachedAt(me);
        if (!reached.email().isEmpty()) {
            facts.add(PageFact.of(reached.email()));
        }
        if (!reached.phone().isEmpty()) {
            facts.add(PageFact.of(reached.phone()));
        }
        return facts;
    }

    private static String refused(PageAnswers answers) {
        return answers.all().stream()
                .filter(PageAnswer::refused)
                .findFirst()
                .map(answer -> answer.asProblem().detail())
                .map(detail ->
                        detail.startsWith("scopes: ") ? "Choose at least one thing that the token may do." : detail)
                .orElse("");
    }

    private static List<MadeSecret> made(PageAnswers answers) {
        List<MadeSecret> made = new ArrayList<>();
        for (PageAnswer answer : answers.all()) {
            JsonNode body = answer.body();
            if (!answer.refused() && body.has("token")) {
                made.add(new MadeSecret(
                        "Your new token “" + body.path("name").asText() + "”",
                        body.path("token").asText(),
                        "Copy it now: it is not kept, and nobody can show it again."));
            } else if (!answer.refused() && body.has("code")) {
                made.add(new MadeSecret(
                        "Your code for " + Wording.capital(body.path("channel").asText()),
                        body.path("code").asText(),
                        "Send the bot “link” with it within ten minutes; it works once."));
            }
        }
        return made;
    }

    private static List<ScopeChoice> choices(Collection<String> scopes) {
        Map<String, List<String>> byPart = scopes.stream()
                .sorted()
                .collect(Collectors.groupingBy(
                        scope -> scope.substring(0, scope.indexOf(':')), LinkedHashMap::new, Collectors.toList()));
        return byPart.entrySet().stream()
                .map(part -> new ScopeChoice(part.getKey(), part.getValue()))
                .toList();
    }
}
