package dev.serai.signature;

/** Whether a request comes from who it says, and why not. Only {@link #VALID} lets it in. */
public enum SignatureVerdict {
    /** Signed by one of the active secrets, within the window. */
    VALID,
    /** The signature, or the timestamp that the scheme asks for, is not there. */
    MISSING,
    /** Signature or timestamp have not the form of their scheme. */
    MALFORMED,
    /** The timestamp is more than the window away, in the past or in the future. */
    STALE,
    /** No active secret made this signature over these bytes. */
    WRONG;

    /** Whether the request may go on. */
    public boolean isValid() {
        return this == VALID;
    }
}
