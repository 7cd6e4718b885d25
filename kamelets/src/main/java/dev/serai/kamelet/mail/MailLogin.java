package dev.serai.kamelet.mail;

import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.mail.MailAuthenticator;
import org.jspecify.annotations.Nullable;

/** Who signs in at the mail server. The password is here alone, and so in no endpoint's address. */
public class MailLogin extends MailAuthenticator {

    private String user = "";
    private String password = "";

    /** The user; empty signs in as nobody. */
    public void setUser(String user) {
        this.user = user;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    /** Without a user there is none: the server is not asked to let anybody in. */
    @Override
    public PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(orNull(user), orNull(password));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
