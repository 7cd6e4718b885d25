package dev.serai.hub.security;

import dev.serai.wire.WireName;

/** Why a session of the console does not hold any more. */
public enum SessionEnd implements WireName {
    /** Its person ended it in another browser. */
    SIGNED_OUT,
    PASSWORD_CHANGED,
    ROLE_CHANGED,
    DISABLED,
    /** The account has opened as many since as it may have. */
    TOO_MANY_SESSIONS,
    NOT_USED,
    TOO_OLD,
    /** Nobody knows: the browser has a cookie that opens nothing. */
    UNKNOWN
}
