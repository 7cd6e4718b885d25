package dev.serai.hub.cli;

import picocli.CommandLine.Option;

/** Which hub a command calls. */
final class HubAddress {

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:SERAI_URL:-http://127.0.0.1:8080}",
            description = "The hub. Default: SERAI_URL, or http://127.0.0.1:8080.")
    private String url = "";

    HubClient client() {
        return new HubClient(url);
    }
}
