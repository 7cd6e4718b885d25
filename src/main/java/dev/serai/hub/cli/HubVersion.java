package dev.serai.hub.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Of the jar that this command is in. */
final class HubVersion implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"serai " + number()};
    }

    /** As {@code /info} says it; {@code development} where no build has made one. */
    static String number() throws IOException {
        try (InputStream in = HubVersion.class.getResourceAsStream("/META-INF/build-info.properties")) {
            Properties build = new Properties();
            if (in != null) {
                build.load(in);
            }
            return build.getProperty("build.version", "development");
        }
    }
}
