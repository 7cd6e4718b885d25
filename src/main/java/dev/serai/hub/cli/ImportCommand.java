package dev.serai.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.cli.TokenCommand.TokenAccount;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.json.StrictJson;
import dev.serai.silence.AlertmanagerImport;
import dev.serai.silence.AlertmanagerSilences;
import dev.serai.silence.AlertmanagerSilences.RunningSilences;
import dev.serai.silence.ImportFinding;
import dev.serai.silence.ImportFinding.ImportOutcome;
import dev.serai.silence.ImportedConfiguration;
import dev.serai.silence.Silence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes over what other tools were told. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Takes over the configuration of another tool.",
        subcommands = ImportCommand.Alertmanager.class)
final class ImportCommand extends CommandGroup {

    /** Rules and routes of a configuration become policy files, running silences become silences. */
    @Command(
            name = "alertmanager",
            mixinStandardHelpOptions = true,
            description = "Makes policy of an Alertmanager's configuration, and silences of its running ones.")
    static final class Alertmanager implements Callable<Integer> {

        private static final String SUPPRESSION = "policy/suppression.yaml";
        private static final String CORRELATION = "policy/correlation.yaml";

        @Mixin
        private CommandOutput output;

        @Mixin
        private TokenAccount account;

        @Parameters(index = "0", paramLabel = "FILE", description = "The configuration, alertmanager.yml.")
        private Path file;

        @Option(
                names = "--folder",
                paramLabel = "FOLDER",
                description =
                        "Writes policy/suppression.yaml and policy/correlation.yaml there, the product's with the rules before its own.")
        private @Nullable Path folder;

        @Option(
                names = "--silences",
                paramLabel = "FILE|URL",
                description = "The answer of GET /api/v2/silences in a file, or the Alertmanager's address.")
        private @Nullable String silences;

        @Override
        public Integer call() throws IOException {
            ImportedConfiguration imported = imported();
            List<ImportFinding> findings = new ArrayList<>(imported.findings());
            Map<String, String> files = files(imported);
            if (folder != null) {
                write(folder, files);
            }
            List<ImportFinding> running = silences == null ? List.of() : set(silences);
            findings.addAll(running);
            output.show(
                    Map.of(
                            "suppression", imported.suppression(),
                            "correlation_rules", imported.correlationRules(),
                            "correlation", files.getOrDefault(CORRELATION, ""),
                            "findings", findings.stream().map(Alertmanager::row).toList()),
                    () -> words(files, findings));
            // Whoever moves by a script must not believe that all is silenced.
            return running.stream().anyMatch(one -> one.outcome() == ImportOutcome.NOT_TAKEN) ? 1 : 0;
        }

        private ImportedConfiguration imported() throws IOException {
            if (!Files.isReadable(file)) {
                throw new CommandFailure("the file " + file + " cannot be read");
            }
            try {
                return AlertmanagerImport.read(Files.readString(file));
            } catch (RuntimeException e) {
                throw new CommandFailure(file + " cannot be taken: " + e.getMessage());
            }
        }

        /** Policy files by their names in a folder. */
        private static Map<String, String> files(ImportedConfiguration imported) {
            Map<String, String> files = new LinkedHashMap<>();
            files.put(SUPPRESSION, imported.suppression());
            if (!imported.correlationRules().isEmpty()) {
                files.put(CORRELATION, imported.correlation(RoutesFolder.product(CORRELATION)));
            }
            return files;
        }

        private static void write(Path folder, Map<String, String> files) throws IOException {
            for (String name : files.keySet()) {
                if (Files.exists(folder.resolve(name))) {
                    throw new CommandFailure(folder.resolve(name)
                            + " is there already, and nothing was written; without --folder the files are shown");
                }
            }
            Files.createDirectories(folder.resolve("policy"));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        }

