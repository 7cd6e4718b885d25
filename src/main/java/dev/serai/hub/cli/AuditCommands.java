package dev.serai.hub.cli;

import dev.serai.hub.audit.AuditCommand;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What docs/concepts/audit.md says of {@code audit-export} and {@code audit-verify}, by the same code. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Exports the audit, and verifies an export without the hub.",
        subcommands = {AuditCommands.AuditExport.class, AuditCommands.AuditVerify.class})
final class AuditCommands extends CommandGroup {

    private static int run(String command, Map<String, String> options) {
        String[] arguments = Stream.concat(
                        Stream.of(command),
                        options.entrySet().stream()
                                .filter(option -> !option.getValue().isEmpty())
                                .map(option -> "--" + option.getKey() + "=" + option.getValue()))
                .toArray(String[]::new);
        return AuditCommand.run(arguments, System.out);
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes a tenant's chain to a file, from the database.")
    static final class AuditExport implements Callable<Integer> {

        @Option(
                names = "--database",
                required = true,
                paramLabel = "URL",
                description = "Such as jdbc:postgresql://db/serai.")
        private String url = "";

        @Option(names = "--user", required = true, paramLabel = "NAME", description = "The auditor's login.")
        private String user = "";

        @Option(names = "--password-file", required = true, paramLabel = "FILE", description = "Holds its password.")
        private String passwordFile = "";

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "The export.")
        private String out = "";

        @Option(
                names = "--tenant",
                defaultValue = "default",
                paramLabel = "NAME",
                description = "Whose chain. Default: default.")
        private String tenant = "";

        @Override
        public Integer call() {
            return run(
                    "audit-export",
                    Map.of("url", url, "user", user, "password-file", passwordFile, "out", out, "tenant", tenant));
        }
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Verifies an export against the checkpoints.")
    static final class AuditVerify implements Callable<Integer> {

        @Option(names = "--export", required = true, paramLabel = "FILE", description = "The export.")
        private String export = "";

        @Option(
                names = "--checkpoints",
                required = true,
                paramLabel = "FILE",
                description = "A copy of the hub's file.")
        private String checkpoints = "";

        @Option(
                names = "--key",
                required = true,
                paramLabel = "KEY",
                description = "The public key, X.509 DER in Base64.")
        private String key = "";

        @Option(
                names = "--tenant",
                defaultValue = "default",
                paramLabel = "NAME",
                description = "Whose chain. Default: default.")
        private String tenant = "";

        @Option(
                names = "--expect-at-least",
                defaultValue = "",
                paramLabel = "N[:HASH]",
                description = "A checkpoint that was noted.")
        private String atLeast = "";

        @Option(
                names = "--expect-links",
                defaultValue = "",
                paramLabel = "N",
                description = "How many links there are.")
        private String links = "";

        @Override
        public Integer call() {
            return run(
                    "audit-verify",
                    Map.of(
                            "export",
                            export,
                            "checkpoints",
                            checkpoints,
                            "key",
                            key,
                            "tenant",
                            tenant,
                            "expect-at-least",
                            atLeast,
                            "expect-links",
                            links));
        }
    }
}
