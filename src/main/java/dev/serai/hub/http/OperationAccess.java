package dev.serai.hub.http;

import dev.serai.access.Scope;
import dev.serai.investigation.ToolPermit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether somebody may what an operation of the API does, for whoever does the same in another way. */
@Component
public class OperationAccess {

    private final ApiContract contract;

    OperationAccess(ApiContract contract) {
        this.contract = contract;
    }

    /** Only an operation that an account's role decides about, and that a token may call. */
    public Optional<ApiOperation> find(String id) {
        return contract.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .filter(operation -> operation.access() == ApiOperation.Access.ROLE && !operation.sessionOnly())
                .findFirst();
    }

    /** An operation that is not there is nobody's. */
    public boolean allows(String id, ToolPermit permit) {
        return find(id).filter(
                        operation -> operation.role() != null && permit.covers(operation.role(), operation.scope()))
                .isPresent();
    }

    /**
     * Which scopes the token lacks for these operations, sorted; none for a session.
     *
     * @throws IllegalArgumentException for an operation that is not there
     */
    public List<Scope> missing(Collection<String> ids, ToolPermit permit) {
        return ids.stream()
                .map(id -> find(id).orElseThrow(() -> new IllegalArgumentException("no operation " + id))
                        .scope())
                .filter(scope -> !permit.covers(permit.role(), scope))
                .distinct()
                .sorted(Comparator.comparing(Scope::toString))
                .toList();
    }
}
