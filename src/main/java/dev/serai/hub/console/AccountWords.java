package dev.serai.hub.console;

import static dev.serai.hub.console.EventWords.byPerson;
import static dev.serai.hub.console.EventWords.channel;
import static dev.serai.hub.console.EventWords.detail;
import static dev.serai.hub.console.EventWords.say;
import static dev.serai.hub.console.EventWords.where;
import static dev.serai.hub.console.EventWords.who;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.AccountReason;
import dev.serai.event.AccountEvent;
import dev.serai.event.AutomationEvent;
import dev.serai.event.ChannelEvent;
import dev.serai.event.JobEvent;
import dev.serai.event.KnowledgeEvent;
import dev.serai.event.ReplayEvent;
import dev.serai.event.ScanEvent;
import dev.serai.event.TokenEvent;
import dev.serai.event.ToolEvent;
import dev.serai.wire.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What happened to accounts, tokens and chats, and to the hub as a whole, as sentences of {@link EventWords}. */
final class AccountWords {

    private AccountWords() {}

    static void sayOfAccounts(Map<String, Function<JsonNode, String>> all) {
        say(
                all,
                AccountEvent.SessionOpened.class,
                event -> who(event) + " signed in" + (detail(event, "channel").isEmpty() ? "" : " to the console"));
        say(all, AccountEvent.SessionRevoked.class, AccountWords::ended);
        say(
                all,
                AccountEvent.SessionRefused.class,
                event -> "Signing in failed "
                        + times(event.at("/details/failures").asLong()));
        say(
                all,
                AccountEvent.Created.class,
                event -> byPerson(event) ? who(event) + " made an account" : "The first account was made");
        say(all, AccountEvent.Changed.class, event -> who(event) + " changed an account: " + changed(event));
        say(all, AccountEvent.PasswordChanged.class, event -> who(event) + " chose a new password");
        say(
                all,
                AccountEvent.ModelPreferred.class,
                event -> detail(event, "model").isEmpty()
                        ? who(event) + " lets Serai choose the model again"
                        : who(event) + " chose the model " + detail(event, "model"));
        say(
                all,
                AccountEvent.IdentityCodeCreated.class,
                event -> who(event) + " requested a code for " + channel(event));
        say(all, AccountEvent.IdentityLinked.class, event -> who(event) + " linked an account of " + channel(event));
        say(all, AccountEvent.IdentityLinkRefused.class, event -> "A code from " + channel(event) + " was refused");
        say(
                all,
                AccountEvent.IdentitySet.class,
                event -> who(event) + " linked somebody’s account of " + channel(event));
        say(all, AccountEvent.IdentityRemoved.class, event -> who(event) + " unlinked an account of " + channel(event));
        say(all, TokenEvent.Created.class, event -> who(event) + " made the token “" + detail(event, "name") + "”");
        say(all, TokenEvent.Revoked.class, event -> who(event) + " revoked the token “" + detail(event, "name") + "”");
        say(all, ToolEvent.Called.class, event -> "An agent used a tool in the name of " + who(event));
        say(
                all,
                ScanEvent.Requested.class,
                event -> who(event) + " requested a scan of "
                        + Moment.count(event.at("/details/targets").asLong(), "target"));
        say(
                all,
                ReplayEvent.Requested.class,
                event -> who(event) + " tried another policy on the deliveries of "
                        + Moment.count(event.at("/details/days").asLong(), "day"));
        say(all, JobEvent.Retried.class, event -> who(event) + " had a job tried again");
        say(all, KnowledgeEvent.Refreshed.class, event -> who(event) + " had a source of knowledge read again");
        say(all, AutomationEvent.Paused.class, event -> who(event) + " paused automation: no effect starts");
        say(all, AutomationEvent.Resumed.class, event -> who(event) + " resumed automation: effects may start");
        say(all, ChannelEvent.InteractionRefused.class, event -> "A button led to nothing" + where(event));
        say(all, ChannelEvent.CommandRefused.class, event -> "A command was refused" + where(event));
    }

    private static String times(long failures) {
        return failures <= 1 ? "once" : failures + " times";
    }

    private static String changed(JsonNode event) {
        List<String> set = new ArrayList<>(List.of("role " + detail(event, "role")));
        JsonNode details = event.path("details");
        if (details.path("disabled").asBoolean()) {
            set.add("disabled");
        }
        if (details.path("password_reset").asBoolean()) {
            set.add("a new password");
        }
        if (details.path("email_set").asBoolean()) {
            set.add("an address for mail");
        }
        if (details.path("phone_set").asBoolean()) {
            set.add("a phone number");
        }
        return OnCallWords.and(set);
    }

    private static String ended(JsonNode event) {
        return ReasonCode.find(AccountReason.class, event.path("reason").asText(""))
                .map(reason -> switch (reason) {
                    case SIGNED_OUT -> who(event) + " signed out";
                    case TOO_MANY_SESSIONS -> "The oldest sessions ended for newer ones";
                    case REFRESH_TOKEN_REUSED -> "Sessions ended, because somebody used a copy of a token";
                    case LOGIN_FAILED, FIRST_ACCOUNT -> "Sessions ended";
                })
                .orElse("Sessions ended");
    }
}
