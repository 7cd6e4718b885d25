package dev.serai.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.cli.TokenCommand.TokenAccount;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                        "Writes policy/suppression.yaml there, and the rules for policy/correlation.yaml beside it.")
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
            if (folder != null) {
                write(folder, imported);
            }
            if (silences != null) {
                findings.addAll(set(silences));
            }
            output.show(
                    Map.of(
                            "suppression", imported.suppression(),
                            "correlation_rules", imported.correlationRules(),
                            "findings", findings.stream().map(Alertmanager::row).toList()),
                    () -> words(imported, findings));
            return 0;
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

        private static void write(Path folder, ImportedConfiguration imported) throws IOException {
            Path policy = Files.createDirectories(folder.resolve("policy"));
            Path suppression = policy.resolve("suppression.yaml");
            if (Files.exists(suppression)) {
                throw new CommandFailure(suppression + " is there already");
            }
            Files.writeString(suppression, imported.suppression());
            if (!imported.correlationRules().isEmpty()) {
                Files.writeString(policy.resolve("correlation-rules.txt"), imported.correlationRules());
            }
        }

        /** Each one once: its key is the Alertmanager's id. */
        private List<ImportFinding> set(String from) throws IOException {
            RunningSilences running =
                    AlertmanagerSilences.read(list(from), UUID::randomUUID, SeraiCommand.CLOCK.instant());
            account.session((hub, token) -> {
                running.silences().forEach(silence -> hub.api("POST", "/silences", token, request(silence)));
                return running;
            });
            return running.findings();
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

        private List<String> words(ImportedConfiguration imported, List<ImportFinding> findings) {
            List<String> lines = new ArrayList<>();
            for (ImportOutcome outcome : ImportOutcome.values()) {
                findings.stream()
                        .filter(finding -> finding.outcome() == outcome)
                        .map(finding ->
                                outcome.wire().replace('_', ' ') + ": " + finding.part() + ", " + finding.detail())
                        .forEach(lines::add);
            }
            if (folder == null) {
                lines.add("");
                lines.add("# policy/suppression.yaml");
                lines.add(imported.suppression().strip());
                if (!imported.correlationRules().isEmpty()) {
                    lines.add("");
                    lines.add("# rules for policy/correlation.yaml, before its own");
                    lines.add(imported.correlationRules().strip());
                }
            }
            return lines;
        }
    }
}
