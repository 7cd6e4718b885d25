package dev.serai.hub.approval;

import dev.serai.hub.RoutesCopy;
import java.nio.file.Path;

/** A copy of routes/ with playbooks of its own instead of the shipped ones. */
final class RulesFolder {

    static final String EXAMINE =
            """
            name: examine
            title: Examine a file
            when: evidence.exists(e, e.kind == "artefact") && alert.labels.kind == "file"
            steps:
              - id: look
                action: test-change-action
                with:
                  command: ["/usr/bin/look", "-v", "--", { value: alert.labels.name, pattern: "^[a-z0-9.]{1,40}$" }]
                  stdin_evidence: evidence.filter(e, e.kind == "artefact")[0].id
            """;

    static final String PROBE =
            """
            name: probe
            title: Ask the service
            when: '"url" in alert.labels'
            steps:
              - id: ask
                action: test-read-action
                with:
                  url: alert.labels.url
            """;

    final Path path;

    private final RoutesCopy routes;

    private RulesFolder(RoutesCopy routes) {
        this.routes = routes;
        this.path = routes.path();
    }

    static RulesFolder copy() {
        RulesFolder folder = new RulesFolder(RoutesCopy.make());
        folder.routes.deletePlaybooks();
        folder.write("playbooks/examine.yaml", EXAMINE);
        folder.write("playbooks/probe.yaml", PROBE);
        return folder;
    }

    void write(String file, String text) {
        routes.write(file, text);
    }

    String read(String file) {
        return routes.read(file);
    }

    /** Runs something while a file has one more line. */
    void whileAppended(String file, String line, Runnable check) {
        String before = read(file);
        write(file, before + line);
        try {
            check.run();
        } finally {
            write(file, before);
        }
    }
}
