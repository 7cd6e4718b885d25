package dev.serai.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionCatalogue;
import dev.serai.hub.action.ActionCatalogues;
import dev.serai.hub.analysis.AnalysisFiles;
import dev.serai.hub.approval.RulebookFiles;
import dev.serai.hub.channel.NotifyFiles;
import dev.serai.hub.incident.IncidentFiles;
import dev.serai.hub.lint.FolderFinding;
import dev.serai.hub.lint.OverlayLint;
import dev.serai.hub.routes.RoutesFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a hub of this version would refuse of a folder, and what its writer may regret. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Checks a folder of routes, Kamelets, policies and playbooks as this version of the hub reads it.")
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private CommandOutput output;

    @Mixin
    private HubAddress hub;

    @Parameters(
            index = "0",
            paramLabel = "FOLDER",
            defaultValue = "${env:SERAI_ROUTES_DIR:-routes}",
            description = "The folder of serai.routes-dir. Default: SERAI_ROUTES_DIR, or routes.")
    private Path folder;

    @Option(names = "--strict", description = "Ends with 1 for advice too.")
    private boolean strict;

    @Option(names = "--running", description = "Also asks the hub whether it runs this version and uses all its files.")
    private boolean running;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure("there is no folder " + folder);
        }
        List<FolderFinding> findings = OverlayLint.findings(RoutesFolder.over(folder), readers());
        List<String> notices = running ? notices() : List.of();
        long refused = findings.stream().filter(FolderFinding::refused).count();
        output.show(
                Map.of("findings", findings, "refused", refused, "notices", notices),
                () -> words(findings, refused, notices));
        return refused > 0 || !notices.isEmpty() || strict && !findings.isEmpty() ? SeraiCommand.FAILED : 0;
    }

    private static List<String> words(List<FolderFinding> findings, long refused, List<String> notices) {
        String end = refused + " refused, " + (findings.size() - refused) + " advised";
        return Stream.of(
                        findings.stream().map(FolderFinding::toString),
                        notices.stream(),
                        Stream.of(findings.isEmpty() ? "nothing to say" : end))
                .flatMap(lines -> lines)
                .toList();
    }

    private List<String> notices() throws IOException {
        JsonNode info = hub.client().api("GET", "/info", null, null);
        String version = info.path("version").asText();
        Stream<String> other = version.equals(HubVersion.number())
                ? Stream.empty()
                : Stream.of("the hub runs " + version + ", this is " + HubVersion.number());
        Stream<String> unused = Stream.of(info.path("notices"))
                .flatMap(notices -> java.util.stream.StreamSupport.stream(notices.spliterator(), false))
                .map(JsonNode::asText)
                .filter(notice -> notice.startsWith("Not in use"));
        return Stream.concat(other, unused).toList();
    }

    private static List<Consumer<RoutesFolder>> readers() {
        return List.of(
                folder -> RulebookFiles.check(folder, catalogue(folder)),
                IncidentFiles::check,
                NotifyFiles::check,
                AnalysisFiles::check);
    }

    private static ActionCatalogue catalogue(RoutesFolder folder) {
        try {
            return ActionCatalogues.of(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
