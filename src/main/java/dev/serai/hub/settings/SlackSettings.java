package dev.serai.hub.settings;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Slack channel, {@code serai.channels.slack.*}; with nothing set it is off.
 *
 * @param token the app's bot token, {@code xoxb-…}
 * @param channel the id of the channel that is told
 * @param escalationChannel the id of the channel that is told at half time of an approval; the same if unset
 * @param signingSecret what Slack signs with when it calls the hub; any of several while it is being replaced
 * @param appId the app that alone may call, if set
 * @param teamId the workspace that alone may call, if set
 * @param serverUrl where the Web API is
 */
@ConfigurationProperties("serai.channels.slack")
public record SlackSettings(
        @Nullable String token,
        @Nullable String channel,
        @Nullable String escalationChannel,
        List<String> signingSecret,
        @Nullable String appId,
        @Nullable String teamId,
        @DefaultValue("https://slack.com") URI serverUrl) {

    private static final Pattern SECRET = Pattern.compile("[!-~]{8,300}");
    private static final Pattern CHANNEL = Pattern.compile("[CDG][A-Z0-9]{2,30}");
    private static final Pattern APP = Pattern.compile("A[A-Z0-9]{2,30}");
    private static final Pattern TEAM = Pattern.compile("[TE][A-Z0-9]{2,30}");

    public SlackSettings {
        token = blankToNull(token);
        channel = blankToNull(channel);
        escalationChannel = blankToNull(escalationChannel);
        signingSecret = SecretList.of(signingSecret);
        appId = blankToNull(appId);
        teamId = blankToNull(teamId);
        serverUrl = URI.create(serverUrl.toString().replaceAll("/+$", ""));
        require(
                serverUrl.getHost() != null
                        && ("https".equals(serverUrl.getScheme()) || "http".equals(serverUrl.getScheme())),
                "server-url must be an http or https address");
        boolean anything = token != null || channel != null || escalationChannel != null || !signingSecret.isEmpty();
        if (anything) {
            require(token != null && SECRET.matcher(token).matches(), "token must be the app's bot token, xoxb-…");
            require(
                    matches(CHANNEL, channel) && channel != null,
                    "channel must be the id of a channel, for instance C024BE91L: names cannot be edited in");
            require(matches(CHANNEL, escalationChannel), "escalation-channel must be the id of a channel");
            require(
                    !signingSecret.isEmpty()
                            && signingSecret.stream()
                                    .allMatch(secret -> SECRET.matcher(secret).matches()),
                    "signing-secret must be the app's signing secret, or several such with commas");
            require(matches(APP, appId), "app-id must be the id of an app, A…");
            require(matches(TEAM, teamId), "team-id must be the id of a workspace, T…");
        }
    }

    /** Whether the channel is on. */
    public boolean configured() {
        return token != null;
    }

    /** The channel that is told at half time. */
    public @Nullable String escalation() {
        return escalationChannel == null ? channel : escalationChannel;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "SlackSettings[configured=" + configured() + ", channel=" + channel + "]";
    }

    private static boolean matches(Pattern pattern, @Nullable String value) {
        return value == null || pattern.matcher(value).matches();
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException("serai.channels.slack." + otherwise);
        }
    }
}
