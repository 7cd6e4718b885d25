package dev.serai.hub.db;

/** The tenant that owns what names no other; which others there are is {@code serai.tenants}. */
public final class Tenants {

    public static final String DEFAULT = "default";

    private Tenants() {}
}
