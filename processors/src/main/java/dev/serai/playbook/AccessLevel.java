package dev.serai.playbook;

import dev.serai.wire.WireName;

/** What the hub may do where an incident happens: from nothing to all. Playbooks compare with the lower-case names. */
public enum AccessLevel implements WireName {
    NONE,
    READ,
    CHANGE
}
