package dev.serai.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.cli.TokenCommand.TokenAccount;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.hub.silence.AlertPolicies;
import dev.serai.policy.PolicyException;
import dev.serai.replay.AlertPolicy;
import dev.serai.replay.ReplayComparison;
import dev.serai.replay.ReplayJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which pages another policy would have added, removed or moved. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Plays recorded deliveries through another policy and says which pages it adds, removes and moves.")
final class ReplayCommand implements Callable<Integer> {

    private static final int MOST_DIFFERENCES = 1000;
    /** A hub gives a replay up after about this many seconds. */
    private static final int LONGEST = 900;

    @Mixin
    private CommandOutput output;

    @Option(
            names = "--policy",
            required = true,
            paramLabel = "FOLDER",
            description = "The changed folder; of what is not in it the product's counts.")
    private Path policy;

    @Option(
            names = "--against",
            paramLabel = "FOLDER",
            defaultValue = "${env:SERAI_ROUTES_DIR:-routes}",
            description = "The folder that it is compared with. Default: SERAI_ROUTES_DIR, or routes.")
    private Path against;

    @ArgGroup(multiplicity = "1")
    private Played played = new Played();

    @Mixin
    private TokenAccount account;

    /** What is played. */
    static final class Played {

        @Option(
                names = "--file",
                paramLabel = "FILE",
                description = "Deliveries, one JSON object a line with kind, received_at and payload.")
        private @Nullable Path file;

        @Option(
                names = "--days",
                paramLabel = "N",
                description = "What a running hub was delivered in the last days, against its own policy.")
        private int days;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(policy)) {
            throw new CommandFailure("there is no folder " + policy);
        }
        JsonNode result = played.file == null ? asked(played.days) : compared(played.file);
        Map<String, JsonNode> shown = new HashMap<>();
        result.properties().forEach(field -> shown.put(field.getKey(), field.getValue()));
        output.show(shown, () -> words(result));
        return result.path("differences").isEmpty() ? 0 : SeraiCommand.FAILED;
    }

    private JsonNode compared(Path file) throws IOException {
        DeliveriesFile deliveries = DeliveriesFile.read(file);
        ReplayComparison comparison =
                ReplayComparison.atOnce(read(against), read(policy), deliveries.stream().stream());
        ObjectNode result = ReplayJson.summary(comparison).put("unreadable", deliveries.unreadable());
        result.set("differences", ReplayJson.differences(comparison, MOST_DIFFERENCES));
        return result;
    }

    /** The hub plays its own deliveries; of what the folder does not have, its own policy counts. */
    private JsonNode asked(int days) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String name : AlertPolicy.FILES) {
            if (Files.isRegularFile(policy.resolve(name))) {
                texts.put(name.replaceFirst("^.*/(\\w+)[.]yaml$", "$1"), Files.readString(policy.resolve(name)));
            }
        }
        if (texts.isEmpty()) {
            throw new CommandFailure(policy + " has none of " + String.join(", ", AlertPolicy.FILES));
        }
        return account.session((hub, token) ->
                awaited(hub, token, hub.api("POST", "/replays", token, Map.of("days", days, "policy", texts))));
    }

    private static JsonNode awaited(HubClient hub, String token, JsonNode requested) {
        JsonNode replay = requested;
        for (int second = 0; second < LONGEST && isOpen(replay); second++) {
            pause();
            replay = hub.api("GET", "/replays/" + replay.path("id").asText(), token, null);
        }
        if (isOpen(replay) || replay.hasNonNull("failure")) {
            throw new CommandFailure("the replay " + replay.path("id").asText() + " has no result: "
                    + replay.path("failure").asText("it takes too long"));
        }
        return replay;
    }

    private static boolean isOpen(JsonNode replay) {
        return !replay.hasNonNull("finished_at");
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted");
        }
    }

    private static AlertPolicy read(Path folder) {
        try {
            return AlertPolicies.untested(RoutesFolder.over(folder));
        } catch (PolicyException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> words(JsonNode result) {
        List<String> lines = new ArrayList<>();
        result.path("differences").forEach(one -> difference(one, lines));
        long all = result.path("added").asLong()
                + result.path("removed").asLong()
                + result.path("moved").asLong();
        if (all > result.path("differences").size()) {
            lines.add("and " + (all - result.path("differences").size()) + " more");
        }
        lines.add(counted(result, "alerts", "alert") + ": "
                + counted(result, "pages_before", "page")
                + " before, " + result.path("pages_after").asText() + " after; "
                + result.path("added").asText() + " added, "
                + result.path("removed").asText() + " removed, "
                + result.path("moved").asText() + " moved");
        if (result.path("unreadable").asInt() > 0) {
            lines.add(result.path("unreadable").asText() + " deliveries do not fit their kind");
        }
        return lines;
    }

    private static String counted(JsonNode result, String field, String noun) {
        long number = result.path(field).asLong();
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static void difference(JsonNode one, List<String> lines) {
        lines.add(one.path("kind").asText() + ": " + one.path("title").asText() + " ("
                + one.path("service").asText() + ", " + one.path("severity").asText() + "), fired at "
                + one.path("fired_at").asText());
        for (String side : List.of("before", "after")) {
            JsonNode decision = one.path(side);
            lines.add("  " + side + ": " + decision.path("verdict").asText() + " at "
                    + decision.path("at").asText() + ", "
                    + decision.path("reason").asText());
            decision.path("trace").forEach(line -> lines.add("    " + line.asText()));
        }
    }
}