        /** Those that the hub does not have yet; one that it refuses keeps no other from being set. */
        private List<ImportFinding> set(String from) throws IOException {
            RunningSilences running =
                    AlertmanagerSilences.read(list(from), UUID::randomUUID, SeraiCommand.CLOCK.instant());
            List<ImportFinding> findings = new ArrayList<>(running.findings());
            return account.session((hub, token) -> {
                Set<String> there = there(hub, token);
                for (Silence silence : running.silences()) {
                    findings.add(set(silence, hub, token, there));
                }
                return findings;
            });
        }

        private static ImportFinding set(Silence silence, HubClient hub, String token, Set<String> there) {
            String part = "silence " + silence.matchers();
            Map<String, Object> request = request(silence);
            if (there.contains(
                    key(StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS).valueToTree(request)))) {
                return new ImportFinding(part, ImportOutcome.TAKEN, "there already, not set again");
            }
            try {
                hub.api("POST", "/silences", token, request);
                return new ImportFinding(part, ImportOutcome.TAKEN, "until " + silence.endsAt());
            } catch (CommandFailure e) {
                return new ImportFinding(part, ImportOutcome.NOT_TAKEN, String.valueOf(e.getMessage()));
            }
        }

        /** What identifies silences that are not over: matchers, comment and end. */
        private static Set<String> there(HubClient hub, String token) {
            Set<String> there = new HashSet<>();
            for (String state : List.of("active", "pending")) {
                String page = "/silences?limit=200&state=" + state;
                for (String next = ""; next != null; ) {
                    JsonNode silences = hub.api("GET", page + next, token, null);
                    silences.path("items").forEach(silence -> there.add(key(silence)));
                    next = silences.hasNonNull("next_cursor")
                            ? "&cursor=" + silences.path("next_cursor").asText()
                            : null;
                }
            }
            return there;
        }

        private static String key(JsonNode silence) {
            List<String> matchers = new ArrayList<>();
            silence.path("matchers")
                    .forEach(one -> matchers.add(one.path("name").asText()
                            + one.path("operator").asText()
                            + one.path("value").asText()));
            return matchers.stream().sorted().toList() + " "
                    + silence.path("comment").asText() + " "
                    + Instant.parse(silence.path("ends_at").asText()).truncatedTo(ChronoUnit.MILLIS);
        }

        private static JsonNode list(String from) throws IOException {
            if (from.startsWith("http://") || from.startsWith("https://")) {
                return new HubClient(from)
                        .call("GET", "/api/v2/silences", Map.of(), null)
                        .body();
            }
            return StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS).readTree(Files.readString(Path.of(from)));
        }

        private static Map<String, Object> request(Silence silence) {
            return Map.of(
                    "matchers",
                    silence.matchers().all().stream()
                            .map(one -> Map.of(
                                    "name",
                                    one.label(),
                                    "operator",
                                    one.operator().sign(),
                                    "value",
                                    one.value()))
                            .toList(),
                    "comment",
                    (silence.comment() + " (of " + silence.author() + ")").strip(),
                    "starts_at",
                    silence.startsAt().toString(),
                    "ends_at",
                    silence.endsAt().toString());
        }

        private static Map<String, String> row(ImportFinding finding) {
            return Map.of("part", finding.part(), "outcome", finding.outcome().wire(), "detail", finding.detail());
        }

        private List<String> words(Map<String, String> files, List<ImportFinding> findings) {
            List<String> lines = new ArrayList<>();
            for (ImportOutcome outcome : ImportOutcome.values()) {
                findings.stream()
                        .filter(finding -> finding.outcome() == outcome)
                        .map(finding ->
                                outcome.wire().replace('_', ' ') + ": " + finding.part() + ", " + finding.detail())
                        .forEach(lines::add);
            }
            if (folder == null) {
                files.forEach((name, text) -> {
                    lines.add("");
                    lines.add("# " + name);
                    lines.add(text.strip());
                });
            }
            return lines;
        }
    }
}
