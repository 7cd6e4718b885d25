package dev.serai.hub.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What the script {@code bin/serai} does by itself; here for the help and the completion. */
final class LauncherCommands {

    private LauncherCommands() {}

    @Command(name = "start", description = "Starts the hub; in a clone it builds it first where that is needed.")
    static final class Start implements Runnable {

        @Parameters(paramLabel = "--property=value", description = "Settings of the hub.")
        private List<String> settings = List.of();

        @Override
        public void run() {
            throw new CommandFailure("bin/serai starts the hub; with the jar alone: java -jar serai-hub.jar "
                    + String.join(" ", settings));
        }
    }

    @Command(name = "prepare", description = "Does what the first start would do.")
    static final class Prepare implements Runnable {

        @Override
        public void run() {
            throw new CommandFailure("bin/serai does that");
        }
    }
}
