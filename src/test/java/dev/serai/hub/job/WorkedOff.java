package dev.serai.hub.job;

import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When a hub has done what is due, and what failed a moment ago and would be due again soon. */
public final class WorkedOff {

    /** What goes on failing is not waited for. */
    private static final String AGAIN = "not picked and consecutive_failures + hub_failures between 1 and 3"
            + " and execution_time between now() and now() + interval '1 minute'";

    private static final String DUE = "(picked or execution_time <= now())";

    private WorkedOff() {}

    /** Returns when no job of this name is under way or due; what has failed is done again at once. */
    public static void await(JdbcClient jdbc, String name) {
        await(jdbc, name, " and task_name = '" + name + "'");
    }

    /** Returns when no job is under way or due; what has failed is done again at once. */
    public static void awaitAll(JdbcClient jdbc) {
        await(jdbc, "jobs", "");
    }

    private static void await(JdbcClient jdbc, String what, String which) {
        Awaitility.await(what + " worked off").until(() -> {
            int again = jdbc.sql("update job set execution_time = now() where " + AGAIN + which)
                    .update();
            return again == 0
                    && jdbc.sql("select count(*) from job where " + DUE + which)
                                    .query(Integer.class)
                                    .single()
                            == 0;
        });
    }
}
