package dev.serai.scan;

import java.util.List;

/**
 * Somebody who may, and why.
 *
 * @param binding that names them
 * @param bindingNamespace where it holds; empty for everywhere
 * @param because the rule, with the role that it stands in
 */
public record AccessGrant(RightsSubject subject, ObjectId binding, String bindingNamespace, RoleRule because) {

    /** The only objects that they may do it to; empty means all. */
    public List<String> names() {
        return because.rule().names();
    }

    /** {@code RoleBinding shop/dev → Role shop/dev → /rules/0 (get on pods)}. */
    public String chain() {
        String from = because.isAggregated() ? " → gathered from " + because.origin() : "";
        return binding + " → " + because.role() + from + " → " + because.path() + " (" + because.rule() + ")";
    }
}
