/** The floor under all others: connections, tenants, transactions, group commit. It knows nothing of the domain. */
@NullMarked
package dev.serai.hub.db;

import org.jspecify.annotations.NullMarked;
