package dev.serai.hub.job;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The next attempts of what failed, which nobody need wait for. */
public final class Retries {

    private Retries() {}

    /** Makes all jobs of this name due that have failed and are not under way. */
    public static void now(JdbcClient jdbc, String name) {
        jdbc.sql("update job set execution_time = now() where task_name = ? and not picked and consecutive_failures > 0"
                        + " and execution_time > now()")
                .param(name)
                .update();
    }
}
