package dev.serai.hub.console;

/**
 * A form with passwords.
 *
 * @param formToken what it brings back
 * @param refused what was wrong with the last one; empty for none
 * @param ended why the session before has ended; empty where there was none
 * @param next the page that was asked for; empty for the first one
 * @param many whether there are several tenants to say a name of
 * @param tenant that was said
 * @param username that was said; or whose password is changed, for who keeps passwords
 * @param must whether the password has to be changed before anything else
 */
public record SignInView(
        String formToken,
        String refused,
        String ended,
        String next,
        boolean many,
        String tenant,
        String username,
        boolean must) {

    @Override
    public String toString() {
        return "SignInView[" + refused + "]";
    }
}
