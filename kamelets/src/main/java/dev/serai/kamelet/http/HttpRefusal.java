package dev.serai.kamelet.http;

/** A request that is not made, and why. */
final class HttpRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final HttpRefusalReason reason;

    HttpRefusal(HttpRefusalReason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    HttpRefusalReason reason() {
        return reason;
    }

    /** Why a request is not made. */
    enum HttpRefusalReason {
        /** Not an absolute http or https address without user and fragment. */
        BAD_URL,
        /** A method that this Kamelet does not offer. */
        METHOD_NOT_ALLOWED,
        /** Scheme, host and port are not on the list. */
        NOT_ON_LIST,
        /** The name has no address. */
        UNKNOWN_HOST,
        /** Link-local, metadata, multicast or unspecified: never. */
        FORBIDDEN_ADDRESS,
        /** A private address that the list does not name. */
        PRIVATE_ADDRESS,
        /** A port of the caller itself. */
        OWN_PORT
    }
}
