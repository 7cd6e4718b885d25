package dev.serai.hub.cli;

import ch.qos.logback.classic.Level;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The commands; see docs/reference/command.md. */
@Command(
        name = "serai",
        description = "Checks, makes and sends what the hub works with.",
        mixinStandardHelpOptions = true,
        versionProvider = HubVersion.class,
        subcommands = {
            LauncherCommands.Start.class,
            LauncherCommands.Prepare.class,
            CheckCommand.class,
            NewCommand.class,
            SendCommand.class,
            TokenCommand.class,
            AuditCommands.class,
            ImportCommand.class,
            ReplayCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        })
final class SeraiCommand extends CommandGroup {

    /** Something was found, or it failed. */
    static final int FAILED = CommandLine.ExitCode.SOFTWARE;

    /** A command is a process of its own. */
    static final Clock CLOCK = Clock.systemUTC();

    /**
     * Prints what it found to the standard output, and why it failed to the standard error. The process ends with 0 when it is
     * done, 1 when something was found or it failed, 2 for a mistake in the call; {@code audit} has its own.
     */
    public static void main(String[] arguments) {
        // What libraries log is no part of the answer.
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.OFF);
        }
        System.exit(line().setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments));
    }

    static CommandLine line() {
        return new CommandLine(new SeraiCommand()).setExecutionExceptionHandler((failure, line, parsed) -> {
            if (!(failure instanceof CommandFailure)) {
                throw failure;
            }
            line.getErr().println("serai: " + failure.getMessage());
            return FAILED;
        });
    }
}
