package dev.serai.hub.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** What the script {@code bin/serai} does by itself; here for the help and the completion. */
final class LauncherCommands {

    private LauncherCommands() {}

    @Command(
            name = "start",
            customSynopsis = "serai start [--property=value...]",
            description = "Starts the hub with these settings; in a clone it builds it first where that is needed.")
    static final class Start implements Runnable {

        @Unmatched
        private List<String> settings = new ArrayList<>();

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
