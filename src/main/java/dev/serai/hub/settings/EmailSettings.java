package dev.serai.hub.settings;

import dev.serai.message.EmailText;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The channel e-mail, {@code serai.channels.email.*}; without a host it is off.
 *
 * @param host the server that takes mails for others
 * @param port its port
 * @param tls how the connection is encrypted
 * @param user who signs in; nobody if unset
 * @param password of the user
 * @param from the address that sends
 * @param to who gets the messages
 * @param escalationTo who gets those at half time of an approval; the same if unset
 */
@ConfigurationProperties("serai.channels.email")
public record EmailSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @DefaultValue("starttls") EmailSecurity tls,
        @Nullable String user,
        @Nullable String password,
        @Nullable String from,
        List<String> to,
        List<String> escalationTo) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");
    private static final int LAST_PORT = 65_535;
    private static final int MOST_ADDRESSES = 20;

    /** How a connection to a mail server is encrypted. */
    public enum EmailSecurity {
        /** It becomes an encrypted one before anything else is said, or nothing is sent. */
        STARTTLS,
        /** From its beginning. */
        IMPLICIT,
        /** Not at all: for a server on the same machine. */
        NONE
    }

    public EmailSettings {
        host = blankToNull(host);
        user = blankToNull(user);
        password = blankToNull(password);
        from = blankToNull(from);
        to = listed(to);
        escalationTo = listed(escalationTo);
        if (host != null || from != null || user != null || password != null || !to.isEmpty()) {
            require(host != null && HOST.matcher(host).matches(), "host must be the name of the mail server");
            require(port > 0 && port <= LAST_PORT, "port must be between 1 and 65535");
            require(EmailText.isAddress(from), "from must be an address such as serai@example.org, without a name");
            require(areAddresses(to) && !to.isEmpty(), "to must be an address, or up to 20 with commas");
            require(areAddresses(escalationTo), "escalation-to must be an address, or up to 20 with commas");
            require((user == null) == (password == null), "user and password belong together");
            require(
                    user == null || tls != EmailSecurity.NONE || HERE.contains(host),
                    "tls must not be none where a password is sent to another machine");
        }
    }

    /** Whether the channel is on. */
    public boolean configured() {
        return host != null;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "EmailSettings[configured=" + configured() + "]";
    }

    private static List<String> listed(@Nullable List<String> addresses) {
        return addresses == null
                ? List.of()
                : addresses.stream()
                        .flatMap(line -> Stream.of(line.split(",")))
                        .map(String::strip)
                        .filter(address -> !address.isEmpty())
                        .toList();
    }

    private static boolean areAddresses(List<String> addresses) {
        return addresses.size() <= MOST_ADDRESSES && addresses.stream().allMatch(EmailText::isAddress);
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException("serai.channels.email." + otherwise);
        }
    }
}
