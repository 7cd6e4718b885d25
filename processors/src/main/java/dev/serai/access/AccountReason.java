package dev.serai.access;

import dev.serai.wire.ReasonCode;

/** Why something happened to an account. */
public enum AccountReason implements ReasonCode {
    /** The first start makes one. */
    FIRST_ACCOUNT,
    /** Wrong passwords. */
    LOGIN_FAILED,
    /** A refresh token came a second time: somebody has a copy. */
    REFRESH_TOKEN_REUSED,
    /** The person ended it, there or in another browser. */
    SIGNED_OUT,
    /** The account has opened as many since as it may have. */
    TOO_MANY_SESSIONS
}
