package dev.serai.hub.store;

/** Whose data it is. This release has one tenant; every row and key carries it already. */
public final class Tenants {

    public static final String DEFAULT = "default";

    private Tenants() {}
}
