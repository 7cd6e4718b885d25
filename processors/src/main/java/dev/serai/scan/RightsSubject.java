package dev.serai.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Who a binding names.
 *
 * @param kind {@code User}, {@code Group} or {@code ServiceAccount}
 * @param namespace of a service account; else empty
 */
public record RightsSubject(String kind, String namespace, String name) {

    private static final String ACCOUNT = "system:serviceaccount:";
    private static final Set<String> EVERYBODY =
            Set.of("system:authenticated", "system:unauthenticated", "system:serviceaccounts");

    /** A service account without a namespace is one of the binding's; a user may be one by its long name. */
    static RightsSubject of(JsonNode subject, String bindingNamespace) {
        String kind = subject.path("kind").asText();
        String name = subject.path("name").asText();
        if (kind.equals("User") && name.startsWith(ACCOUNT)) {
            String[] parts = name.substring(ACCOUNT.length()).split(":", 2);
            return new RightsSubject("ServiceAccount", parts[0], parts.length > 1 ? parts[1] : "");
        }
        return new RightsSubject(
                kind, kind.equals("ServiceAccount") ? subject.path("namespace").asText(bindingNamespace) : "", name);
    }

    /** Whether nobody needs to sign in to be it. */
    boolean isAnybody() {
        return kind.equals("Group") && name.equals("system:unauthenticated")
                || kind.equals("User") && name.equals("system:anonymous");
    }

    /** Whether it is all who are signed in, or all service accounts. */
    boolean isEveryAccount() {
        return kind.equals("Group") && (name.equals("system:authenticated") || name.equals("system:serviceaccounts"));
    }

    /** Whether it is an account that every pod has that names none. */
    boolean isDefaultAccount() {
        return kind.equals("ServiceAccount") && name.equals("default")
                || kind.equals("Group") && name.startsWith("system:serviceaccounts:");
    }

    /** Whether it is a part of Kubernetes itself, whose rights are its own business. */
    boolean isPlatform() {
        boolean system = name.startsWith("system:")
                && !EVERYBODY.contains(name)
                && !name.startsWith("system:serviceaccounts:")
                && !isAnybody();
        return kind.equals("ServiceAccount") ? namespace.equals("kube-system") && !name.equals("default") : system;
    }

    @Override
    public String toString() {
        return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
