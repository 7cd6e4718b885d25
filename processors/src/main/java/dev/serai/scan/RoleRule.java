package dev.serai.scan;

/**
 * A rule, and where it stands.
 *
 * @param role the role that is bound
 * @param origin the role that it was gathered from where the bound one aggregates; else the same
 * @param path in the origin, as a JSON pointer
 */
public record RoleRule(ObjectId role, ObjectId origin, String path, PolicyRule rule) {

    public boolean isAggregated() {
        return !role.equals(origin);
    }
}
