package dev.serai.hub.console;

/**
 * What is wrong, for a person.
 *
 * @param code as the API calls it
 * @param requestId by which the log knows the request
 */
public record ProblemView(String title, String code, String detail, String requestId) {

    public boolean needsTls() {
        return code.equals("tls-required");
    }

    public boolean isSignedOut() {
        return code.equals("unauthenticated");
    }
}
