package dev.serai.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Personal tokens of an account, which sign in for it. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Makes, lists and revokes personal tokens of the API.",
        subcommands = {TokenCommand.Create.class, TokenCommand.Listing.class, TokenCommand.Revoke.class})
final class TokenCommand extends CommandGroup {

    /** Whose tokens they are; only a session may make or end one. */
    static final class TokenAccount {

        @Mixin
        private HubAddress hub;

        @Option(
                names = "--user",
                paramLabel = "NAME",
                defaultValue = "${env:SERAI_USER:-admin}",
                description = "The account. Default: SERAI_USER, or admin.")
        private String user = "";

        @Option(
                names = "--tenant",
                paramLabel = "NAME",
                defaultValue = "${env:SERAI_TENANT:-default}",
                description = "Its tenant. Default: SERAI_TENANT, or default.")
        private String tenant = "";

        @Option(
                names = "--password-file",
                paramLabel = "FILE",
                description = "Holds the password. Default: SERAI_PASSWORD, or a prompt.")
        private @Nullable Path passwordFile;

        /** Signs in, works and signs out again. */
        <T> T session(BiFunction<HubClient, String, T> work) {
            String password = Secrets.find(passwordFile, "SERAI_PASSWORD")
                    .orElseGet(
                            () -> Secrets.prompt("password", "set SERAI_PASSWORD, or name a file by --password-file"));
            HubClient client = hub.client();
            JsonNode session = client.api(
                    "POST", "/auth/login", null, Map.of("username", user, "password", password, "tenant", tenant));
            try {
                return work.apply(client, session.path("access_token").asText());
            } finally {
                client.api(
                        "POST",
                        "/auth/logout",
                        null,
                        Map.of("refresh_token", session.path("refresh_token").asText()));
            }
        }
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes a token and writes it to the standard output, once.")
    static final class Create implements Callable<Integer> {

        @Mixin
        private CommandOutput output;

        @Mixin
        private TokenAccount account;

        @Parameters(index = "0", paramLabel = "NAME", description = "What it is for.")
        private String name = "";

        @Option(
                names = "--scope",
                required = true,
                split = ",",
                paramLabel = "SCOPE",
                description = "What it may, such as incidents:read; several with commas.")
        private List<String> scopes = List.of();

        @Option(
                names = "--days",
                defaultValue = "30",
                paramLabel = "N",
                description = "For how long, at most 365. Default: 30.")
        private int days;

        @Override
        public Integer call() {
            Map<String, Object> body = Map.of(
                    "name",
                    name,
                    "scopes",
                    scopes,
                    "expires_at",
                    SeraiCommand.CLOCK.instant().plus(Duration.ofDays(days)).toString());
            JsonNode made = account.session((client, token) -> client.api("POST", "/auth/tokens", token, body));
            output.note("Keep it now, it is not shown again. Its id is "
                    + made.path("id").asText());
            output.show(Map.of("token", made), () -> List.of(made.path("token").asText()));
            return 0;
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the account's tokens, the newest first.")
    static final class Listing implements Callable<Integer> {

        @Mixin
        private CommandOutput output;

        @Mixin
        private TokenAccount account;

        @Override
        public Integer call() {
            JsonNode page =
                    account.session((client, token) -> client.api("GET", "/auth/tokens?limit=200", token, null));
            output.show(Map.of("items", page.path("items")), () -> StreamSupport.stream(
                            page.path("items").spliterator(), false)
                    .map(Listing::line)
                    .toList());
            return 0;
        }

        private static String line(JsonNode token) {
            String revoked = token.path("revoked_at").isNull() ? "" : "  revoked";
            return token.path("id").asText() + "  " + token.path("expires_at").asText() + "  "
                    + token.path("name").asText() + revoked;
        }
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Ends a token; repeating it is harmless.")
    static final class Revoke implements Callable<Integer> {

        @Mixin
        private CommandOutput output;

        @Mixin
        private TokenAccount account;

        @Parameters(index = "0", paramLabel = "ID", description = "As list shows it.")
        private UUID id;

        @Override
        public Integer call() {
            account.session((client, token) -> client.api("DELETE", "/auth/tokens/" + id, token, null));
            output.show(Map.of("revoked", id.toString()), () -> List.of("revoked " + id));
            return 0;
        }
    }
}
